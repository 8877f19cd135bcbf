import type { Language } from '../../platform/language.ts';
import type { BudgetUnit } from './budget.ts';

/** The sentences of an explanation; what they are given is formatted and isolated already. */
interface Phrases {
  readonly comma: string;
  readonly expected: string;
  readonly provisional: string;
  readonly conventions: Readonly<Record<BudgetUnit, string>>;
  readonly pausedDays: string;
  promised(amount: string, from: string, zone: string): string;
  waits(until: string): string;
  window(from: string, to: string, nextDay: 'neither' | 'end' | 'both'): string;
  run(from: string, to: string): string;
  weeks(from: string, to: string): string;
  begun(): string;
  numbered(count: string, many: boolean): string;
  span(from: string, to: string, days: string): string;
  dayOff(days: string): string;
  holiday(days: string, name: string): string;
  paused(from: string, to: string, why: string, notCounted: string): string;
  pausedStill(since: string, why: string): string;
  counted(from: string, to: string, length: string): string;
  endOfDay(date: string): string;
  due(at: string, zone: string): string;
  noDate(remaining: string): string;
}

const open = 'Only working time counts.';
const openArabic = 'لا يُحتسب إلا وقت العمل.';

const en: Phrases = {
  comma: ',',
  expected: ' (expected, awaiting the official announcement)',
  provisional: 'Expected days are part of this; if their announcement moves the date, those concerned are told.',
  conventions: {
    workingMinutes: open,
    workingHours: open,
    workingDays: 'The day on which it begins does not count; the time ends with the working hours of the last day.',
    calendarDays:
      'Every day counts, weekends and holidays too; the day on which it begins does not, and the time ends with the last day.',
  },
  pausedDays: 'A pause moves the end by as much of this time as it took.',
  promised: (amount, from, zone) => `Promised: ${amount}, from ${from} (${zone}).`,
  waits: (until) => `It began outside working hours; counting begins ${until}.`,
  window: (from, to, nextDay) =>
    `${nextDay === 'both' ? 'on the next day ' : ''}from ${from} to ${to}${nextDay === 'end' ? ' of the next day' : ''}`,
  run: (from, to) => `${from} to ${to}, each day`,
  weeks: (from, to) => `${from} to ${to}, each week the same:`,
  begun: () => 'The day it begins, ',
  numbered: (count, many) => `${many ? 'Working days' : 'Working day'} ${count}, `,
  span: (from, to, days) => `${from} to ${to} (${days})`,
  dayOff: (days) => `${days}: no working hours, not counted.`,
  holiday: (days, name) => `${days}: ${name}, not counted.`,
  paused: (from, to, why, notCounted) => `Paused from ${from} to ${to}${why}. Not counted: ${notCounted}.`,
  pausedStill: (since, why) => `Paused since ${since}${why}.`,
  counted: (from, to, length) => `${from} to ${to}: ${length}.`,
  endOfDay: (date) => `${date}, 24:00`,
  due: (at, zone) => `Due: ${at} (${zone}).`,
  noDate: (remaining) => `There is no date while the clock stands still. Remaining: ${remaining}.`,
};

const ar: Phrases = {
  comma: '،',
  expected: ' (إجازة متوقعة بانتظار الإعلان الرسمي)',
  provisional: 'تتضمن المدة أيامًا متوقعة بانتظار الإعلان الرسمي؛ وإذا تغيّر الموعد بعد الإعلان فسيُبلَّغ به المعنيون.',
  conventions: {
    workingMinutes: openArabic,
    workingHours: openArabic,
    workingDays: 'لا يُحتسب يوم البدء، وتنتهي المدة بنهاية دوام اليوم الأخير.',
    calendarDays: 'تُحتسب جميع الأيام بما فيها العطلات، ولا يُحتسب يوم البدء، وتنتهي المدة بنهاية اليوم الأخير.',
  },
  pausedDays: 'ويؤخّر الإيقاف المؤقت نهاية المدة بمقدار ما استغرقه منها.',
  promised: (amount, from, zone) => `المدة: ${amount}، ابتداءً من ${from} (توقيت ${zone}).`,
  waits: (until) => `بدأت خارج أوقات العمل؛ يبدأ الاحتساب ${until}.`,
  window: (from, to, nextDay) =>
    `${nextDay === 'both' ? 'في اليوم التالي ' : ''}من ${from} إلى ${to}${nextDay === 'end' ? ' من اليوم التالي' : ''}`,
  run: (from, to) => `من ${from} إلى ${to}، يوميًا`,
  weeks: (from, to) => `من ${from} إلى ${to}، كل أسبوع بالمواعيد نفسها:`,
  begun: () => 'يوم البدء، ',
  numbered: (count, many) => `${many ? 'أيام العمل' : 'يوم العمل رقم'} ${count}، `,
  span: (from, to, days) => `من ${from} إلى ${to} (${days})`,
  dayOff: (days) => `${days}: خارج أيام العمل، لا يُحتسب.`,
  holiday: (days, name) => `${days}: ${name}، لا يُحتسب.`,
  paused: (from, to, why, notCounted) =>
    `توقف الاحتساب مؤقتًا من ${from} إلى ${to}${why}. الوقت غير المحتسب: ${notCounted}.`,
  pausedStill: (since, why) => `الاحتساب متوقف مؤقتًا منذ ${since}${why}.`,
  counted: (from, to, length) => `من ${from} إلى ${to}: ${length}.`,
  endOfDay: (date) => `${date}، الساعة 24:00`,
  due: (at, zone) => `الموعد النهائي: ${at} (توقيت ${zone}).`,
  noDate: (remaining) => `لا موعد نهائيًا ما دام الاحتساب متوقفًا. المتبقي: ${remaining}.`,
};

export const phrases: Readonly<Record<Language, Phrases>> = { en, ar };
