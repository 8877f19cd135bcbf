import { weekdays, type Hours, type Weekday } from './definition.ts';

/** Local days counted from 1970-01-01: arithmetic on them knows no zone and no summer time. */
export type Day = number;

export const minute = 60_000;
export const hour = 60 * minute;
/** The length of a day on the dial, which is not always the length of a day. */
export const dial = 24 * hour;

export const weekdayOf = (day: Day): Weekday => weekdays[(((day + 4) % 7) + 7) % 7] as Weekday;

export const isoOf = (day: Day): string => new Date(day * dial).toISOString().slice(0, 10);

/** The day of `YYYY-MM-DD`, or null where there is no such day. */
export function dayOf(iso: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const at = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(at) || isoOf(at / dial) !== iso ? null : at / dial;
}

/** Milliseconds on the dial of `HH:MM` (or `HH:MM:SS`), up to `24:00`; null for anything else. */
export function dialOf(time: string): number | null {
  const [, hours, minutes, seconds = '0'] = /^(\d{2}):([0-5]\d)(?::([0-5]\d))?$/.exec(time) ?? [];
  const at = Number(hours) * hour + Number(minutes) * minute + Number(seconds) * 1000;
  return at <= dial ? at : null;
}

/** From and to on the dial of the day on which they begin, so that an overnight shift ends after 24 hours. */
export function dialHours({ from, to, overnight }: Hours): readonly [from: number, to: number] {
  return [dialOf(from) ?? NaN, (dialOf(to) ?? NaN) + (overnight ? dial : 0)];
}
