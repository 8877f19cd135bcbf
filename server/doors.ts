import type { GraphQLSchema } from 'graphql';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import { Server as SocketServer } from 'socket.io';
import { tellPages, type Config } from './config.ts';
import { ProgressPort } from './demo/progress.ts';
import { sessionKeeper } from './people/access/credentials.service.ts';
import { endedSessions, worksHere } from './people/live.read.ts';
import { casesFinished } from './case/list/finished.read.ts';
import { boardFinished, boardItemsFinished } from './escalation/finished.read.ts';
import type { Hub } from './journal/hub.ts';
import { openLive } from './journal/live.service.ts';
import type { Inside } from './inside.ts';
import { api } from './platform/api.ts';
import { pause } from './platform/clock.ts';
import { events } from './platform/events.ts';
import { graphiql } from './platform/graphiql.ts';
import { apolloOver } from './platform/graphql.ts';
import { addressHeaders, webApp, type ContextOf, type Identifies } from './platform/http.ts';
import { openMeasures } from './platform/measures.ts';
import { Origins } from './platform/origins.ts';
import { openSockets, verifyUpgrade } from './platform/sockets.ts';
import { Documents } from './platform/trusted.ts';
import { Working } from './platform/working.ts';

interface Opens {
  readonly inside: Inside;
  readonly config: Config;
  readonly schema: GraphQLSchema;
  readonly identify: Identifies;
  readonly more: Readonly<Record<string, (contextOf: ContextOf) => RequestHandler>>;
}

/** Milliseconds that a stop gives to what is under way, and to sockets for going one after the other. */
const patience = { work: 10_000, sockets: 3_000 };

/** Everything by which the outside comes in: requests, sockets, feeds. */
export interface Doors {
  readonly server: Server;
  readonly io: SocketServer;
  readonly documents: Documents;
  /** Hears of every change of who may see. */
  readonly hear: Hub['hear'];
  /** Not ready → no new sockets → what is under way is finished → sockets end, spread over time → feeds and requests end. */
  close(): Promise<void>;
}

export const openDoors = async ({ inside, config, schema, identify, more }: Opens): Promise<Doors> => {
  const { house, bell, orm } = inside;
  const documents = new Documents(schema, json('trusted.json'), json('trusted.names.json'));
  documents.hot('Cases', casesFinished);
  documents.hot('Board', boardFinished);
  documents.hot('BoardItems', boardItemsFinished);
  const origins = new Origins(config.publicUrl, config.trustProxy !== false);
  const measures = openMeasures();
  const working = new Working();
  const apollo = apolloOver(schema);
  await apollo.start();
  const live = await openLive({ house, bell, schema, build: build(), ended: endedSessions, worksHere });
  let stopping = false;
  tellPages({ PROTOCOL_HEADER: addressHeaders.protocol, HOST_HEADER: addressHeaders.host });
  const app = await webApp({
    house, config, schema, documents, measures, working, identify, keepSession: sessionKeeper, reached: live.reached,
    ready: async () => !stopping && (await orm.isConnected()),
    loaded: () => house.port(ProgressPort).percent,
    doors: {
      '/graphql': api({ apollo, schema, documents, origins, measures, working }),
      '/feed': () => events({ house, identify, documents, live: live.hub }),
      '/graphiql': graphiql(documents.hashOf('MakeTokenForAnHour')),
      ...more,
    },
  });
  const server = createServer(app);
  server.requestTimeout = 60_000;
  const between = config.redisUrl ? await (await import('./presence/between.redis.ts')).betweenServers(config.redisUrl, house.log) : undefined;
  const io = new SocketServer({
    ...(between && { adapter: between.adapter }),
    path: '/socket.io', serveClient: false, maxHttpBufferSize: 65_536, perMessageDeflate: false, httpCompression: false,
    // A cable that was pulled says nothing: both ends know within eighteen seconds, so that no caret and no “online” outlives its person for long.
    pingInterval: 10_000, pingTimeout: 8_000,
    allowRequest: (req, allow) => allow(null, !stopping && verifyUpgrade(origins, req) === undefined),
  });
  io.attach(server, { destroyUpgrade: false, path: '/socket.io' } as never);
  // There is one router of upgrades, and it is ours.
  server.removeAllListeners('upgrade');
  const sockets = openSockets({ server, house, schema, identify, origins, documents, working, live: live.hub, reached: live.reached, elsewhere: { '/socket.io': (req, socket, head) => io.engine.handleUpgrade(req as never, socket, head) } });

  measures.gauge('feed_lag_seconds', 'How far the live tail lies behind the journal.', live.lag);
  measures.gauge('feed_subscriptions', 'Subscriptions that are open on this server.', () => live.hub.figures.watches);
  measures.gauge('feed_groups', 'Shared executions that serve them.', () => live.hub.figures.groups);
  measures.gauge('sockets', 'Sockets of graphql-transport-ws that are open.', () => sockets.count);

  return {
    server, io, documents,
    hear: (listener) => live.hub.hear(listener),
    async close() {
      stopping = true;
      sockets.refuse();
      await working.settled(patience.work);
      await sockets.close(sockets.count > 20 ? patience.sockets : 0);
      await live.stop();
      await io.close();
      between?.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        void pause(1_000).then(() => server.closeAllConnections());
      });
      // Whoever asked may be gone; what they asked for still reads and writes.
      await working.settled(patience.work);
      await apollo.stop();
    },
  };
};

const json = (name: string): Record<string, string> => JSON.parse(readFileSync(new URL(`../schema/${name}`, import.meta.url), 'utf8')) as Record<string, string>;

/** What this build is told apart by: the pages that it serves and the documents that it knows. */
const build = (): string => {
  const pages = new URL('../web/client/_app/version.json', import.meta.url);
  const parts = [readFileSync(new URL('../schema/trusted.json', import.meta.url)), ...(existsSync(pages) ? [readFileSync(pages)] : [])];
  return parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex').slice(0, 12);
};
