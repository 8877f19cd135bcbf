import { Temporal } from 'temporal-polyfill/full';
import { latinDigits } from '../../../platform/words.ts';
import { dateShape, timeShape, type DateShape, type TimeOfDay } from './shape.ts';

/** An instant, and whether the file named only the day (then it is that day's first moment in the given zone). */
export interface When {
  readonly at: Date;
  readonly dayOnly: boolean;
}

/** How a column writes dates. `iso` also reads month names: only 03/04/2026 needs an order; bare numbers need to be called `excel` or `unix`. */
export const dateOrders = ['iso', 'day-first', 'month-first', 'excel', 'unix'] as const;
export type DateOrder = (typeof dateOrders)[number];

export interface DateReading {
  readonly order: DateOrder;
  /** The IANA zone of times that name none. */
  readonly zone: string;
}

/** The instant a text names, null if it names none or an impossible one (31 February, 14 o'clock AM). Hijri years are Umm al-Qura. */
export const readWhen = (text: string, reading: DateReading, timeText?: string): When | null => {
  if (reading.order === 'excel' || reading.order === 'unix') {
    const number = readNumber(text);
    if (number !== null) return reading.order === 'unix' ? fromUnix(number) : fromSerial(number, reading.zone);
  }
  const shape = dateShape(text);
  if (!shape) return null;
  const day = calendarDay(shape, reading.order);
  if (!day) return null;
  const time = shape.time ?? (timeText ? timeShape(timeText) : null);
  return { at: instant(day, time, shape.offset, reading.zone), dayOnly: time === null };
};

/** Year, month and day of the Gregorian calendar under this order; null if there is no such day. */
export const calendarDay = ({ order, parts }: DateShape, wanted: DateOrder): Temporal.PlainDate | null => {
  const [a, b, c] = parts;
  if (order === 'ab' && wanted !== 'day-first' && wanted !== 'month-first') return null;
  const [year, month, day] =
    order === 'ymd' ? [a, b, c] : order === 'dmy' || wanted === 'day-first' ? [c, b, a] : [c, a, b];
  const hijri = year >= 1300 && year <= 1500;
  if (!hijri && (year < 1900 || year > 2100)) return null;
  try {
    const date = Temporal.PlainDate.from(
      { year, month, day, calendar: hijri ? 'islamic-umalqura' : 'iso8601' },
      { overflow: 'reject' },
    );
    return hijri ? date.withCalendar('iso8601') : date;
  } catch {
    return null;
  }
};

/** True for a zone this machine knows. */
export const knownZone = (zone: string): boolean => {
  try {
    Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone);
    return true;
  } catch {
    return false;
  }
};

/** Days since 1899-12-30, as spreadsheets count them, between 1927 and 2119. */
export const looksLikeSerial = (text: string): boolean => {
  const number = readNumber(text);
  return number !== null && number >= 10_000 && number < 80_300;
};

/** Seconds or milliseconds since 1970, between 2001 and 2100. */
export const looksLikeUnix = (text: string): boolean => {
  const number = readNumber(text);
  return number !== null && fromUnix(number) !== null && number >= 1e9;
};

const instant = (day: Temporal.PlainDate, time: TimeOfDay | null, offset: number | null, zone: string): Date => {
  const { hour, minute, second, ms } = time ?? midnight;
  if (offset !== null)
    return new Date(Date.UTC(day.year, day.month - 1, day.day, hour, minute, second, ms) - offset * 60_000);
  const local = day.toPlainDateTime({ hour, minute, second, millisecond: ms });
  return new Date(local.toZonedDateTime(zone).epochMilliseconds);
};

const midnight: TimeOfDay = { hour: 0, minute: 0, second: 0, ms: 0, half: false };

const readNumber = (text: string): number | null => {
  const plain = latinDigits(text).trim();
  return /^\d{1,16}(\.\d+)?$/.test(plain) ? Number(plain) : null;
};

const fromUnix = (number: number): When | null => {
  const ms = number >= 1e11 ? number : number * 1000;
  return ms >= 1e11 && ms < 4.2e12 ? { at: new Date(Math.round(ms)), dayOnly: false } : null;
};

const fromSerial = (serial: number, zone: string): When | null => {
  if (serial < 10_000 || serial >= 80_300) return null;
  const day = Temporal.PlainDate.from('1899-12-30').add({ days: Math.floor(serial) });
  const seconds = Math.round((serial % 1) * 86_400);
  if (seconds === 0) return { at: instant(day, null, null, zone), dayOnly: true };
  const time = {
    hour: Math.floor(seconds / 3600) % 24,
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    ms: 0,
    half: false,
  };
  return { at: instant(seconds === 86_400 ? day.add({ days: 1 }) : day, time, null, zone), dayOnly: false };
};
