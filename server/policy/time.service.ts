/** Working time as other slices may ask for it: pure functions of a calendar, a log and a budget. */
export { compile, type WorkingCalendar } from './working-time/calendar.ts';
export { backward, deadline } from './working-time/deadline.ts';
export { elapsed } from './working-time/deadline.ts';
export { explanation } from './working-time/explanation.ts';
export { explain } from './working-time/explain.ts';
export { faultOfEntry, intervals, phaseAt, type ClockEntry as LogLine, type ClockPhase } from './working-time/log.ts';
export { clockStates, instantOfShare, pauseReport, pausesOf, readClock, type ClockReading, type ClockState } from './working-time/reading.ts';
export type { Budget, BudgetUnit } from './working-time/budget.ts';
export { NoWorkingTime } from './working-time/faults.ts';
export { replan } from './working-time/revise.ts';
