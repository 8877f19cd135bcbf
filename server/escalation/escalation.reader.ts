import type { EntityManager } from '@mikro-orm/postgresql';
import { Context, system, type House } from '../platform/context.ts';
import { Refused } from '../platform/problem.ts';
import type { Bell } from '../journal/bell.ts';
import type { StoredEntry } from '../journal/entry.entity.ts';
import { streamOf } from '../journal/stream.entity.ts';
import { followAs, type Tail } from '../journal/tail.ts';
import { climbsBy } from './escalation.policy.ts';
import { escalate } from './escalation.service.ts';
import { planSteps } from './plan.service.ts';

/** What changes words alone moves no deadline. */
const movesNothing = new Set(['case.retitled', 'case.described', 'case.pinned', 'case.referenceAdded', 'case.imported', 'room.said', 'task.set', 'task.done']);

/** Whatever happens to a case may move its deadlines, and some of it is a reason to climb by itself. */
export const readDeadlines = ({ house, bell, poll }: { readonly house: House; readonly bell: Bell; readonly poll: number }): Promise<Tail> =>
  followAs('escalation', {
    fork: house.fork, bell, log: house.log, poll, concerns: ({ stream, kind }) => stream.startsWith('case:') && !movesNothing.has(kind), rings: 'deadlines',
    onEntries: async (entries, em) => {
      const ofCases = entries.filter(({ stream, kind }) => stream.startsWith('case:') && kind !== 'case.imported');
      // Before anything is planned: whoever raises holds the case, and may wait for whoever plans it.
      for (const entry of ofCases) await raiseBy(house, entry);
      await plan(house, ofCases, em);
    },
  });

/** The steps of the ladder are planned anew, in the transaction that moves this reader on. */
const plan = async (house: House, entries: readonly StoredEntry[], em: EntityManager): Promise<void> => {
  for (const id of new Set(entries.map(({ stream }) => streamOf(stream).id))) await planSteps(em, id, house.clock.now());
};

/** Once for each entry, however often it is read: the operation bears the entry's place as its name. */
const raiseBy = async (house: House, entry: StoredEntry): Promise<void> => {
  const climbs = climbsBy(entry);
  if (!climbs) return;
  const ctx = new Context(house, system, 'en').doing(`${entry.stream}#${entry.seq}`);
  await escalate(ctx, streamOf(entry.stream).id, { ...climbs, at: entry.happenedAt }).catch((error: unknown) => {
    // Closed meanwhile, at the top already, or raised for this in the same cycle: nothing to climb.
    if (!(error instanceof Refused)) throw error;
  });
};
