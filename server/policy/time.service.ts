/** Working time as other slices may ask for it: pure functions of a calendar, a log and a budget. */
export { compile, type WorkingCalendar } from './working-time/calendar.ts';
export { backward, deadline, elapsed, wholeDays } from './working-time/deadline.ts';
export { explanation } from './working-time/explanation.ts';
export { amountOf, explain } from './working-time/explain.ts';
export { intervals, type ClockEntry as LogLine } from './working-time/log.ts';
export { instantOfShare, pauseReport, pausesOf, readClock, type ClockReading, type ClockState } from './working-time/reading.ts';
export type { Budget, BudgetUnit } from './working-time/budget.ts';
