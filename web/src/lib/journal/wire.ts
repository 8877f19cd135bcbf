import { overEvents } from './events.ts';
import type { Open } from './feed.svelte.ts';
import type { Watch } from './watch.ts';

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

/** What speaks on a socket is fetched once the page is there; it cannot be fetched where the line is gone, and is tried again like any broken line. */
const overFetchedSocket = (watch: Watch): Open => (after, on) => {
  let over = false;
  let close: (() => void) | undefined;
  void import('./socket.ts').then(({ overSocket }) => {
    if (!over) close = overSocket(watch)(after, on);
  }, () => over || on.ended({ kind: 'broken' }));
  return () => {
    over = true;
    close?.();
  };
};

const ways = { socket: overFetchedSocket, events: overEvents } as const;
