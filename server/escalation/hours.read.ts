import type { Context } from '../platform/context.ts';
import { CalendarVersion } from '../policy/calendar.entity.ts';
import { calendarOf } from '../policy/policy.service.ts';
import type { BoardCalendar } from './item.view.ts';

const day = 86_400_000;
/** Days that a screen can count by itself, back and ahead. */
const span = { back: 120, ahead: 270 };

/** The open hours of some editions of calendars. */
export const calendarsOf = async (ctx: Context, ids: readonly string[]): Promise<BoardCalendar[]> => {
  const editions = await ctx.em.find(CalendarVersion, { id: { $in: [...ids] } });
  const today = Math.floor(ctx.now().getTime() / day) * day;
  return editions.map((edition) => {
    const windows = calendarOf(edition).line.windows(today - span.back * day, today + span.ahead * day);
    return { id: edition.id, windows: windows.flatMap(({ from, to }) => [from / 1_000, to / 1_000]), days: [...Map.groupBy(windows, (window) => window.day).values()].map(({ length }) => length) };
  });
};
