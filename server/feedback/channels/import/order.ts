import type { Profile } from './profile.ts';
import type { Said } from './said.ts';
import type { DateShape } from './shape.ts';
import { calendarDay, type DateOrder } from './when.ts';

export interface OrderVerdict {
  readonly order: DateOrder;
  readonly sure: boolean;
  /** What spoke for it, where that is not plain. */
  readonly because: Said | null;
}

/**
 * Decides for a whole column whether 03/04/2026 is March or April, by evidence: a first part above 12 is a day, a second part
 * above 12 makes the first a month. Without evidence the verdict says so and can be overridden in the map; `american` (the file
 * has ZIP codes) only tips the scale then.
 */
export const decideOrder = (
  column: string,
  profile: Profile,
  elsewhere: DateOrder | null,
  now: Date,
  american = false,
): OrderVerdict => {
  const { shapes } = profile;
  if (profile.unix > 0.5 && profile.dates < 0.5) return { order: 'unix', sure: true, because: null };
  if (profile.serials > 0.5 && profile.dates < 0.5) return { order: 'excel', sure: true, because: null };
  const open = shapes.filter((shape) => shape.order === 'ab');
  if (open.length === 0) return { order: 'iso', sure: true, because: null };
  const dayFirst = open.filter(({ parts }) => parts[0] > 12 && parts[1] <= 12).length;
  const monthFirst = open.filter(({ parts }) => parts[1] > 12 && parts[0] <= 12).length;
  if (dayFirst && monthFirst) {
    const order = dayFirst >= monthFirst ? 'day-first' : 'month-first';
    return { order, sure: false, because: reasons.contradiction(column, dayFirst, monthFirst, order) };
  }
  if (dayFirst) return { order: 'day-first', sure: true, because: null };
  if (monthFirst) return { order: 'month-first', sure: true, because: null };
  const example = exampleOf(open[0]!);
  if (elsewhere) return { order: elsewhere, sure: false, because: reasons.elsewhere(column, elsewhere) };
  const early = latest(open, 'day-first') > now.getTime();
  const late = latest(open, 'month-first') > now.getTime();
  if (early !== late) {
    const order = early ? 'month-first' : 'day-first';
    return { order, sure: false, because: reasons.future(column, order) };
  }
  const arabic = profile.arabic > 0 || /\p{Script=Arabic}/u.test(column);
  const halves = open[0]!.separator === '/' && open.some((shape) => shape.time?.half);
  const order = !arabic && (american || halves) ? 'month-first' : 'day-first';
  return { order, sure: false, because: reasons.ambiguous(column, example, order) };
};

const latest = (shapes: readonly DateShape[], order: DateOrder): number =>
  Math.max(...shapes.map((shape) => calendarDay(shape, order)?.toZonedDateTime('UTC').epochMilliseconds ?? 0));

const exampleOf = ({ parts, separator }: DateShape): string =>
  parts.map((part) => String(part).padStart(2, '0')).join(separator);

const orderName = {
  'day-first': { en: 'day first', ar: 'اليوم أولًا' },
  'month-first': { en: 'month first', ar: 'الشهر أولًا' },
  iso: { en: 'year first', ar: 'السنة أولًا' },
  excel: { en: 'spreadsheet day numbers', ar: 'أرقام أيام جداول البيانات' },
  unix: { en: 'seconds since 1970', ar: 'الثواني منذ 1970' },
} as const satisfies Record<DateOrder, { en: string; ar: string }>;

const reasons = {
  contradiction: (column: string, dayFirst: number, monthFirst: number, order: DateOrder): Said => ({
    code: 'date.contradiction',
    en: `“${column}” mixes both orders (${dayFirst} dates can only be day first, ${monthFirst} only month first); taken as ${orderName[order].en}, and impossible dates are refused. Set "order" in the map to change it.`,
    ar: `يجمع العمود «${column}» بين الترتيبين (اليوم أولًا حتمًا: ${dayFirst}، الشهر أولًا حتمًا: ${monthFirst})؛ اعتُمد ${orderName[order].ar} وتُرفض التواريخ المستحيلة. يمكن تغيير ذلك بتحديد "order" في ملف الربط.`,
  }),
  elsewhere: (column: string, order: DateOrder): Said => ({
    code: 'date.as-elsewhere',
    en: `“${column}” does not show whether the day or the month comes first; taken as ${orderName[order].en}, like the other dates of this file. Set "order" in the map to change it.`,
    ar: `لا يُظهر العمود «${column}» ترتيب اليوم والشهر؛ اعتُمد ${orderName[order].ar} كبقية تواريخ هذا الملف. يمكن تغيير ذلك بتحديد "order" في ملف الربط.`,
  }),
  future: (column: string, order: DateOrder): Said => ({
    code: 'date.not-in-future',
    en: `“${column}” does not show whether the day or the month comes first; taken as ${orderName[order].en}, since the other order puts dates in the future. Set "order" in the map to change it.`,
    ar: `لا يُظهر العمود «${column}» ترتيب اليوم والشهر؛ اعتُمد ${orderName[order].ar} لأن الترتيب الآخر يجعل بعض التواريخ في المستقبل. يمكن تغيير ذلك بتحديد "order" في ملف الربط.`,
  }),
  ambiguous: (column: string, example: string, order: DateOrder): Said => ({
    code: 'date.ambiguous',
    en: `“${column}” is ambiguous: every date reads both ways (as ${example} does). Taken as ${orderName[order].en}; set "order" to "day-first" or "month-first" in the map to be sure.`,
    ar: `ترتيب العمود «${column}» غير محسوم: كل تواريخه تُقرأ على الوجهين (مثل ${example}). اعتُمد ${orderName[order].ar}؛ يرجى تحديد "order" بالقيمة "day-first" أو "month-first" في ملف الربط للتأكيد.`,
  }),
};
