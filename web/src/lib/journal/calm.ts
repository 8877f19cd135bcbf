import { Feed, type Position } from './feed.svelte.ts';
import { wire } from './wire.ts';
import { StreamFeed } from '#schema/documents/journal.ts';

/** Milliseconds: figures follow what happens, not each step of it; apart from one another, so that not all screens ask at once. */
const rest = { least: 2_000, spread: 2_000 };

/**
 * Asks anew, now and then, while the journal (or another stream: 'house') tells of something: for figures and tables beside which nobody waits for the second.
 * A screen that nobody looks at waits until somebody does.
 * @param again asks for everything; @returns the place that the answer is true for
 * @returns what ends it
 */
export function followCalmly(position: Position, again: () => Promise<Position | null>, stream: 'journal' | 'house' = 'journal'): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (document.visibilityState === 'visible') void again();
      else document.addEventListener('visibilitychange', soon, { once: true });
    }, rest.least + Math.random() * rest.spread);
  };
  const stop = new Feed({
    open: wire({ feed: StreamFeed, variables: { stream } }), order: stream === 'journal' ? 'chained' : 'counted', after: position,
    on: { entries: soon, snapshot: async () => (await again()) ?? undefined },
  }).start();
  return () => {
    stop();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', soon);
  };
}
