import { latinDigits } from '../../../platform/words.ts';

/**
 * What a text says about a date before anybody knows whether the day or the month comes first.
 * `parts` is [year, month, day] for `ymd`, and [first, second, year] for `ab`.
 */
export interface DateShape {
  readonly order: 'ymd' | 'dmy' | 'ab';
  readonly parts: readonly [number, number, number];
  readonly separator: string;
  readonly time: TimeOfDay | null;
  /** Minutes east of UTC, if the text says so. */
  readonly offset: number | null;
}

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  /** Written with AM or PM. */
  readonly half: boolean;
}

/** Reads the usual ways of writing a date, with or without a time; null for anything else. Never guesses (no Date.parse). */
export const dateShape = (text: string): DateShape | null => {
  if (text.length > 80) return null;
  let rest = plain(text);
  if (!/\d/.test(rest)) return null;
  const compact = /^(\d{4})(\d{2})(\d{2})t?(?:(\d{2})(\d{2})(\d{2})?(z|[+-]\d{2}:?\d{2})?)?$/.exec(rest);
  if (compact)
    rest = `${compact[1]}-${compact[2]}-${compact[3]}${compact[4] ? ` ${compact[4]}:${compact[5]}:${compact[6] ?? '00'}${compact[7] ?? ''}` : ''}`;
  let time: TimeOfDay | null = null;
  let offset: number | null = null;
  const clock = timePattern.exec(rest);
  if (clock) {
    time = timeOf(clock);
    if (!time) return null;
    const said = clock.groups?.['offset'];
    if (said) {
      offset = offsetOf(said);
      if (offset === null) return null;
    }
    rest = `${rest.slice(0, clock.index)} ${rest.slice(clock.index + clock[0].length)}`.trim();
  }
  rest = rest
    .replace(/^(?:at|on)\s|[\s,]+(?:at|t|-)?$/g, '')
    .replace(/(\d)\s*(?:هـ?|م|ah|ce)$/, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const date = writtenDate(rest);
  return date && { ...date, time, offset };
};

/** A time of day alone: `3:53:50 PM`, `23:10`, `٣:٥٣ م`. */
export const timeShape = (text: string): TimeOfDay | null => {
  const found = timePattern.exec(plain(text));
  return found && found[0].trim().length === plain(text).length && !found.groups?.['offset'] ? timeOf(found) : null;
};

const plain = (text: string): string =>
  latinDigits(text)
    .replace(/[\p{Cf}]/gu, '')
    .replace(/\([^)]*\)\s*$/, '')
    .replace(/،/g, ',')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(weekday, '')
    .trim();

const weekday =
  /(?<![\p{L}])(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![\p{L}])[.,]?|(?<![\p{L}])(?:يوم )?(?:الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|السبت)(?![\p{L}]),?/gu;

const timePattern = new RegExp(
  String.raw`(?:t|(?<![\d:])(?:at |الساعة )?)(?<hour>\d{1,2})` +
    String.raw`(?::(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?: ?(?<half>[ap]\.?m\.?|صباحا|مساء|ص|م)(?!\p{L}))?` +
    String.raw`| ?(?<lone>[ap]\.?m\.?)(?!\p{L}))` +
    String.raw`(?: ?(?<offset>(?:utc|gmt)?[+-](?:\d{1,2}:?\d{2}|\d{1,2})|z|utc|gmt|[ecmp][sd]t)(?![\p{L}\d]))?`,
  'u',
);

const timeOf = (found: RegExpExecArray): TimeOfDay | null => {
  const part = found.groups as Record<string, string | undefined>;
  const said = part['half'] ?? part['lone'];
  let hour = Number(part['hour']);
  const [minute, second] = [Number(part['minute'] ?? 0), Number(part['second'] ?? 0)];
  if (said) {
    const afternoon = /^(p|م)/.test(said);
    if (hour > 12 && !afternoon) return null;
    if (hour === 12) hour = afternoon ? 12 : 0;
    else if (afternoon && hour < 12) hour += 12;
  }
  if (hour > 23 || minute > 59 || second > 60) return null;
  return {
    hour,
    minute,
    second: Math.min(second, 59),
    ms: Number((part['fraction'] ?? '0').slice(0, 3).padEnd(3, '0')),
    half: said !== undefined,
  };
};

const american: Readonly<Record<string, number>> = {
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

const offsetOf = (said: string): number | null => {
  if (said in american) return american[said]!;
  const found = /([+-])(\d{1,2}):?(\d{2})?$/.exec(said);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return minutes > 14 * 60 ? null : found[1] === '-' ? -minutes : minutes;
};

type Written = Pick<DateShape, 'order' | 'parts' | 'separator'>;

const writtenDate = (text: string): Written | null => {
  let found = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (found)
    return { order: 'ymd', parts: [Number(found[1]), Number(found[3]), Number(found[4])], separator: found[2]! };
  found = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (found) {
    const [first, second] = [Number(found[1]), Number(found[3])];
    if (first > 31)
      return { order: 'ymd', parts: [fullYear(found[1]!), second, Number(found[4])], separator: found[2]! };
    return { order: 'ab', parts: [first, second, fullYear(found[4]!)], separator: found[2]! };
  }
  found = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[-\s./,]*([\p{L}][\p{L} ]*?)\.?[-\s.,/]*'?(\d{4}|\d{2})$/u.exec(text);
  if (found) return byName(found[3]!, found[2]!, found[1]!);
  found = /^(\p{L}+)\.?[-\s./]*(\d{1,2})(?:st|nd|rd|th)?[\s,.\-/]+(\d{4}|\d{2})$/u.exec(text);
  if (found) return byName(found[3]!, found[1]!, found[2]!);
  found = /^(\d{4})[-\s.,/]+(\p{L}+)[-\s.,/]+(\d{1,2})$/u.exec(text);
  return found && byName(found[1]!, found[2]!, found[3]!);
};

const byName = (year: string, month: string, day: string): Written | null => {
  const at = monthNames.get(month.trim());
  return at ? { order: 'dmy', parts: [Number(day), at, fullYear(year)], separator: ' ' } : null;
};

/** Two digits: 69–99 are the last century, as POSIX has it. */
const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) >= 69 ? 1900 : 2000);

/** English, Gulf and Egypt, Levant and Iraq, Maghreb; letters as `plain` leaves them. */
const monthNames = new Map<string, number>(
  [
    'january jan يناير كانون_الثاني جانفي',
    'february feb فبراير شباط فيفري',
    'march mar مارس اذار',
    'april apr ابريل نيسان افريل',
    'may مايو ايار ماي',
    'june jun يونيو حزيران جوان',
    'july jul يوليو تموز جويلية يوليوز',
    'august aug اغسطس اب اوت غشت',
    'september sept sep سبتمبر ايلول شتنبر',
    'october oct اكتوبر تشرين_الاول',
    'november nov نوفمبر تشرين_الثاني نونبر',
    'december dec ديسمبر كانون_الاول دجنبر',
  ].flatMap((names, month) => names.split(' ').map((name): [string, number] => [name.replace('_', ' '), month + 1])),
);
