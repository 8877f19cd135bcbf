import type { Hears } from '../platform/watch.ts';

/** The bell is not the letter: it says "look", readers always read the table, and a slow poll makes a lost ring harmless. */
export interface Bell {
  ring(streams: readonly string[]): void;
  /** @returns how to stop hearing. */
  hear(listener: (streams: readonly string[]) => void): () => void;
  close(): Promise<void>;
}

/** For a watch of what time makes due in cases: whatever happens to one may bring that nearer. */
export const stirredByCases = (bell: Bell): Hears => (_wake, stir) => bell.hear((streams) => (!streams.length || streams.some((stream) => stream.startsWith('case:'))) && stir());

/** Within one process; the other bells carry the same over PostgreSQL or Redis. */
export const localBell = (): Bell => {
  const listeners = new Set<(streams: readonly string[]) => void>();
  return {
    ring: (streams) => listeners.forEach((listener) => listener(streams)),
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => listeners.clear(),
  };
};
