import type { Client } from 'graphql-ws/client';
import { screen } from '#lib/platform/freshness.svelte.ts';
import { hashOf } from '#lib/platform/trusted.ts';
import type { Ending, Frame, Open } from './feed.svelte.ts';

/** Which feed: a subscription of schema/documents, and what it is asked with. */
export interface Watch {
  feed: unknown;
  variables: Record<string, unknown>;
}

const pingEvery = 10_000;
const pongWithin = 5_000;
/** A server speaks every few seconds: a socket that was silent for so long (a sleep, a pulled cable) is dead, whatever it believes. */
const silentAtMost = 15_000;
const unauthenticated = 4401;
const forbidden = 4403;

/**
 * The feed over WebSocket, and over plain HTTP where sockets are blocked: twice without a word on one and the other is tried. What works
 * is remembered for the page.
 */
export const wire = (watch: Watch): Open => (after, on) => {
  let heard = false;
  const way = failures.socket > failures.events ? 'events' : 'socket';
  return (way === 'socket' ? overSocket : overEvents)(watch)(after, {
    frame: (frame) => {
      heard = true;
      failures[way] = patience[way];
      on.frame(frame);
    },
    ended: (how) => {
      if (how.kind === 'broken' && !heard) failures[way]++;
      on.ended(how);
    },
  });
};

const patience = { socket: -1, events: 0 } as const;
const failures: { socket: number; events: number } = { ...patience };

/** graphql-transport-ws at /graphql. The document travels as its hash, the position in `extensions`, outside the key of shared execution. */
export const overSocket = ({ feed, variables }: Watch): Open => (after, on) => {
  const id = freeId(hashOf(feed), variables);
  let over = false;
  const end = (how: Ending) => {
    taken.delete(id);
    if (over) return;
    over = true;
    on.ended(how);
  };
  taken.add(id);
  if (shared && performance.now() - heardAt > silentAtMost) {
    heardAt = performance.now();
    shared.terminate();
  }
  let stop: (() => void) | undefined;
  void socket().then((client) => {
    if (over) return;
    nextId = id;
    stop = client.subscribe<Record<string, Frame>>(
      { query: '', variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(feed) }, after } },
      {
        next: ({ data, errors }) => {
          const frame = data && Object.values(data)[0];
          if (frame) on.frame(frame);
          else if (errors) end(endingOf(errors));
        },
        error: (problem) => end(endingOf(problem)),
        complete: () => end({ kind: 'broken' }),
      },
    );
  }, () => end({ kind: 'broken' }));
  return () => {
    over = true;
    taken.delete(id);
    stop?.();
  };
};

/**
 * One name for all who watch the same, so that the server's one prebuilt frame serves them all. A name is not used again at once: the
 * end of what it named before may still be on its way.
 */
const freeId = (hash: string, variables: Record<string, unknown>): string => {
  const name = `${hash.slice(0, 12)}:${Object.values(variables).join(':')}`;
  for (let turn = turns.get(name) ?? 0; ; turn++) {
    const id = `${name}#${turn % 64}`;
    if (taken.has(id)) continue;
    turns.set(name, turn + 1);
    return id;
  }
};
const taken = new Set<string>();
const turns = new Map<string, number>();
let nextId = '';

/** The same frames as server-sent events: `GET /feed?operation=<hash>&variables=<json>&after=<json>`. */
export const overEvents = ({ feed, variables }: Watch): Open => (after, on) => {
  const gone = new AbortController();
  const address = new URL('/feed', location.href);
  address.search = new URLSearchParams({ operation: hashOf(feed), variables: JSON.stringify(variables), after: JSON.stringify(after) }).toString();
  void (async () => {
    try {
      const response = await fetch(address, { headers: { accept: 'text/event-stream' }, signal: gone.signal, cache: 'no-store' });
      if (response.status === 401) return on.ended({ kind: 'unauthenticated' });
      if (response.status === 403 || response.status === 404) return on.ended({ kind: 'forbidden', reason: null });
      // A network that answers in the place of this house (a captive portal) sends a page, with a good conscience.
      screen.reached = (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
      if (response.ok && response.body && screen.reached) for await (const data of eventsOf(response.body)) on.frame(JSON.parse(data) as Frame);
    } catch {
      // Falls through: a broken line is a broken line, whichever way it broke.
    }
    if (!gone.signal.aborted) on.ended({ kind: 'broken' });
  })();
  return () => gone.abort();
};

/** The `data` of each event of a stream, whatever chunks it comes in. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const events = rest.split(/\r?\n\r?\n/);
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.split(/\r?\n/).filter((line) => line.startsWith('data:')).map((line) => line.slice(5).replace(/^ /, ''));
      if (data.length > 0) yield data.join('\n');
    }
  }
}

let shared: Client | null = null;
let heardAt = 0;

/** One socket for all feeds of the page; what speaks on it is fetched once the page is there. Feeds dial again themselves, with their position; the client must not. */
async function socket(): Promise<Client> {
  const { createClient } = await import('graphql-ws/client');
  if (shared) return shared;
  const address = new URL('/graphql', location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  let waiting: ReturnType<typeof setTimeout> | undefined;
  shared = createClient({
    url: address.href,
    lazy: true,
    lazyCloseTimeout: 3_000,
    generateID: () => nextId,
    retryAttempts: 0,
    shouldRetry: () => false,
    connectionAckWaitTimeout: pongWithin,
    keepAlive: pingEvery,
    on: {
      opened: () => (heardAt = performance.now()),
      message: () => (heardAt = performance.now()),
      // A half-open socket swallows pings without a word.
      ping: (received) => {
        if (!received) waiting = setTimeout(() => shared?.terminate(), pongWithin);
      },
      pong: (received) => {
        if (received) clearTimeout(waiting);
      },
      closed: () => clearTimeout(waiting),
    },
  });
  return shared;
}

function endingOf(problem: unknown): Ending {
  const code = (problem as { code?: number } | null)?.code;
  if (code === unauthenticated) return { kind: 'unauthenticated' };
  if (code === forbidden) return { kind: 'forbidden', reason: (problem as { reason?: string }).reason || null };
  const first = Array.isArray(problem) ? (problem[0] as { message?: string; extensions?: { code?: string } } | undefined) : undefined;
  if (first?.extensions?.code === 'UNAUTHENTICATED') return { kind: 'unauthenticated' };
  if (first?.extensions?.code === 'FORBIDDEN' || first?.extensions?.code === 'NOT_FOUND') return { kind: 'forbidden', reason: first.message ?? null };
  return { kind: 'broken' };
}
