import { pause } from './clock.ts';
import type { House } from './context.ts';

/** A look under everything else, in milliseconds: a ring may be lost, and other servers begin what this one does not hear of. */
const atLeastEvery = 2_000;

/**
 * Looks, again and again until stopped, at what time alone has made due: at the very instant that a look says is next, when woken, and every
 * two seconds besides. A fault is told and costs one look; it neither ends the watch nor makes it spin.
 * @param look does what is due. @returns when something is due next, or `more` where more is due than one look takes
 * @param hear how something earlier wakes it. @returns how to hear no more
 * @returns how to stop; resolves when the last look is over
 */
export const keepLooking = (house: House, fault: string, look: () => Promise<Date | 'more' | null>, hear?: (wake: () => void) => () => void): (() => Promise<void>) => {
  const stopping = new AbortController();
  let woken = new AbortController();
  const unhear = hear?.(() => woken.abort());
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      woken = new AbortController();
      const next = await look().catch((error: unknown) => (house.log.error(fault, { error }), null));
      if (next === 'more') continue;
      const rested = new AbortController();
      const signal = AbortSignal.any([stopping.signal, woken.signal, rested.signal]);
      // What is due and could not be done waits for the next look.
      await Promise.race([pause(atLeastEvery, signal), ...(next && next > house.clock.now() ? [house.clock.wakeAt(next, signal)] : [])]);
      rested.abort();
    }
  })();
  return async () => {
    unhear?.();
    stopping.abort();
    await loop;
  };
};
