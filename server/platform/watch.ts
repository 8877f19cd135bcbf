import type { House } from './context.ts';

/**
 * Milliseconds: a look under everything else, since a ring may be lost; and how soon it is looked when something has stirred, which may
 * have brought nearer what is due next.
 */
const pace = { rest: 10_000, stirred: 2_000 };

/** How a watch hears: `wake` where something is due at once, `stir` where something may be due sooner than was known. @returns how to hear no more */
export type Hears = (wake: () => void, stir: () => void) => () => void;

/**
 * Looks, again and again until stopped, at what time alone has made due: at the very instant that a look says is next, when woken, soon
 * after a stir, and every ten seconds besides. A fault is told and costs one look; it neither ends the watch nor makes it spin.
 * @param look does what is due. @returns when something is due next, or `more` where more is due than one look takes
 * @returns how to stop; resolves when the last look is over
 */
export const keepLooking = (house: House, fault: string, look: () => Promise<Date | 'more' | null>, hear?: Hears): (() => Promise<void>) => {
  const stopping = new AbortController();
  let woken = new AbortController();
  let stirring: NodeJS.Timeout | undefined;
  const wake = (): void => woken.abort();
  const unhear = hear?.(wake, () => void (stirring ??= setTimeout(wake, pace.stirred)));
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      woken = new AbortController();
      clearTimeout(stirring);
      stirring = undefined;
      const since = house.clock.now();
      const next = await look().catch((error: unknown) => (house.log.error(fault, { error }), null));
      // What fell due under way is not what could not be done.
      if (next === 'more' || (next && next > since && next <= house.clock.now())) continue;
      const rested = new AbortController();
      const signal = AbortSignal.any([stopping.signal, woken.signal, rested.signal]);
      // What is due and could not be done waits for the next look.
      await Promise.race([house.clock.rests(since, pace.rest, signal), ...(next && next > house.clock.now() ? [house.clock.wakeAt(next, signal)] : [])]);
      rested.abort();
    }
  })();
  return async () => {
    unhear?.();
    clearTimeout(stirring);
    stopping.abort();
    await loop;
  };
};
