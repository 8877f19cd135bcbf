import type { GraphQLSchema } from 'graphql';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepSealing } from './journal/seal.ts';
import { readPeople } from './people/people.reader.ts';
import { singleSignOnDoor } from './people/access/single-sign-on.door.ts';
import { watchClocks } from './case/clock/clock.watch.ts';
import { watchReplannings } from './case/replanning/replan.watch.ts';
import { watchSatisfaction } from './feedback/satisfaction.watch.ts';
import { attachmentDoor } from './feedback/attachment.door.ts';
import { faceDoor } from './policy/face.service.ts';
import { readDeadlines } from './escalation/escalation.reader.ts';
import { watchMoves } from './escalation/moving/move.watch.ts';
import { watchDeadlines } from './escalation/escalation.watch.ts';
import type { House } from './platform/context.ts';
import type { Orm } from './platform/database/orm.ts';
import { schemaOf } from './platform/graphql.ts';
import { uploads } from './platform/uploads.ts';
import { openEvidence, takeFile } from './investigation/file.service.ts';
import { uploadDoor } from './investigation/evidence/upload.door.ts';
import { sharedText } from './investigation/text/text.door.ts';
import { watchTexts } from './investigation/text/text.watch.ts';
import { readActions } from './action/reopening.reader.ts';
import { identify } from './feedback/tracking.credentials.ts';
import { watchUnread } from './notice/telling.watch.ts';
import { readNotices } from './notice/notice.reader.ts';
import { openDoors } from './doors.ts';
import { enterHouse, isEmpty, type Inside, type Opens } from './inside.ts';
import { presence } from './presence/presence.ts';
import { resolvers } from './schema.ts';

interface Starts extends Opens {
  /** Told each per cent of the demonstration, where one is loaded behind the first answer. */
  readonly onDemonstration?: (percent: number) => void;
}

/** A running house. Stops in order: refuse, drain, readers, pool; the database is its supervisor's business. */
export interface Running {
  readonly house: House;
  readonly orm: Orm;
  readonly schema: GraphQLSchema;
  readonly server: Server;
  /** The origin it answers on, as 'http://127.0.0.1:4000'. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts everything, in order. */
export const openHouse = async (opens: Starts): Promise<Running> => {
  const { config } = opens;
  const inside = await enterHouse(opens);
  const { house, orm, bell, origin, close } = inside;
  const schema = schemaOf(resolvers);
  const doors = await openDoors({ inside, config, schema, identify,
    more: { '/files': (contextOf) => uploads({ contextOf, take: takeFile, open: openEvidence }), '/uploads': uploadDoor, '/attach': attachmentDoor, '/face': faceDoor, '/auth/oidc': singleSignOnDoor },
  });
  const { server, io } = doors;
  const present = presence(io, house, { identify, bell, shared: !!config.redisUrl });
  const texts = sharedText(io, house, { identify, bell, hear: doors.hear });
  const demonstration = config.demo ? await import('./demo/demo.service.ts') : null;
  if (demonstration && (await isEmpty(house))) await demonstration.beginDemonstration(house);
  const stopSealing = keepSealing(house, config);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, config.host, resolve));
  const { port } = server.address() as AddressInfo;

  origin.value = config.publicUrl ?? `http://${config.host}:${port}`;
  const people = await readPeople({ house, bell, poll: 2_000 });
  const notices = await readNotices({ house, bell, poll: 2_000 });
  const playing = new AbortController();
  const watching = demonstration
    ? demonstration.playDemonstration(house, { signal: playing.signal, ...(opens.onDemonstration ? { onProgress: opens.onDemonstration } : {}) })
        .catch((error: unknown) => house.log.error('The demonstration could not be loaded to its end.', { error }))
        .then(() => (playing.signal.aborted ? null : watchTime(inside)))
    : Promise.resolve(await watchTime(inside));

  return {
    house, orm, schema, server,
    origin: origin.value,
    async stop() {
      await present.stop();
      await texts.stop();
      await doors.close();
      await stopSealing();
      await people.stop();
      await notices.stop();
      playing.abort();
      await (await watching)?.stop();
      await close();
    },
  };
};

/** What acts when time has come. Not while a demonstration is played: its past happens on a clock of its own. */
const watchTime = async ({ house, bell }: Inside): Promise<{ stop(): Promise<void> }> => {
  const actions = await readActions({ house, bell, poll: 2_000 });
  const deadlines = await readDeadlines({ house, bell, poll: 2_000 });
  const watches = [watchDeadlines(house, bell), watchClocks(house, bell), watchReplannings(house, bell), watchMoves(house, bell), watchSatisfaction(house, bell), watchUnread(house, bell), watchTexts(house, bell)];
  return {
    async stop() {
      await actions.stop();
      await Promise.all(watches.map((stop) => stop()));
      await deadlines.stop();
    },
  };
};
