import type { Language } from '../../platform/language.ts';
import { counted, date, dateTime, duration, isolate, listed, timeOfDay } from '../../platform/words.ts';
import type { Window } from './almanac.ts';
import { inDays, type Budget, type BudgetUnit } from './budget.ts';
import { dayOf, dial, minute } from './days.ts';
import type { Closed, Explanation, Paused, Worked } from './explanation.ts';
import { phrases } from './phrases.ts';
import { together, type Run, type Told, type Weeks } from './runs.ts';

/**
 * The explanation as sentences, in order: what was promised, each step, when it is due. Dates and names are isolated
 * for plain text.
 */
export function explain(explanation: Explanation, language: Language): string[] {
  const speaker = new Speaker(explanation, language);
  let sum = 0;
  const steps = together(explanation.steps, explanation.zone).map((step) => {
    const before = sum;
    if ('worked' in step) sum += step.worked;
    return speaker.step(step, before);
  });
  const expected = explanation.provisional ? [phrases[language].provisional] : [];
  return [speaker.promise(), ...steps, ...expected, speaker.due(sum)];
}

const units: Record<BudgetUnit, Parameters<typeof counted>[1]> = {
  workingMinutes: 'workingMinute',
  workingHours: 'workingHour',
  workingDays: 'workingDay',
  calendarDays: 'calendarDay',
};

/** “5 working days”. */
export const amountOf = ({ unit, amount }: Budget, language: Language): string => counted(amount, units[unit], language);

class Speaker {
  readonly #why: Explanation;
  readonly #language: Language;

  constructor(why: Explanation, language: Language) {
    this.#why = why;
    this.#language = language;
  }

  promise(): string {
    const { budget, start, zone, steps } = this.#why;
    const amount = amountOf(budget, this.#language);
    const givenBack = inDays(budget.unit) && steps.some(({ kind }) => kind === 'paused');
    const said = [this.#say.promised(amount, this.#moment(start), isolate(zone)), this.#say.conventions[budget.unit]];
    return [...said, ...(givenBack ? [this.#say.pausedDays] : [])].join(' ');
  }

  step(step: Told, before: number): string {
    if (step.kind === 'worked' || step.kind === 'run') return this.#worked(step, before);
    if (step.kind === 'weeks') return this.#weeks(step, before);
    if (step.kind === 'closed') return this.#closed(step);
    if (step.kind === 'paused') return this.#paused(step);
    if (step.kind === 'waits') return this.#say.waits(this.#moment(step.to));
    const length = duration(Math.round(step.worked / minute), this.#language, { days: true });
    return this.#say.counted(this.#moment(step.from), this.#end(step.to), length);
  }

  due(sum: number): string {
    const { due, length } = this.#why;
    if (due !== null) return this.#say.due(this.#end(due), isolate(this.#why.zone));
    return this.#say.noDate(duration(Math.floor((length - sum) / minute), this.#language));
  }

  #worked(step: Worked | Run, before: number): string {
    const last = step.kind === 'run' ? step.last : step;
    const days = step.kind === 'run' ? this.#say.run(this.#day(step.day), this.#day(last.day)) : this.#day(step.day);
    const why = step.because ? ` (${isolate(step.because[this.#language])})` : '';
    const hours = `${step.kind === 'run' ? '' : ':'} ${this.#hours(step.windows, step.day)}${this.#say.comma}`;
    return `${this.#number(step.count, last.count)}${days}${why}${hours} ${this.#length(step, before)}.`;
  }

  #weeks(weeks: Weeks, before: number): string {
    const same = this.#say.weeks(this.#day(weeks.from), this.#day(weeks.to));
    return `${this.#number(weeks.count, weeks.last)}${same} ${this.#length(weeks, before)}.`;
  }

  /** So rounded that the minutes said add up to the whole said. */
  #length({ worked }: Pick<Worked, 'worked'>, before: number): string {
    return duration(Math.floor((before + worked) / minute) - Math.floor(before / minute), this.#language);
  }

  #number(first: number | null, last: number | null): string {
    if (first === null || last === null) return '';
    if (first === 0) return this.#say.begun();
    return this.#say.numbered(first === last ? `${first}` : isolate(`${first}–${last}`), first !== last);
  }

  #hours(windows: readonly Window[], day: string): string {
    const said = windows.map(({ from, to }) => {
      const midnight = timeOfDay(to, this.#why.zone) === '00:00';
      const until = midnight ? '24:00' : timeOfDay(to, this.#why.zone);
      const later = (at: number) => date(at, 'en', this.#why.zone) !== date((dayOf(day) ?? 0) * dial, 'en', 'UTC');
      const nextDay = later(from) ? 'both' : later(to) && !midnight ? 'end' : 'neither';
      return this.#say.window(isolate(timeOfDay(from, this.#why.zone)), isolate(until), nextDay);
    });
    return listed(said, this.#language);
  }

  #closed({ from, to, days, holiday, provisional }: Closed): string {
    const length = counted(days, 'day', this.#language);
    const span = days === 1 ? this.#day(from) : this.#say.span(this.#day(from), this.#day(to), length);
    if (!holiday) return this.#say.dayOff(span);
    return this.#say.holiday(span, `${isolate(holiday[this.#language])}${provisional ? this.#say.expected : ''}`);
  }

  #paused({ from, to, notCounted, reason }: Paused): string {
    const why = reason ? `: ${isolate(reason[this.#language])}` : '';
    if (to === null) return this.#say.pausedStill(this.#moment(from), why);
    const missed = duration(Math.round(notCounted / minute), this.#language);
    return this.#say.paused(this.#moment(from), this.#moment(to), why, missed);
  }

  get #say() {
    return phrases[this.#language];
  }

  #moment(at: number): string {
    return isolate(dateTime(at, this.#language, this.#why.zone, { weekday: true }));
  }

  /** A midnight at which something ends belongs to the day that ends. */
  #end(at: number): string {
    if (timeOfDay(at, this.#why.zone) !== '00:00') return this.#moment(at);
    return isolate(this.#say.endOfDay(date(at - 1, this.#language, this.#why.zone, { weekday: true })));
  }

  #day(iso: string): string {
    return isolate(date((dayOf(iso) ?? 0) * dial, this.#language, 'UTC', { weekday: true }));
  }
}
