import { united, type Window } from './almanac.ts';
import type { Budget } from './budget.ts';
import { compile, type WorkingCalendar } from './calendar.ts';
import { deadline } from './deadline.ts';
import type { CalendarDefinition, DayException, WeekDefinition } from './definition.ts';
import { fault, type Fault } from './faults.ts';
import type { Pause } from './pauses.ts';

/** What became of a provisional holiday: its days as announced, or nothing where it will not take place. */
export type Announcement = { readonly from: string; readonly to?: string | null } | null;

/** The name of a week that differs, within its calendar: there is one a first day. */
export const weekId = (from: string | null | undefined): string => `week:${from ?? ''}`;

/**
 * The calendar after expected days were announced: a provisional exception by its id, or a provisional week (Ramadan hours) by
 * `weekId`; the definition given stays as it was.
 */
export function announce(definition: CalendarDefinition, id: string, days: Announcement): CalendarDefinition | Fault {
  const isIt = { week: (week: WeekDefinition) => !!week.to && weekId(week.from) === id, day: (exception: DayException) => exception.id === id };
  if (!definition.exceptions.some(isIt.day) && !definition.weeks.some(isIt.week)) return fault('exception-unknown', 'id', id);
  const held = <T extends WeekDefinition | DayException>(one: T): T[] => (days ? [{ ...one, from: days.from, to: days.to ?? days.from, provisional: false }] : []);
  return {
    ...definition,
    weeks: definition.weeks.flatMap((week) => (isIt.week(week) ? held(week) : [week])),
    exceptions: definition.exceptions.flatMap((exception) => (isIt.day(exception) ? held(exception) : [exception])),
  };
}

/**
 * The span in which two versions of a calendar differ, looked at between two instants; null where they agree. Only
 * deadlines counted through it can move.
 */
export function difference(
  old: CalendarDefinition,
  young: CalendarDefinition,
  from: number,
  to: number,
): Window | null {
  const [before, after] = [edges(old, from, to), edges(young, from, to)];
  const changed = [
    ...before.filter((edge) => !after.includes(edge)),
    ...after.filter((edge) => !before.includes(edge)),
  ];
  return changed.length ? { from: Math.min(...changed), to: Math.max(...changed) } : null;
}

export interface Planned {
  readonly start: number;
  readonly budget: Budget;
  readonly pauses?: readonly Pause[];
}

/** The deadlines that a new version moves, with the old one kept beside: a date once told never moves silently. */
export function replan<T extends Planned>(
  old: WorkingCalendar,
  young: WorkingCalendar,
  open: readonly T[],
): { of: T; was: number | null; is: number | null }[] {
  return open
    .map((of) => ({
      of,
      was: deadline(old, of.start, of.budget, of.pauses),
      is: deadline(young, of.start, of.budget, of.pauses),
    }))
    .filter(({ was, is }) => was !== is);
}

function edges(definition: CalendarDefinition, from: number, to: number): number[] {
  const seen = compile(definition)
    .line.windows(from, to)
    .map((window) => ({ from: Math.max(window.from, from), to: Math.min(window.to, to) }));
  return united(seen).flatMap((window) => [window.from, window.to]);
}
