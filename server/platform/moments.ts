import type { Language } from './language.ts';

/**
 * Gulf names, written out: Intl answers Levantine or Maghrebi ones by locale, and their spelling moves between
 * versions.
 */
const months = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  ar: ['يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'],
} as const;
const weekdays = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  ar: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
} as const;

export interface DateManner {
  /** `Sunday 15 November 2026`. */
  weekday?: boolean;
}

/**
 * `14 November 2026, 14:32` · `14 نوفمبر 2026، الساعة 14:32`, as a clock on the wall of `zone` (IANA) shows it;
 * Gregorian, Latin digits, 24 hours.
 */
export function dateTime(at: Date | number, language: Language, zone: string, manner: DateManner = {}): string {
  const time = timeOfDay(at, zone);
  return language === 'ar'
    ? `${date(at, language, zone, manner)}، الساعة ${time}`
    : `${date(at, language, zone, manner)}, ${time}`;
}

/** `14 November 2026` · `14 نوفمبر 2026`. */
export function date(
  at: Date | number,
  language: Language,
  zone: string,
  { weekday = false }: DateManner = {},
): string {
  const { year, month, day } = wall(at, zone);
  const said = `${day} ${months[language][month - 1]} ${year}`;
  return weekday ? `${weekdays[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()]} ${said}` : said;
}

/** `14:32`. */
export function timeOfDay(at: Date | number, zone: string): string {
  const { hour, minute } = wall(at, zone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wall(at: Date | number, zone: string) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return part as Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>;
}
