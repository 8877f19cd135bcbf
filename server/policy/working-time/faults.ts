import type { Bilingual } from '../../platform/words.ts';

/**
 * Why a calendar, a budget or a step of a clock is refused; `where` is the path of the mistaken field, as in
 * `weeks.0.days.sun.1`.
 */
export interface Fault extends Bilingual {
  readonly code: FaultCode;
  readonly where: string;
}

const sentences = {
  'zone-unknown': (zone) => [
    `“${zone}” is not a time zone of the IANA list, such as Asia/Riyadh.`,
    `«${zone}» ليست منطقة زمنية معروفة مثل Asia/Riyadh.`,
  ],
  'weeks-missing': () => ['The calendar has no week.', 'لا يتضمن التقويم أسبوع عمل.'],
  'weeks-overlap': () => [
    'Two weeks claim the same days: only one week without an end may begin on a day, and weeks with an end may not overlap.',
    'أسبوعان يشملان الأيام نفسها: لا يبدأ في اليوم الواحد إلا أسبوع مفتوح واحد، ولا تتداخل الأسابيع محددة النهاية.',
  ],
  'weekday-unknown': (day) => [`“${day}” is not a day of the week.`, `«${day}» ليس من أيام الأسبوع.`],
  'date-invalid': (date) =>
    date
      ? [`“${date}” is not a date of the form 2026-03-20.`, `«${date}» ليس تاريخًا بالصيغة \u20682026-03-20\u2069.`]
      : ['Please give the first day.', 'يُرجى تحديد اليوم الأول.'],
  'dates-reversed': (from, to) => [
    `The last day, ${to}, is before the first, ${from}.`,
    `اليوم الأخير ${to} يسبق اليوم الأول ${from}.`,
  ],
  'exception-too-long': () => ['An exception may not last longer than a year.', 'لا تتجاوز مدة الاستثناء سنة واحدة.'],
  'exception-twice': (id) => [`Two exceptions carry the same id, “${id}”.`, `استثناءان يحملان المعرّف نفسه «${id}».`],
  'exception-unknown': (id) => [
    `There is no exception “${id}” in this calendar.`,
    `لا يوجد استثناء «${id}» في هذا التقويم.`,
  ],
  'hours-missing': () => ['An opened day needs its hours.', 'يجب تحديد ساعات العمل لليوم المفتوح استثناءً.'],
  'time-invalid': (time) =>
    time
      ? [`“${time}” is not a time between 00:00 and 24:00.`, `«${time}» ليس وقتًا بين 00:00 و24:00.`]
      : ['Hours have a beginning and an end, such as 08:00-16:00.', 'لساعات العمل بداية ونهاية، مثل 08:00-16:00.'],
  'interval-reversed': (from, to) => [
    `${from} to ${to} ends before it begins. Mark a shift past midnight as overnight.`,
    `الفترة من ${from} إلى ${to} تنتهي قبل بدايتها. يُرجى وسم الوردية التي تتجاوز منتصف الليل بأنها ليلية.`,
  ],
  'interval-empty': (from, to) => [
    `${from} to ${to} contains no time.`,
    `الفترة من ${from} إلى ${to} لا تتضمن أي وقت.`,
  ],
  'interval-too-long': (from, to) => [
    `The overnight shift ${from} to ${to} is longer than 24 hours.`,
    `الوردية الليلية من ${from} إلى ${to} أطول من 24 ساعة.`,
  ],
  'intervals-overlap': (a, b) => [`The hours ${a} and ${b} overlap.`, `ساعات العمل ${a} و${b} متداخلة.`],
  'no-working-time': () => [
    'This calendar has no working time in the next year.',
    'لا يتضمن هذا التقويم أي وقت عمل خلال السنة القادمة.',
  ],
  'no-working-time-after': (date) => [
    `After ${date} this calendar has no working time for a year. Its ordinary week needs hours.`,
    `لا يتضمن هذا التقويم أي وقت عمل لمدة سنة بعد ${date}. يلزم تحديد ساعات العمل في الأسبوع المعتاد.`,
  ],
  'unit-unknown': (unit) => [`“${unit}” is not a unit of time here.`, `«${unit}» ليست وحدة زمنية معتمدة هنا.`],
  'amount-invalid': () => [
    'Please give an amount greater than 0; days must be whole.',
    'يُرجى إدخال مقدار أكبر من صفر؛ والأيام بأعداد صحيحة.',
  ],
  'amount-too-large': () => ['A promise may not be longer than ten years.', 'لا تتجاوز مدة الالتزام عشر سنوات.'],
  'clock-not-running': () => ['Only a running clock can be paused.', 'لا يمكن الإيقاف المؤقت إلا أثناء الاحتساب.'],
  'clock-not-paused': () => ['Only a paused clock can be resumed.', 'لا يمكن استئناف الاحتساب إلا بعد إيقاف مؤقت.'],
  'clock-stopped': () => [
    'This clock has stopped; reopening begins a new one.',
    'انتهى الاحتساب؛ وإعادة الفتح تبدأ احتسابًا جديدًا.',
  ],
  'clock-before-start': () => ['This is before the clock began.', 'هذا التاريخ يسبق بدء الاحتساب.'],
  'pause-without-end': () => [
    'A pause needs a later date at which it ends by itself.',
    'يجب تحديد تاريخ لاحق ينتهي فيه الإيقاف المؤقت تلقائيًا.',
  ],
  'ical-too-large': (most) => [
    `This file is larger than ${most} KB. Please export the holidays alone.`,
    `حجم هذا الملف يتجاوز ${most} كيلوبايت. يُرجى تصدير الإجازات وحدها.`,
  ],
  'ical-empty': () => ['This file contains no calendar.', 'لا يتضمن هذا الملف تقويمًا.'],
  'ical-not-all-day': (name) => [
    `“${name}” does not last whole days and was left out.`,
    `«${name}» لا يشمل أيامًا كاملة ولذلك لم يُدرج.`,
  ],
  'ical-date': (name) => [
    `“${name}” has no date that can be read and was left out.`,
    `«${name}» بلا تاريخ مقروء ولذلك لم يُدرج.`,
  ],
  'ical-rule': (name) => [
    `“${name}” repeats by a rule that is not known here; only its first date was taken.`,
    `«${name}» يتكرر بقاعدة غير معروفة هنا؛ أُدرج تاريخه الأول فقط.`,
  ],
} as const satisfies Record<string, (...said: string[]) => readonly [string, string]>;

export type FaultCode = keyof typeof sentences;

export function fault(code: FaultCode, where = '', ...said: string[]): Fault {
  const sentence = sentences[code] as (...said: string[]) => readonly [string, string];
  return { code, en: sentence(...said)[0], ar: sentence(...said.map(apart))[1], where };
}

/** Dates and intervals keep their own direction inside an Arabic sentence. */
const apart = (text: string): string => text && `\u2068${text}\u2069`;

/** Thrown where a calendar ends before a deadline does (its last week is over and none follows). */
export class NoWorkingTime extends Error {
  readonly fault: Fault = fault('no-working-time');

  constructor() {
    super('no-working-time');
  }
}
