import { createClient, type Client } from 'graphql-ws/client';
import { hashOf } from '#lib/platform/trusted.ts';
import type { Ending, Frame, Open } from './feed.svelte.ts';
import type { Watch } from './watch.ts';

const pingEvery = 10_000;
const pongWithin = 5_000;
/** A server speaks every few seconds: a socket that was silent for so long (a sleep, a pulled cable) is dead, whatever it believes. */
const silentAtMost = 15_000;
const unauthenticated = 4401;
const forbidden = 4403;

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
  nextId = id;
  const stop = socket().subscribe<Record<string, Frame>>(
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
  return () => {
    over = true;
    taken.delete(id);
    stop();
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

let shared: Client | null = null;
let heardAt = 0;

/** One socket for all feeds of the page. Feeds dial again themselves, with their position; the client must not. */
function socket(): Client {
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
