import { inDays, lengthOf, lineOf, type Budget, type BudgetUnit } from './budget.ts';
import type { WorkingCalendar } from './calendar.ts';
import { dial } from './days.ts';
import { passedBetween, type Line } from './line.ts';
import { inOrder, type Pause } from './pauses.ts';

/**
 * When a budget that begins at `start` is used up: epoch milliseconds, the END of a window that it fills exactly.
 * Paused time does not count. Null where a pause without an end stands in the way.
 * @throws NoWorkingTime where the calendar ends before
 */
export function deadline(
  calendar: WorkingCalendar,
  start: number,
  budget: Budget,
  pauses: readonly Pause[] = [],
): number | null {
  return after(lineOf(calendar, budget.unit), start, lengthOf(calendar, start, budget), pauses);
}

/** How much of a unit's time passed without a pause, in milliseconds; 0 where `to` is not after `from`. */
export function elapsed(
  calendar: WorkingCalendar,
  from: number,
  to: number,
  pauses: readonly Pause[] = [],
  unit: BudgetUnit = 'workingHours',
): number {
  return between(lineOf(calendar, unit), from, to, pauses);
}

/** Whole working days between two instants: those that open for the first time and close for the last time within. */
export function wholeDays({ line }: WorkingCalendar, from: number, to: number): number {
  const days = [...new Set(line.windows(from, to).map(({ day }) => day))].map((day) => line.workingDay(day, 0));
  return days.filter((day) => day.from >= from && day.to <= to).length;
}

/**
 * When a budget that ends at `end` had to begin: the START of a window that it empties exactly. Days backward are the
 * same time of day so many (working) days before, moved to the last open moment.
 */
export function backward(
  calendar: WorkingCalendar,
  end: number,
  budget: Budget,
  pauses: readonly Pause[] = [],
): number | null {
  if (inDays(budget.unit)) return sameTime(calendar, end, -budget.amount, budget.unit);
  return before(calendar.line, end, lengthOf(calendar, end, budget), pauses);
}

/**
 * The same time of day `days` later (or, negative, earlier), moved into the next (or last) open moment where it is
 * closed then.
 */
export function sameTime(
  { line }: WorkingCalendar,
  at: number,
  days: number,
  unit: BudgetUnit = 'workingDays',
): number {
  const local = line.localAt(at);
  const day = Math.floor(local / dial);
  if (unit === 'calendarDays') return line.dayStart(day + days, local - day * dial);
  if (days === 0) return line.next(at);
  const then = days > 0 ? line.workingDay(day, days) : line.workingDay(day - 1, days + 1);
  const moved = line.dayStart(then.day, local - day * dial);
  return days > 0 ? line.next(moved) : line.previous(moved);
}

export function after(line: Line, start: number, length: number, pauses: readonly Pause[] = []): number | null {
  let [at, left] = [start, length];
  for (const pause of inOrder(pauses)) {
    if (pause.to <= at) continue;
    if (pause.from > at) {
      const due = ahead(line, at, left);
      if (due <= pause.from) return due;
      left -= passedBetween(line, at, pause.from);
    }
    if (pause.to === Infinity) return null;
    at = pause.to;
  }
  return ahead(line, at, left);
}

export function between(line: Line, from: number, to: number, pauses: readonly Pause[] = []): number {
  let [sum, at] = [0, from];
  for (const pause of inOrder(pauses)) {
    if (pause.to <= at || pause.from >= to) continue;
    if (pause.from > at) sum += passedBetween(line, at, pause.from);
    at = pause.to;
  }
  return at < to ? sum + passedBetween(line, at, to) : sum;
}

function before(line: Line, end: number, length: number, pauses: readonly Pause[]): number | null {
  let [at, left] = [end, length];
  for (const pause of inOrder(pauses).reverse()) {
    if (pause.from >= at) continue;
    if (pause.to < at) {
      const begun = behind(line, at, left);
      if (begun >= pause.to) return begun;
      left -= between(line, pause.to, at);
    }
    at = pause.from;
  }
  return behind(line, at, left);
}

const ahead = (line: Line, at: number, length: number): number =>
  length > 0 ? line.reach(line.passed(at) + length) : line.next(at);

function behind(line: Line, at: number, length: number): number {
  if (length === 0) return line.previous(at);
  line.settle(at, length);
  return line.reachBack(line.passed(at) - length);
}
