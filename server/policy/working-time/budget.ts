import type { WorkingCalendar } from './calendar.ts';
import { hour, minute } from './days.ts';
import { fault, type Fault } from './faults.ts';
import { passedBetween, wall, type Line } from './line.ts';

/**
 * What was promised, in units that never mean each other: `workingDays`: the end of the n-th working day after the
 * day of receipt · `calendarDays`: the end of the n-th day after the day of receipt, holidays and weekends included ·
 * `workingHours`, `workingMinutes`: so much open time.
 */
export interface Budget {
  readonly unit: BudgetUnit;
  readonly amount: number;
}

export const budgetUnits = ['workingMinutes', 'workingHours', 'workingDays', 'calendarDays'] as const;
export type BudgetUnit = (typeof budgetUnits)[number];

const tenYears = { workingMinutes: 5_256_000, workingHours: 87_600, workingDays: 3_650, calendarDays: 3_650 };

export function faultsOfBudget({ unit, amount }: Budget, where = 'budget'): Fault[] {
  if (!budgetUnits.includes(unit)) return [fault('unit-unknown', `${where}.unit`, unit)];
  if (!(amount > 0) || (inDays(unit) && !Number.isInteger(amount)))
    return [fault('amount-invalid', `${where}.amount`)];
  return amount > tenYears[unit] ? [fault('amount-too-large', `${where}.amount`)] : [];
}

export const inDays = (unit: BudgetUnit): boolean => unit === 'workingDays' || unit === 'calendarDays';

/** The time in which a unit is counted. */
export const lineOf = (calendar: WorkingCalendar, unit: BudgetUnit): Line =>
  unit === 'calendarDays' ? wall : calendar.line;

/**
 * The length of a budget from `start`, in milliseconds of its line. Days have their length from the days that they
 * fall on.
 */
export function lengthOf(calendar: WorkingCalendar, start: number, { unit, amount }: Budget): number {
  if (unit === 'workingHours') return Math.round(amount * hour);
  if (unit === 'workingMinutes') return Math.round(amount * minute);
  return passedBetween(lineOf(calendar, unit), start, endOfDays(calendar, start, { unit, amount }));
}

function endOfDays({ line }: WorkingCalendar, start: number, { unit, amount }: Budget): number {
  const day = line.dayAt(start);
  return unit === 'calendarDays' ? line.dayStart(day + amount + 1) : line.workingDay(day, amount).to;
}
