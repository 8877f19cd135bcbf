import type { GraphQLSchema } from 'graphql';
import type { House } from '../platform/context.ts';
import { together } from '../platform/database/together.ts';
import type { Bell } from './bell.ts';
import { Hub } from './hub.ts';
import { cursorText } from './reader.ts';
import { followLive, type Tail } from './tail.ts';

interface Opens {
  readonly house: House;
  readonly bell: Bell;
  readonly schema: GraphQLSchema;
  /** What is told apart by it: pages of another build ask to be loaded anew. */
  readonly build: string;
  /** Which of these sessions have ended; people/ knows. */
  readonly ended: (house: House, sessionIds: readonly string[]) => Promise<readonly string[]>;
  /** Whether this person still works here. */
  readonly worksHere: (house: House, personId: string) => Promise<boolean>;
}

/** Milliseconds: between two looks when nothing rings; between two looks in a storm; after which a journal that is silent, or held back, gives no proof of life. */
const pace = { poll: 2_500, gather: 60, proof: 5_000 };

/** What is live on this server: a tail of the journal and the hub that it feeds. */
export interface LiveService { readonly hub: Hub; reached(): string; stop(): Promise<void>; lag(): number }

export const openLive = async ({ house, bell, schema, build, ended, worksHere }: Opens): Promise<LiveService> => {
  const parts: { hub?: Hub; tail?: Tail } = {};
  const reading = together(house.fork(), house.ask);
  const tail = await followLive({ fork: () => reading, bell, log: house.log, poll: pace.poll, gather: pace.gather, onEntries: (entries, reached) => parts.hub?.deliver(entries, reached), onHeld: () => parts.hub?.hint() });
  const hub = new Hub({
    house, schema, build, epoch: tail.cursor.epoch, from: tail.cursor, look: () => tail.look(), reading: () => tail.readWithin(pace.proof), ended: (ids) => ended(house, ids), worksHere: (id) => worksHere(house, id),
  });
  parts.hub = hub;
  return {
    hub,
    reached: () => cursorText(hub.reached),
    lag: () => (tail.readWithin(pace.proof) ? 0 : 1),
    async stop() {
      hub.stop();
      await tail.stop();
    },
  };
};
