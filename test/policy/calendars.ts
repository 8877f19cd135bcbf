import { compile, type WorkingCalendar } from '../../server/policy/working-time/calendar.ts';
import {
  weekdays,
  type CalendarDefinition,
  type Hours,
  type Weekday,
} from '../../server/policy/working-time/definition.ts';

export const at = (iso: string): number => Date.parse(iso);
export const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().replace(':00.000Z', 'Z');
export const hours = (...all: string[]): Hours[] =>
  all.map((span) => {
    const [from = '', to = ''] = span.split('-');
    return { from, to, ...(to <= from && { overnight: true }) };
  });
export const on = (days: string, ...all: string[]): Partial<Record<Weekday, Hours[]>> =>
  Object.fromEntries(days.split(' ').map((day) => [day, hours(...all)]));

const everyDay = weekdays.join(' ');
const week = (days: Partial<Record<Weekday, Hours[]>>): CalendarDefinition['weeks'] => [{ days }];

export const eid = {
  id: 'eid',
  kind: 'close',
  from: '2026-03-19',
  to: '2026-03-23',
  provisional: true,
  name: { en: 'Eid al-Fitr', ar: 'إجازة عيد الفطر' },
} as const;

/**
 * Zones that differ in every way that matters: none, whole-hour, half-hour and odd offsets, changes at midnight and
 * in Ramadan.
 */
export const definitions = {
  riyadh: {
    zone: 'Asia/Riyadh',
    weeks: [
      { days: on('sun mon tue wed thu', '08:00-12:00', '13:00-17:00') },
      {
        from: '2026-02-18',
        to: '2026-03-18',
        name: { en: 'Ramadan hours', ar: 'دوام رمضان' },
        days: on('sun mon tue wed thu', '10:00-16:00'),
      },
    ],
    exceptions: [
      eid,
      {
        id: 'national',
        kind: 'close',
        from: '2026-09-23',
        yearly: true,
        name: { en: 'National Day', ar: 'اليوم الوطني' },
      },
    ],
  },
  cairo: {
    zone: 'Africa/Cairo',
    weeks: week({ ...on('sun mon tue wed', '09:00-17:00'), ...on('thu', '22:00-06:00') }),
    exceptions: [],
  },
  beirut: { zone: 'Asia/Beirut', weeks: week(on('mon tue wed thu fri', '08:30-16:45')), exceptions: [] },
  casablanca: {
    zone: 'Africa/Casablanca',
    weeks: [
      { days: on('mon tue wed thu fri', '08:30-16:30') },
      { from: '2026-02-18', to: '2026-03-19', days: on('mon tue wed thu fri', '09:00-15:00') },
    ],
    exceptions: [],
  },
  london: {
    zone: 'Europe/London',
    weeks: week(on('mon tue wed thu fri', '09:00-17:30')),
    exceptions: [
      {
        id: 'sat',
        kind: 'open',
        from: '2026-03-28',
        hours: hours('10:00-14:00'),
        name: { en: 'Stocktaking', ar: 'الجرد' },
      },
    ],
  },
  night: { zone: 'Europe/London', weeks: week(on(everyDay, '22:00-06:00')), exceptions: [] },
  lordHowe: { zone: 'Australia/Lord_Howe', weeks: week(on(everyDay, '00:00-12:00', '12:30-24:00')), exceptions: [] },
  kathmandu: { zone: 'Asia/Kathmandu', weeks: week(on('sun mon tue wed thu fri', '10:00-17:00')), exceptions: [] },
} satisfies Record<string, CalendarDefinition>;

export const calendars = Object.entries(definitions).map(
  ([name, definition]) => [name, compile(definition)] as [string, WorkingCalendar],
);
