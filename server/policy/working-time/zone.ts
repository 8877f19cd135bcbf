import { Temporal } from 'temporal-polyfill';
import { dial, type Day } from './days.ts';

/** Between two changes of the clock: `local = instant + offset`, in milliseconds. */
interface Stretch {
  readonly since: number;
  readonly offset: number;
}

/**
 * The clock of one zone for a span of time, as a short list of offsets (no calls into Intl once it stands).
 *
 * A local time becomes the *first instant at which the clock shows it or more*. A time that the clock skips therefore
 * is the instant of the jump, a time it shows twice is the first of the two, and order is always kept, which no other
 * reading does.
 */
export class ZoneClock {
  readonly #stretches: readonly Stretch[];

  /** @throws RangeError for an unknown zone */
  constructor(zone: string, from: number, to: number) {
    const stretches: Stretch[] = [];
    let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
    stretches.push({ since: -Infinity, offset: at.offsetNanoseconds / 1e6 });
    while ((at = at.getTimeZoneTransition('next')) && at.epochMilliseconds <= to) {
      stretches.push({ since: at.epochMilliseconds, offset: at.offsetNanoseconds / 1e6 });
    }
    this.#stretches = stretches;
  }

  /** The instant of a dial reading on a local day; the dial may go beyond 24 hours. */
  instant(day: Day, onDial: number): number {
    const local = day * dial + onDial;
    for (let i = 0; i < this.#stretches.length; i++) {
      const { since, offset } = this.#stretches[i]!;
      const at = Math.max(since, local - offset);
      if (at < (this.#stretches[i + 1]?.since ?? Infinity)) return at;
    }
    throw new RangeError('a clock without an end has no unreachable time');
  }

  /** What the clock shows, in milliseconds of the dial since 1970-01-01. */
  local(instant: number): number {
    let i = this.#stretches.length - 1;
    while (this.#stretches[i]!.since > instant) i -= 1;
    return instant + this.#stretches[i]!.offset;
  }
}

/** True for the names of the time-zone database (`Asia/Riyadh`, `UTC`), false for offsets and inventions. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z][\w+\-/]*$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
