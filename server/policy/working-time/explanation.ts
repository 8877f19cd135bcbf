import type { Bilingual } from '../../platform/words.ts';
import type { Window } from './almanac.ts';
import { lengthOf, type Budget } from './budget.ts';
import type { WorkingCalendar } from './calendar.ts';
import { isoOf, type Day } from './days.ts';
import { after, between } from './deadline.ts';
import { wall } from './line.ts';
import type { Pause } from './pauses.ts';

/**
 * Why a deadline is what it is, as data. Instants and lengths are milliseconds; the lengths of `worked` and `counted`
 * steps add up to `length`.
 */
export interface Explanation {
  readonly zone: string;
  readonly budget: Budget;
  readonly start: number;
  /** Null while a pause without an end stands before it; then the steps add up to less. */
  readonly due: number | null;
  readonly length: number;
  /** A holiday on the way is only expected: the date may still move. */
  readonly provisional: boolean;
  readonly steps: readonly Step[];
}

export type Step = Waits | Worked | Closed | Counted | Paused;

/** It began outside working time, so counting begins later. */
export interface Waits {
  readonly kind: 'waits';
  readonly from: number;
  readonly to: number;
}
/** A day's work; `count` is its number among the working days of a promise in days (0 is the day on which it began). */
export interface Worked {
  readonly kind: 'worked';
  readonly day: string;
  readonly windows: readonly Window[];
  readonly worked: number;
  readonly count: number | null;
  readonly because: Bilingual | null;
  readonly provisional: boolean;
}
/** Days without working time: a holiday with its name, or days off. Dates are inclusive. */
export interface Closed {
  readonly kind: 'closed';
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly holiday: Bilingual | null;
  readonly provisional: boolean;
}
/** A stretch of calendar days. */
export interface Counted {
  readonly kind: 'counted';
  readonly from: number;
  readonly to: number;
  readonly worked: number;
}
export interface Paused {
  readonly kind: 'paused';
  readonly from: number;
  readonly to: number | null;
  /** What would have counted meanwhile. */
  readonly notCounted: number;
  readonly reason: Bilingual | null;
}

export function explanation(
  calendar: WorkingCalendar,
  start: number,
  budget: Budget,
  pauses: readonly Pause[] = [],
): Explanation {
  const length = lengthOf(calendar, start, budget);
  const due = after(budget.unit === 'calendarDays' ? wall : calendar.line, start, length, pauses);
  const end = due ?? pauses.reduce((open, { from, to }) => (to === null ? Math.min(open, from) : open), Infinity);
  const span = { from: start, to: Math.max(start, end) };
  const stops = separate(pauses, span);
  const steps = budget.unit === 'calendarDays' ? stretches(span, stops) : days(calendar, span, stops, budget);
  const provisional = steps.some((step) => 'provisional' in step && step.provisional);
  return { zone: calendar.zone, budget, start, due, length, provisional, steps };
}

/** Pauses inside the span, in order, each beginning where the one before it ended. */
function separate(pauses: readonly Pause[], span: Window): Pause[] {
  let at = span.from;
  return [...pauses]
    .sort((a, b) => a.from - b.from)
    .flatMap((pause) => {
      const from = Math.max(pause.from, at);
      if (from > span.to || (pause.to ?? Infinity) <= from || (from === span.to && pause.to !== null)) return [];
      at = pause.to ?? Infinity;
      return [{ ...pause, from }];
    });
}

function stretches(span: Window, stops: readonly Pause[]): Step[] {
  const steps: Step[] = [];
  let at = span.from;
  for (const stop of stops) {
    if (stop.from > at) steps.push({ kind: 'counted', from: at, to: stop.from, worked: stop.from - at });
    steps.push(paused(stop, (stop.to ?? stop.from) - stop.from));
    at = stop.to ?? span.to;
  }
  if (at < span.to) steps.push({ kind: 'counted', from: at, to: span.to, worked: span.to - at });
  return steps;
}

function days(calendar: WorkingCalendar, span: Window, stops: readonly Pause[], budget: Budget): Step[] {
  const { line } = calendar;
  const byDay = Map.groupBy(line.windows(span.from, span.to), ({ day }) => day);
  const received = line.dayAt(span.from);
  const last = Math.max(received, line.dayAt(Math.max(span.from, span.to - 1)));
  const numbered = budget.unit === 'workingDays' && stops.length === 0;
  const steps: Step[] = [];
  let count = 0;
  let told = 0;
  for (let day = Math.min(received, ...byDay.keys()); day <= last; day++) {
    const windows = byDay.get(day) ?? [];
    if (windows.length && day > received) count += 1;
    const pieces = clipped(windows, span, stops);
    if (pieces.length)
      steps.push(worked(calendar, day, pieces, numbered && day >= received ? count : null));
    else if (windows.length === 0 && line.workingDay(day, 0).day !== day) close(steps, calendar, day);
    for (; told < stops.length && line.dayAt(stops[told]!.from) <= day; told++)
      steps.push(notCounted(calendar, stops[told]!));
  }
  for (; told < stops.length; told++) steps.push(notCounted(calendar, stops[told]!));
  const first = steps.find((step) => step.kind === 'worked')?.windows[0]?.from;
  const waits = first !== undefined && first > span.from && !stops.some(({ from }) => from <= span.from);
  return waits ? [{ kind: 'waits', from: span.from, to: calendar.line.next(span.from) }, ...steps] : steps;
}

function clipped(windows: readonly Window[], span: Window, stops: readonly Pause[]): Window[] {
  let pieces = windows.map(({ from, to }) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }));
  for (const stop of stops) {
    const until = stop.to ?? Infinity;
    pieces = pieces.flatMap(({ from, to }) => [
      { from, to: Math.min(to, stop.from) },
      { from: Math.max(from, until), to },
    ]);
  }
  return pieces.filter(({ from, to }) => from < to);
}

function worked({ almanac }: WorkingCalendar, day: Day, windows: readonly Window[], count: number | null): Worked {
  const { week, opened, shortened } = almanac.rule(day);
  const exception = opened[0] ?? shortened[0];
  const sum = windows.reduce((total, { from, to }) => total + to - from, 0);
  const because = exception?.name ?? (week?.to ? (week.name ?? null) : null);
  return {
    kind: 'worked',
    day: isoOf(day),
    windows,
    worked: sum,
    count,
    because,
    provisional: (exception ?? week)?.provisional ?? false,
  };
}

function close(steps: Step[], { almanac }: WorkingCalendar, day: Day): void {
  const rule = almanac.rule(day);
  const exception = rule.closed ?? rule.shortened[0];
  const [holiday, provisional, last] = [exception?.name ?? null, exception?.provisional ?? false, steps.at(-1)];
  if (last?.kind === 'closed' && last.holiday === holiday)
    steps[steps.length - 1] = { ...last, to: isoOf(day), days: last.days + 1 };
  else steps.push({ kind: 'closed', from: isoOf(day), to: isoOf(day), days: 1, holiday, provisional });
}

const notCounted = (calendar: WorkingCalendar, stop: Pause): Paused =>
  paused(stop, between(calendar.line, stop.from, stop.to ?? stop.from));

const paused = ({ from, to, reason }: Pause, missed: number): Paused => ({
  kind: 'paused',
  from,
  to,
  notCounted: missed,
  reason: reason ?? null,
});
