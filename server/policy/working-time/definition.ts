import type { Bilingual } from '../../platform/words.ts';

/**
 * Calendars as an organisation writes them down: plain data, kept per version. Dates are `YYYY-MM-DD`, times `HH:MM`,
 * both local to `zone`.
 */
export interface CalendarDefinition {
  /** IANA name, such as `Asia/Riyadh`. */
  readonly zone: string;
  /** The hours of an ordinary week, and of the weeks that differ (Ramadan, summer, after a reform). */
  readonly weeks: readonly WeekDefinition[];
  readonly exceptions: readonly DayException[];
}

/**
 * Holds from its first day to its last. Without `from` it holds since ever, without `to` until another one begins.
 * Where several hold, one with an end wins (Ramadan inside the ordinary year), and then the one that began last.
 */
export interface WeekDefinition {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly name?: Bilingual | null;
  /** Its days are expected only, until the moon is seen. */
  readonly provisional?: boolean;
  readonly days: Readonly<Partial<Record<Weekday, readonly Hours[]>>>;
}

/**
 * From inclusive, to exclusive; `24:00` is the end of the day. An overnight shift ends on the next day and belongs to
 * the day on which it begins.
 */
export interface Hours {
  readonly from: string;
  readonly to: string;
  readonly overnight?: boolean;
}

/**
 * `close` takes all shifts that begin on these days, or, with `hours`, those hours of the clock. `open` adds its
 * hours to whatever else holds, and wins over `close`.
 */
export interface DayException {
  readonly id: string;
  readonly kind: 'close' | 'open';
  readonly from: string;
  /** Last day, inclusive; the same day where absent. */
  readonly to?: string | null;
  readonly hours?: readonly Hours[] | null;
  readonly name: Bilingual;
  /** A moon-sighted holiday before its announcement: it counts, and may still move. */
  readonly provisional?: boolean;
  /** Returns on the same Gregorian days in each later year. */
  readonly yearly?: boolean;
}

/** In the order of `Date.getUTCDay()`. */
export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof weekdays)[number];
