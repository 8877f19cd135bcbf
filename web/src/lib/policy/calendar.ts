import type { ResultOf } from 'gql.tada';
import type { CalendarRow } from '#schema/documents/policy.ts';
import { latinDigits } from '#lib/platform/words.ts';
import { weekdays } from './subjects.ts';

export type Calendar = ResultOf<typeof CalendarRow>;

/** Days of a calendar that are expected only. */
export interface ExpectedDays {
  id: string;
  nameEn: string;
  nameAr: string;
  from: string;
  to: string;
}

/** What of a calendar waits for its announcement, soonest first; weeks of other hours go by their first day. */
export const expectedIn = ({ weeks, exceptions }: Calendar): ExpectedDays[] =>
  [
    ...exceptions.filter((one) => one.provisional).map(({ id, nameEn, nameAr, from, to }) => ({ id, nameEn, nameAr, from, to: to ?? from })),
    ...weeks.filter((week) => week.provisional && week.from && week.to).map(({ nameEn, nameAr, from, to }) => ({ id: `week:${from}`, nameEn: nameEn ?? '', nameAr: nameAr ?? '', from: from!, to: to! })),
  ].sort((a, b) => (a.from < b.from ? -1 : 1));

/** A calendar as it is typed: hours of a day in one line. */
export interface Draft {
  nameEn: string;
  nameAr: string;
  zone: string;
  standard: boolean;
  weeks: { from: string; to: string; nameEn: string; nameAr: string; provisional: boolean; days: Record<string, string> }[];
  exceptions: { id: string; kind: 'close' | 'open'; from: string; to: string; nameEn: string; nameAr: string; provisional: boolean; yearly: boolean; hours: string }[];
}

interface Hours {
  from: string;
  to: string;
  overnight?: boolean | null;
}
const line = (hours: readonly Hours[] | null | undefined): string => (hours ?? []).map(({ from, to }) => `${from}-${to}`).join(' ');
/** “8”, “8:00” and “08:00” are one time. */
const timeIn = (typed: string): string => {
  const [, hour, minute = '00'] = /^(\d{1,2})(?::(\d\d))?$/.exec(typed) ?? [];
  return hour ? `${hour.padStart(2, '0')}:${minute}` : typed;
};
/** “08:00-12:00 13:00-16:00”, also with spaces around the dash; a shift that ends before it begins ends on the next day. */
export const hoursIn = (typed: string): Hours[] =>
  latinDigits(typed).trim().replace(/\s*[-–—]\s*/g, '-').split(/[\s,،;؛]+/).filter(Boolean).map((part) => {
    const [from = '', to = ''] = part.split('-').map(timeIn);
    return { from, to, ...(to <= from && to !== '' && from !== '' ? { overnight: true } : {}) };
  });

export const draftOf = (calendar: Calendar | null): Draft => ({
  nameEn: calendar?.nameEn ?? '', nameAr: calendar?.nameAr ?? '', zone: calendar?.zone ?? 'Asia/Riyadh', standard: calendar?.standard ?? false,
  weeks: (calendar?.weeks ?? [{ from: null, to: null, nameEn: null, nameAr: null, provisional: false, days: [] }]).map(({ from, to, nameEn, nameAr, provisional, days }) => ({
    from: from ?? '', to: to ?? '', nameEn: nameEn ?? '', nameAr: nameAr ?? '', provisional, days: Object.fromEntries(weekdays.map((day) => [day, line(days.find((one) => one.day === day)?.hours)])),
  })),
  exceptions: exceptionsOf(calendar?.exceptions ?? []),
});

export const exceptionsOf = (exceptions: Calendar['exceptions']): Draft['exceptions'] =>
  exceptions.map(({ id, kind, from, to, nameEn, nameAr, provisional, yearly, hours }) => ({ id, kind: kind as 'close' | 'open', from, to: to ?? '', nameEn, nameAr, provisional, yearly, hours: line(hours) }));

/** The field of the form that a refusal is about: `weeks.0.days.sun.1` stands in the line of that day. */
export const fieldAt = (path: readonly string[]): string | null => {
  const [part, index, what, day] = path;
  if (index === undefined) return part ?? null;
  if (part === 'weeks') return what === 'days' ? `week-${index}-${day}` : what ? `week-${index}-${what}` : 'weeks';
  return part === 'exceptions' ? `day-${index}-${what ?? 'from'}` : part!;
};

export const inputOf = ({ nameEn, nameAr, zone, standard, weeks, exceptions }: Draft) => ({
  nameEn, nameAr, zone: zone.trim(), standard,
  weeks: weeks.map((week) => ({ from: week.from || null, to: week.to || null, nameEn: week.nameEn || null, nameAr: week.nameAr || null, provisional: week.provisional, days: weekdays.flatMap((day) => (week.days[day]?.trim() ? [{ day, hours: hoursIn(week.days[day]) }] : [])) })),
  exceptions: exceptions.map((one) => ({ id: one.id, kind: one.kind, from: one.from, to: one.to || null, nameEn: one.nameEn, nameAr: one.nameAr, provisional: one.provisional, yearly: one.yearly, hours: one.hours.trim() ? hoursIn(one.hours) : null })),
});

type Week = Draft['weeks'][number];

/** The week whose hours count on a day (`YYYY-MM-DD`): one with an end before one without, and of those the latest to begin. */
export const inForceOn = (day: string, weeks: readonly Week[]): Week | undefined =>
  weeks.filter(({ from, to }) => (!from || from <= day) && (!to || day <= to)).toSorted((a, b) => Number(!!b.to) - Number(!!a.to) || (a.from < b.from ? 1 : -1))[0];

/** What of a shift past midnight lies on the day after it. */
export const spilled = (hours: readonly Hours[]): Hours[] => hours.filter(({ overnight, to }) => overnight && to !== '00:00').map(({ to }) => ({ from: '00:00', to }));

/** Where an interval stands on a day's bar, in percent. */
export const placed = ({ from, to, overnight }: Hours): { start: number; size: number } | null => {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const [start, end] = [minutes(from), overnight ? 1440 : minutes(to)];
  return Number.isFinite(start) && Number.isFinite(end) && end > start ? { start: start / 14.4, size: (end - start) / 14.4 } : null;
};
