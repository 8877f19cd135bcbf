import { Temporal } from 'temporal-polyfill';

/** From and to on the clock of somebody's zone, as '21:00'; over midnight where `from` is later than `to`. */
export interface Quiet { readonly from: string; readonly to: string }

/** Whether a local day is one on which this person works. */
export type Works = (day: { readonly epochDay: number; readonly weekday: string }) => boolean;

const local = (at: Date, zone: string): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
const instant = (day: Temporal.PlainDate, time: string, zone: string): Date => new Date(day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds);

/** The instant itself, or the end of the quiet hours that it falls into. A day on which the clock is changed has them too. */
export const afterQuiet = (at: Date, quiet: Quiet | null, zone: string): Date => {
  if (!quiet || quiet.from === quiet.to) return at;
  const day = local(at, zone).toPlainDate();
  for (const first of [day.subtract({ days: 1 }), day]) {
    const from = instant(first, quiet.from, zone);
    const to = instant(quiet.from < quiet.to ? first : first.add({ days: 1 }), quiet.to, zone);
    if (at >= from && at < to) return to;
  }
  return at;
};

/** The next time at which a digest is written: that time of day, on a day of work. Nobody waits longer than two weeks for one. */
export const nextDigest = (at: Date, time: string, zone: string, works: Works): Date => {
  const today = local(at, zone).toPlainDate();
  const days = Array.from({ length: 15 }, (_, ahead) => today.add({ days: ahead })).filter((day) => instant(day, time, zone) > at);
  const day = days.find((one) => works({ epochDay: epochDay(one), weekday: weekdays[one.dayOfWeek % 7]! })) ?? days.at(-1)!;
  return instant(day, time, zone);
};

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const epochDay = (day: Temporal.PlainDate): number => Temporal.PlainDate.from('1970-01-01').until(day, { largestUnit: 'days' }).days;
