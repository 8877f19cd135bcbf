import type { Ending, Open } from './feed.svelte.ts';

/** Which feed: a subscription of schema/documents, and what it is asked with. */
export interface Watch {
  feed: unknown;
  variables: Record<string, unknown>;
}

/**
 * The feed over WebSocket, and over plain HTTP where sockets are blocked: twice without a word on one and the other is tried. What works
 * is remembered for the page.
 */
export const wire = (watch: Watch): Open => (after, on) => {
  let heard = false;
  const way = failures.socket > failures.events ? 'events' : 'socket';
  return ways[way](watch)(after, {
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

/** What speaks on a line is fetched once the page is there. A line that cannot be fetched is a broken one, and is tried again like any other. */
const fetched = (load: () => Promise<(watch: Watch) => Open>) => (watch: Watch): Open => (after, on) => {
  let over = false;
  let close: (() => void) | undefined;
  const broken: Ending = { kind: 'broken' };
  void load().then((open) => {
    if (!over) close = open(watch)(after, on);
  }, () => over || on.ended(broken));
  return () => {
    over = true;
    close?.();
  };
};

const ways = {
  socket: fetched(async () => (await import('./socket.ts')).overSocket),
  events: fetched(async () => (await import('./events.ts')).overEvents),
} as const;
