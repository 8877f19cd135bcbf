import { m } from '#lib/paraglide/messages.js';
import type { Digits, Language, Manner } from './manner.ts';

/** What printing a number or a time depends on; a whole `Manner` will do. */
export type Voice = Pick<Manner, 'language' | 'digits' | 'zone'>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The digits 0–9 whatever script they were typed in (١٢٣, ۱۲۳), with the Arabic decimal and thousands marks. Text stays as it is. */
export const latinDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf)).replace(/٫/g, '.').replace(/(?<=\d)٬(?=\d)/g, '');

/** What was typed, as a number; null where it is none. */
export function numberIn(text: string): number | null {
  const plain = latinDigits(text).replace(/[\s\u00a0\u200e\u200f]|(?<=\d),(?=\d{3}\b)/g, '');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : null;
}

/** What others wrote, or a time, within a sentence: it keeps its own direction, and the sentence its own. */
export const apart = (text: string): string => `\u2068${text}\u2069`;

/** A number in the reader's digits. */
export const number = (value: number, voice: Voice, options: Intl.NumberFormatOptions = {}): string =>
  numbers(voice, options).format(value);

/** A share between 0 and 1, as “64 %”. */
export const percent = (share: number, voice: Voice): string => `${number(Math.round(share * 100), voice)} %`;

/** The size of a file: “3 kB”, “2.4 ميغابايت”. */
export function fileSize(bytes: number, voice: Voice): string {
  const unitDisplay = voice.language === 'ar' ? 'long' : 'short';
  return bytes < 1_000_000
    ? number(Math.max(1, Math.round(bytes / 1_000)), voice, { style: 'unit', unit: 'kilobyte', unitDisplay })
    : number(bytes / 1_000_000, voice, { style: 'unit', unit: 'megabyte', unitDisplay, maximumFractionDigits: 1 });
}

/** An amount with its currency by code, so that it is never taken for another country's: “SAR 1,250.00”. */
export const money = (amount: number, currency: string, voice: Voice): string =>
  number(amount, voice, { style: 'currency', currency, currencyDisplay: 'code' }).replace(/[\u200e\u200f]/g, '');

export const moments = {
  /** 14 Nov 2026 · 14 نوفمبر 2026 */
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  /** 14 Nov · 14 نوفمبر */
  thisYear: { day: 'numeric', month: 'short' },
  /** Saturday 14 November 2026 */
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** 14:32 */
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  /** 14:32:07 */
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** An instant (ISO, ms or Date) in the reader's language, digits and zone, on the Gregorian calendar. */
export function when(at: string | number | Date, form: keyof typeof moments | 'both', voice: Voice): string {
  if (form === 'both') return m.words_date_and_time({ date: when(at, 'date', voice), time: when(at, 'time', voice) });
  return dates(voice, moments[form], 'gregory').format(new Date(at)).replace(/[\u200e\u200f]/g, '');
}

/** The same day on the calendar of Umm al-Qura: “4 Jumada II 1448 AH”. */
export const hijri = (at: string | number | Date, voice: Voice): string =>
  dates(voice, { day: 'numeric', month: 'long', year: 'numeric' }, 'islamic-umalqura').format(new Date(at)).replace(/[\u200e\u200f]/g, '');

/** Day and time seen from now: “today 16:00”, “tomorrow 09:00”, else the date, with its year where that is another. */
export function near(at: string | number | Date, now: number, voice: Voice): string {
  const days = Math.round((dayNumber(at, voice) - dayNumber(now, voice)) / day);
  const time = when(at, 'time', voice);
  if (days === 0) return m.words_today_at({ time });
  if (days === 1) return m.words_tomorrow_at({ time });
  if (days === -1) return m.words_yesterday_at({ time });
  const year = (moment: string | number | Date): string => dates(voice, { year: 'numeric' }, 'gregory').format(new Date(moment));
  return year(at) === year(now) ? m.words_date_and_time({ date: when(at, 'thisYear', voice), time }) : when(at, 'both', voice);
}

/** In Arabic a dual and some plurals change after a preposition or as an object: يومان, but خلال يومين. */
export type Case = 'subject' | 'object';

/** A length of time in its two largest units: “3 h 12 min”, «3 ساعات و12 دقيقة». Rounded down to whole minutes. */
export function duration(ms: number, voice: Voice, as: Case = 'subject'): string {
  const whole = Math.max(0, Math.floor(ms / minute)) * minute;
  const [days, hours, minutes] = [Math.floor(whole / day), Math.floor((whole % day) / hour), (whole % hour) / minute];
  if (days > 0) return hours > 0 && days < 7 ? joined(inDays(days, voice, as), inHours(hours, voice, as)) : inDays(days, voice, as);
  if (hours > 0) return minutes > 0 ? joined(inHours(hours, voice, as), inMinutes(minutes, voice, as)) : inHours(hours, voice, as);
  return inMinutes(minutes, voice, as);
}

/** “3 h 12 min left” */
export const left = (ms: number, voice: Voice): string => m.words_left({ duration: duration(ms, voice) });

/** “25 min late” */
export const late = (ms: number, voice: Voice): string => m.words_late({ duration: duration(ms, voice, 'object') });

/** “4 min ago”, “just now” below a minute. */
export const ago = (ms: number, voice: Voice): string =>
  ms < minute ? m.words_just_now() : m.words_ago({ duration: duration(ms, voice, 'object') });

/** A list as the language joins it: “Salma, Omar and Lina”. */
export const list = (items: readonly string[], voice: Pick<Voice, 'language'>): string =>
  new Intl.ListFormat(voice.language, { style: 'long', type: 'conjunction' }).format(items);

/** One of several: “Salma, Omar or Lina”. */
export const either = (items: readonly string[], voice: Pick<Voice, 'language'>): string =>
  new Intl.ListFormat(voice.language, { style: 'long', type: 'disjunction' }).format(items);

/** Working days are not days: the promise says which. */
export const inWorkingDays = (count: number, voice: Voice, as: Case = 'subject'): string =>
  as === 'object' ? m.words_working_days_object(counted(count, voice)) : m.words_working_days(counted(count, voice));
/** The same where there is little room: “13 working d”. */
export const inWorkingDaysBriefly = (count: number, voice: Voice, as: Case = 'subject'): string =>
  as === 'object' ? m.words_working_days_brief_object(counted(count, voice)) : m.words_working_days_brief(counted(count, voice));
export const inCalendarDays = (count: number, voice: Voice, as: Case = 'subject'): string =>
  as === 'object' ? m.words_calendar_days_object(counted(count, voice)) : m.words_calendar_days(counted(count, voice));
/** Minutes of working time in words: “4 working hours”, “1 working hour 30 min”. Never in days: how long a working day is, its calendar says. */
export function inWorkingTime(minutes: number, voice: Voice, as: Case = 'subject'): string {
  const object = as === 'object';
  if (minutes < 60) return object ? m.words_working_minutes_object(counted(minutes, voice)) : m.words_working_minutes(counted(minutes, voice));
  const whole = Number.isInteger(minutes) ? Math.floor(minutes / 60) : minutes / 60;
  const hours = object ? m.words_working_hours_object(counted(whole, voice)) : m.words_working_hours(counted(whole, voice));
  return minutes > whole * 60 ? joined(hours, inMinutes(minutes - whole * 60, voice, as)) : hours;
}
/** The same where there is little room, in the larger unit alone: “13 working h”. That it is working time is never left out. */
export function inWorkingTimeBriefly(minutes: number, voice: Voice, as: Case = 'subject'): string {
  const object = as === 'object';
  if (minutes < 60) return object ? m.words_working_minutes_brief_object(counted(minutes, voice)) : m.words_working_minutes_brief(counted(minutes, voice));
  const whole = Math.floor(minutes / 60);
  return object ? m.words_working_hours_brief_object(counted(whole, voice)) : m.words_working_hours_brief(counted(whole, voice));
}
export const inDays = (count: number, voice: Voice, as: Case = 'subject'): string =>
  as === 'object' ? m.words_days_object(counted(count, voice)) : m.words_days(counted(count, voice));
export const inHours = (count: number, voice: Voice, as: Case = 'subject'): string =>
  as === 'object' ? m.words_hours_object(counted(count, voice)) : m.words_hours(counted(count, voice));
export const inMinutes = (count: number, voice: Voice, as: Case = 'subject'): string =>
  as === 'object' ? m.words_minutes_object(counted(count, voice)) : m.words_minutes(counted(count, voice));

/** What a plural message needs: the number that decides the form, and the same number as it is printed. */
export const counted = (count: number, voice: Voice): { count: number; n: string } => ({ count, n: number(count, voice) });

const joined = (large: string, small: string): string => m.words_joined({ large, small });

const locale = (language: Language, digits: Digits, calendar?: string): string =>
  // Said in full: what a locale picks by itself differs between the server's tables and the browser's.
  `${language === 'ar' ? 'ar-AE' : 'en-GB'}-u-${calendar ? `ca-${calendar}-` : ''}nu-${digits}`;

const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers({ language, digits }: Voice, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${language}${digits}${JSON.stringify(options)}`;
  const found = (kept.get(key) as Intl.NumberFormat | undefined) ?? new Intl.NumberFormat(locale(language, digits), options);
  kept.set(key, found);
  return found;
}

function dates({ language, digits, zone }: Voice, options: Intl.DateTimeFormatOptions, calendar: string): Intl.DateTimeFormat {
  const key = `d${language}${digits}${zone}${calendar}${JSON.stringify(options)}`;
  const found =
    (kept.get(key) as Intl.DateTimeFormat | undefined) ??
    new Intl.DateTimeFormat(locale(language, digits, calendar), { ...options, timeZone: zone });
  kept.set(key, found);
  return found;
}

const dayNumber = (at: string | number | Date, voice: Voice): number =>
  Date.parse(dates({ ...voice, language: 'en', digits: 'latn' }, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'gregory')
    .format(new Date(at)).split('/').reverse().join('-'));
