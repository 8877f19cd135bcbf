import type { Language } from '../../platform/language.ts';
import { counted, date, dateTime, duration, isolate, listed, timeOfDay, type Bilingual } from '../../platform/words.ts';
import type { Window } from './almanac.ts';
import { inDays, type BudgetUnit } from './budget.ts';
import { dayOf, dial, minute } from './days.ts';
import type { Closed, Counted, Explanation, Paused, Worked } from './explanation.ts';
import { together, type Run, type Told } from './runs.ts';

/** The explanation as sentences, in order: what was promised, each step, when it is due. Dates and names are isolated for plain text. */
export function explain(explanation: Explanation, language: Language): string[] {
  const say = speaker(explanation, language);
  let sum = 0;
  const steps = together(explanation.steps, explanation.zone).map((step) => {
    const before = sum;
    if ('worked' in step) sum += step.worked;
    return say.step(step, before);
  });
  return [say.promise(), ...steps, ...(explanation.provisional ? [say.provisional()] : []), say.due(sum)];
}

const units: Record<BudgetUnit, Parameters<typeof counted>[1]> = {
  workingMinutes: 'workingMinute', workingHours: 'workingHour', workingDays: 'workingDay', calendarDays: 'calendarDay',
};

const conventions: Record<BudgetUnit, Bilingual> = {
  workingMinutes: { en: 'Only working time counts.', ar: 'لا يُحتسب إلا وقت العمل.' },
  workingHours: { en: 'Only working time counts.', ar: 'لا يُحتسب إلا وقت العمل.' },
  workingDays: {
    en: 'The day of receipt does not count; the time ends with the working hours of the last day.',
    ar: 'لا يُحتسب يوم الاستلام، وتنتهي المدة بنهاية دوام اليوم الأخير.',
  },
  calendarDays: {
    en: 'Every day counts, weekends and holidays too; the day of receipt does not, and the time ends with the last day.',
    ar: 'تُحتسب جميع الأيام بما فيها العطلات، ولا يُحتسب يوم الاستلام، وتنتهي المدة بنهاية اليوم الأخير.',
  },
};

const pausedDays: Bilingual = {
  en: 'A pause moves the end by as much of this time as it took.',
  ar: 'ويؤخّر الإيقاف المؤقت نهاية المدة بمقدار ما استغرقه منها.',
};

function speaker({ zone, budget, start, due, length, steps }: Explanation, language: Language) {
  const ar = language === 'ar';
  const moment = (at: number) => isolate(dateTime(at, language, zone, { weekday: true }));
  const day = (iso: string) => isolate(date((dayOf(iso) ?? 0) * dial, language, 'UTC', { weekday: true }));
  /** Minutes of a part, so rounded that the parts said add up to the whole said. */
  const share = (part: number, before = 0) => duration(Math.floor((before + part) / minute) - Math.floor(before / minute), language);
  const end = (at: number) => (timeOfDay(at, zone) === '00:00'
    ? isolate(`${date(at - 1, language, zone, { weekday: true })}${ar ? '، الساعة 24:00' : ', 24:00'}`)
    : moment(at));
  const pick = (said: Bilingual) => (ar ? said.ar : said.en);
  const expected = ar ? ' (إجازة متوقعة بانتظار الإعلان الرسمي)' : ' (expected, awaiting the official announcement)';
  const hours = (windows: readonly Window[], own: string) => listed(windows.map(({ from, to }) => {
    const midnight = timeOfDay(to, zone) === '00:00';
    const over = !midnight && date(to, 'en', zone) !== date((dayOf(own) ?? 0) * dial, 'en', 'UTC');
    const until = `${isolate(midnight ? '24:00' : timeOfDay(to, zone))}${over ? (ar ? ' من اليوم التالي' : ' of the next day') : ''}`;
    return ar ? `من ${isolate(timeOfDay(from, zone))} إلى ${until}` : `from ${isolate(timeOfDay(from, zone))} to ${until}`;
  }), language);

  const worked = (step: Worked | Run, before: number): string => {
    const last = step.kind === 'run' ? step.last : step;
    const days = step.kind === 'run' ? (ar ? `من ${day(step.day)} إلى ${day(last.day)}، يوميًا` : `${day(step.day)} to ${day(last.day)}, each day`) : day(step.day);
    const why = step.because ? ` (${isolate(pick(step.because))})` : '';
    const comma = ar ? '،' : ',';
    return `${numbered(step.count, last.count)}${days}${why}${step.kind === 'run' ? '' : ':'} ${hours(step.windows, step.day)}${comma} ${share(step.worked, before)}.`;
  };
  const numbered = (first: number | null, last: number | null): string => {
    if (first === null || last === null) return '';
    if (first === 0) return ar ? 'يوم الاستلام، ' : 'Day of receipt, ';
    const both = first === last ? `${first}` : isolate(`${first}–${last}`);
    if (ar) return first === last ? `يوم العمل رقم ${both}، ` : `أيام العمل ${both}، `;
    return first === last ? `Working day ${both}, ` : `Working days ${both}, `;
  };
  const closed = ({ from, to, days, holiday, provisional }: Closed): string => {
    const span = days === 1 ? day(from) : ar ? `من ${day(from)} إلى ${day(to)} (${counted(days, 'day', 'ar')})` : `${day(from)} to ${day(to)} (${counted(days, 'day', 'en')})`;
    if (!holiday) return ar ? `${span}: خارج أيام العمل، لا يُحتسب.` : `${span}: no working hours, not counted.`;
    return `${span}: ${isolate(pick(holiday))}${provisional ? expected : ''}${ar ? '، لا يُحتسب.' : ', not counted.'}`;
  };
  const paused = ({ from, to, notCounted, reason }: Paused): string => {
    const why = reason ? `: ${isolate(pick(reason))}` : '';
    if (to === null) return ar ? `الاحتساب متوقف مؤقتًا منذ ${moment(from)}${why}.` : `Paused since ${moment(from)}${why}.`;
    const missed = duration(Math.round(notCounted / minute), language);
    return ar
      ? `توقف الاحتساب مؤقتًا من ${moment(from)} إلى ${moment(to)}${why}. الوقت غير المحتسب: ${missed}.`
      : `Paused from ${moment(from)} to ${moment(to)}${why}. Not counted: ${missed}.`;
  };
  const calendarDays = ({ from, to, worked: passed }: Counted): string => {
    const said = duration(Math.round(passed / minute), language, { days: true });
    return ar ? `من ${moment(from)} إلى ${end(to)}: ${said}.` : `${moment(from)} to ${end(to)}: ${said}.`;
  };

  return {
    promise: () => {
      const amount = counted(budget.amount, units[budget.unit], language);
      const place = isolate(zone);
      const said = ar ? `المدة: ${amount}، ابتداءً من ${moment(start)} (توقيت ${place}).` : `Promised: ${amount}, from ${moment(start)} (${place}).`;
      const givenBack = inDays(budget.unit) && steps.some(({ kind }) => kind === 'paused') ? ` ${pick(pausedDays)}` : '';
      return `${said} ${pick(conventions[budget.unit])}${givenBack}`;
    },
    step: (step: Told, before: number): string => {
      if (step.kind === 'worked' || step.kind === 'run') return worked(step, before);
      if (step.kind === 'closed') return closed(step);
      if (step.kind === 'paused') return paused(step);
      if (step.kind === 'counted') return calendarDays(step);
      return ar ? `بدأت خارج أوقات العمل؛ يبدأ الاحتساب ${moment(step.to)}.` : `It began outside working hours; counting begins ${moment(step.to)}.`;
    },
    provisional: () => (ar
      ? 'تتضمن المدة أيامًا متوقعة بانتظار الإعلان الرسمي؛ وإذا تغيّر الموعد بعد الإعلان فسيُبلَّغ به المعنيون.'
      : 'Expected days are part of this; if their announcement moves the date, those concerned are told.'),
    due: (sum: number) => {
      if (due !== null) return ar ? `الموعد النهائي: ${end(due)}.` : `Due: ${end(due)}.`;
      const left = duration(Math.floor((length - sum) / minute), language);
      return ar ? `لا موعد نهائيًا ما دام الاحتساب متوقفًا. المتبقي: ${left}.` : `There is no date while the clock stands still. Remaining: ${left}.`;
    },
  };
}
