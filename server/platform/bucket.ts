import { stopwatch } from './clock.ts';

/** So many messages at once, and so many a second after that. @returns whether one more may pass */
export const bucket = ({ burst, perSecond }: { readonly burst: number; readonly perSecond: number }): (() => boolean) => {
  let left = burst;
  let since = stopwatch();
  return () => {
    left = Math.min(burst, left + (since() / 1_000) * perSecond);
    since = stopwatch();
    if (left < 1) return false;
    left -= 1;
    return true;
  };
};
