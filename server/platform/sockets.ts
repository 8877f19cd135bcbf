// Long because everything that may come through a socket is admitted or refused here, in order.
import { execute, GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { bucket } from './bucket.ts';
import { Context, type Actor, type House, type Request } from './context.ts';
import { formatError } from './graphql.ts';
import type { Identifies } from './http.ts';
import { closing, type Live, type Peer } from './live.ts';
import { limits, tookTooLong } from './limits.ts';
import type { Origins } from './origins.ts';
import type { Parcel } from './parcel.ts';
import { exceptional } from './problem.ts';
import { put, type Wire } from './put.ts';
import { isAdmitted, subscribedTo, type Documents } from './trusted.ts';
import type { Working } from './working.ts';

/** What one client may do to its socket, and one person with theirs. */
export const caps = { frame: 262_144, subscriptions: 50, socketsEach: 40, messages: { burst: 120, perSecond: 20 } } as const;
/** Milliseconds between two pings; who answers none in between is gone. */
const pingEvery = 12_000;

interface Opens {
  readonly server: Server;
  readonly house: House;
  readonly schema: GraphQLSchema;
  readonly identify: Identifies;
  readonly origins: Origins;
  readonly documents: Documents;
  readonly live: Live;
  readonly working: Working;
  readonly reached: () => string;
  /** Who takes the upgrades of other paths, after the same check: socket.io. */
  readonly elsewhere: Readonly<Record<string, (req: IncomingMessage, socket: Duplex, head: Buffer) => void>>;
}

export interface Sockets {
  /** No new ones from now on. */
  refuse(): void;
  /** Ends all within `ms`, one after the other, so that they do not come back in the same second. */
  close(ms: number): Promise<void>;
  readonly count: number;
}

interface Extra { readonly peer: Peer; readonly request: Pick<Request, 'id' | 'address' | 'agent'>; come: Pick<IncomingMessage, 'headers'> }

/** The one check of an upgrade, whatever it becomes. */
export const verifyUpgrade = (origins: Origins, req: IncomingMessage): 403 | undefined => (origins.foreign(req) ? 403 : undefined);

/** One router for every upgrade: graphql-transport-ws at /graphql, socket.io beside it. */
export const openSockets = (opens: Opens): Sockets => {
  const { server, house, identify, origins, elsewhere } = opens;
  const wss = new WebSocketServer({ noServer: true, maxPayload: caps.frame, perMessageDeflate: false, handleProtocols, clientTracking: false });
  const all = new Set<WebSocket>();
  const perPerson = new Map<string, number>();
  let refusing = false;
  const protocol = protocolOver(opens);

  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const path = (req.url ?? '').split('?', 1)[0];
    if (refusing) return refuse(socket, 503);
    const refused = verifyUpgrade(origins, req);
    if (refused) return refuse(socket, refused);
    const taker = Object.entries(elsewhere).find(([prefix]) => path === prefix || path?.startsWith(`${prefix}/`))?.[1];
    if (taker) return taker(req, socket, head);
    if (path !== '/graphql') return refuse(socket, 404);
    void identify(house, req).then(
      ({ actor, language }) => {
        const key = actor.kind === 'anonymous' ? `at ${req.socket.remoteAddress}` : `${actor.kind} ${actor.id}`;
        const others = perPerson.get(key) ?? 0;
        if (others >= caps.socketsEach) return refuse(socket, 429);
        if (socket.destroyed) return;
        wss.handleUpgrade(req, socket, head, (ws) => {
          perPerson.set(key, (perPerson.get(key) ?? 0) + 1);
          all.add(ws);
          ws.once('close', () => {
            all.delete(ws);
            const left = (perPerson.get(key) ?? 1) - 1;
            if (left > 0) perPerson.set(key, left);
            else perPerson.delete(key);
          });
          protocol(ws, actor, language, req);
        });
      },
      (error: unknown) => (house.log.error('An upgrade could not be identified.', { error }), refuse(socket, 503)),
    );
  });

  const answered = new WeakSet<WebSocket>();
  const pings = setInterval(() => {
    for (const ws of all) {
      if (!answered.has(ws) && (ws as Pinged).pinged) ws.terminate();
      else {
        answered.delete(ws);
        if (!(ws as Pinged).pinged) ws.on('pong', () => answered.add(ws));
        (ws as Pinged).pinged = true;
        ws.ping();
      }
    }
  }, pingEvery);
  pings.unref();

  return {
    refuse: () => void (refusing = true),
    async close(ms) {
      clearInterval(pings);
      const open = [...all];
      const gone = Promise.all(open.map((ws) => new Promise<void>((resolve) => ws.once('close', () => resolve()))));
      for (const [at, ws] of open.entries()) {
        if (at > 0 && ms > 0) await new Promise((resolve) => setTimeout(resolve, ms / open.length));
        ws.close(closing.again, 'The server is restarting.');
      }
      const late = setTimeout(() => open.forEach((ws) => ws.terminate()), 1_000);
      await gone;
      clearTimeout(late);
    },
    get count() {
      return all.size;
    },
  };
};

type Pinged = WebSocket & { pinged?: boolean };

/** graphql-transport-ws over one socket. Queries and mutations are executed as over HTTP; feeds are the hub's. */
const protocolOver = ({ house, schema, identify, documents, live, working, reached }: Opens) => {
  const graphql = makeServer<{ authorization?: unknown }, Extra>({
    onConnect: async ({ extra, connectionParams }) => {
      // A browser cannot set headers on a socket: GraphiQL brings its token in the first message.
      const authorization = connectionParams?.authorization ?? (connectionParams as { Authorization?: unknown } | undefined)?.Authorization;
      if (typeof authorization !== 'string') return true;
      extra.come = { headers: { ...extra.come.headers, authorization } };
      extra.peer.actor = await extra.peer.again();
      return true;
    },
    onSubscribe: async ({ extra, subscriptions }, id, payload) => {
      if (Object.keys(subscriptions).length > caps.subscriptions) return [closedOff(tooManyFeeds, contextOf(extra, extra.peer.actor))];
      const admitted = documents.admit(extra.peer.actor, payload as SubscribePayload);
      if (!isAdmitted(admitted)) return admitted.map((error) => closedOff(error, contextOf(extra, extra.peer.actor)));
      const { document, operationName, variables } = admitted;
      const after = (payload.extensions as { after?: unknown } | null | undefined)?.after;
      const given = subscribedTo(admitted);
      if (given) return { schema, document, operationName, variableValues: variables, contextValue: { watch: () => live.watch(extra.peer, { ...admitted, given, id, after }) } };
      const actor = await extra.peer.again();
      return { schema, document, operationName, variableValues: variables, contextValue: contextOf(extra, actor) };
    },
    subscribe: (async ({ contextValue }: { contextValue: { watch: () => Promise<unknown> } }) => contextValue.watch()) as never,
    execute: (async (args: Parameters<typeof execute>[0]) => told(await within(limits.milliseconds, working.during(async () => execute(args))), args.contextValue as Context)) as never,
    onError: () => undefined,
  });
  const contextOf = ({ request, peer }: Extra, actor: Actor): Context => new Context(house, actor, peer.language, { ...request, id: randomUUID(), reached: reached() } satisfies Request);

  return (ws: WebSocket, actor: Actor, language: Peer['language'], req: IncomingMessage): void => {
    const { cookie, authorization } = req.headers;
    const come = { headers: { ...(cookie ? { cookie } : {}), ...(authorization ? { authorization } : {}) } };
    const extra: Extra = {
      come,
      request: { id: 'socket', address: req.socket.remoteAddress, agent: req.headers['user-agent'] },
      peer: { actor, language, line: lineOver(ws), again: async () => (await identify(house, extra.come as IncomingMessage)).actor },
    };
    const passes = bucket(caps.messages);
    const closed = graphql.opened(
      {
        protocol: ws.protocol,
        send: (data) => void (ws.readyState === ws.OPEN && ws.send(data)),
        close: (code, reason) => ws.close(code, reason),
        onMessage: (take) =>
          void ws.on('message', (data: RawData) => {
            if (!passes()) return ws.close(closing.tooMuch, language === 'ar' ? 'رسائل كثيرة في وقت قصير.' : 'Too many messages in a short time.');
            take(String(data)).catch((error: unknown) => {
              house.log.error('A message of a socket could not be handled.', { error });
              ws.close(1011, 'Something went wrong on our side.');
            });
          }),
      },
      extra,
    );
    ws.on('error', () => ws.terminate());
    ws.once('close', (code, reason) => {
      live.gone(extra.peer);
      void closed(code, String(reason));
    });
  };
};

/** Frames are written to the connection as they are: they were encoded once for all. */
const lineOver = (ws: WebSocket): Peer['line'] => {
  const { _socket: wire } = ws as unknown as { _socket: Wire };
  return {
    send: (parcel: Parcel, id: string) => void (ws.readyState === ws.OPEN && put(wire, parcel.forSocket(id))),
    get buffered() {
      return wire.writableLength;
    },
    close: (code, reason) => ws.close(code, reason),
    cut: () => ws.terminate(),
  };
};

const told = (result: ExecutionResult, ctx: Context): ExecutionResult =>
  (result.errors ? { ...result, errors: result.errors.map((error) => Object.assign(new GraphQLError(error.message), formatted(error, ctx))) } : result);
const formatted = (error: GraphQLError, ctx: Context): { message: string; extensions: Record<string, unknown> } => {
  const { message, extensions } = formatError(error.toJSON(), error, ctx);
  return { message, extensions: { ...extensions } };
};
const closedOff = (error: GraphQLError, ctx: Context): GraphQLError => {
  const { message, extensions } = formatted(error, ctx);
  return new GraphQLError(message, { extensions });
};
const tooManyFeeds = exceptional('LIMIT', { en: `A socket holds at most ${caps.subscriptions} subscriptions.`, ar: `لا يتجاوز عدد الاشتراكات في الاتصال الواحد ${caps.subscriptions}.` });

const within = <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout;
  return Promise.race([work, new Promise<never>((_, reject) => (timer = setTimeout(() => reject(tookTooLong()), ms)))]).finally(() => clearTimeout(timer));
};

const refuse = (socket: Duplex, status: number): void => {
  const says: Readonly<Record<number, string>> = { 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests', 503: 'Service Unavailable' };
  socket.end(`HTTP/1.1 ${status} ${says[status]}\r\nConnection: close\r\nContent-Length: 0\r\n${status === 503 ? 'Retry-After: 2\r\n' : ''}\r\n`);
};
