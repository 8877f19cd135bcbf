import { setImmediate } from 'node:timers/promises';

/** The only thing that is asked for the time, so that tests can let hours pass. */
export interface Clock {
  now(): Date;
  /** Resolves when this clock reaches `at` (at once if it already has), or when `signal` aborts: look at the signal afterwards. */
  wakeAt(at: Date, signal?: AbortSignal): Promise<void>;
  /** Resolves after `ms` of real time, or when `signal` aborts; and where somebody moves this clock, once it stands that far beyond `since`. */
  rests(since: Date, ms: number, signal?: AbortSignal): Promise<void>;
}

/** A clock that only moves when told to. */
export interface MovableClock extends Clock {
  /**
   * Lets time pass, as `'3 hours'`, `'90 s'` or milliseconds. Whoever sleeps on the clock is woken at the very instant asked
   * for, in order, and may go to sleep again within the same passage.
   */
  passes(duration: Duration): Promise<void>;
  /** Lets time pass until `at`. @throws RangeError when `at` has passed already */
  reaches(at: Date): Promise<void>;
}

export type Duration = number | `${number} ${keyof typeof lengths}`;

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const lengths = {
  ms: 1, s: second, second, seconds: second, min: minute, minute, minutes: minute,
  h: hour, hour, hours: hour, day, days: day, week: 7 * day, weeks: 7 * day,
} as const;

/** Milliseconds of a duration. @throws RangeError for a word that is no length of time */
export function milliseconds(duration: Duration): number {
  if (typeof duration === 'number') return duration;
  const [count, unit] = duration.split(' ') as [string, keyof typeof lengths];
  const length = Number(count) * lengths[unit];
  if (!Number.isFinite(length)) throw new RangeError(`"${duration}" is not a duration; say it as "3 hours"`);
  return length;
}

/** Longest single sleep: a suspended machine or a corrected clock is noticed within it. */
const longestSleep = 30 * second;

export const systemClock: Clock = {
  now: () => new Date(),
  async wakeAt(at, signal) {
    while (!signal?.aborted) {
      const left = at.getTime() - Date.now();
      if (left <= 0) return;
      await pause(Math.min(left, longestSleep), signal);
    }
  },
  rests: (_since, ms, signal) => pause(ms, signal),
};

/** Starts to measure; each call answers the milliseconds since then, whatever happens to the calendar meanwhile. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}

/** Resolves after `ms` of real time (for waits on processes and networks), or when `signal` aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal?.addEventListener('abort', wake);
  });
}

/** A clock for tests and for playing the demonstration; it stands still at `startAt` until told to move. */
export function movableClock(startAt: Date | string): MovableClock {
  let instant = new Date(startAt).getTime();
  const sleepers = new Set<{ at: number; wake: () => void }>();
  const resting = new Set<{ until: number; wake: () => void }>();

  const reach = async (goal: number) => {
    if (!(goal >= instant)) throw new RangeError('a clock does not go back');
    for (;;) {
      await settle();
      const due = Math.min(...[...sleepers].map((sleeper) => sleeper.at));
      if (due > goal) break;
      instant = Math.max(instant, due);
      for (const sleeper of [...sleepers]) if (sleeper.at <= instant) sleeper.wake();
    }
    instant = goal;
    // Only now: who looks under way would look at a time that moves.
    for (const one of resting) if (one.until <= instant) one.wake();
    await settle();
  };

  return {
    now: () => new Date(instant),
    passes: (duration) => reach(instant + milliseconds(duration)),
    reaches: (at) => reach(at.getTime()),
    wakeAt: (at, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || at.getTime() <= instant) return resolve();
        const sleeper = {
          at: at.getTime(),
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake);
      }),
    async rests(since, ms, signal) {
      const moved = new AbortController();
      const one = { until: since.getTime() + ms, wake: () => moved.abort() };
      if (one.until <= instant) return;
      resting.add(one);
      await pause(ms, signal ? AbortSignal.any([signal, moved.signal]) : moved.signal);
      resting.delete(one);
    },
  };
}

/** Lets others have a turn within a long piece of work. */
export const breath = (): Promise<void> => setImmediate();

/** Lets whoever was woken run until it waits for the outside or for the clock again. */
async function settle() {
  for (let turn = 0; turn < 3; turn++) await setImmediate();
}
