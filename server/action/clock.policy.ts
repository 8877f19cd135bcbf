import { elapsed, deadline, type ClockState, type WorkingCalendar } from '../policy/time.service.ts';

/** What a log of an action says; instants in epoch milliseconds. */
export interface ActionLogLine {
  readonly phase: 'running' | 'stopped';
  readonly at: number;
  readonly dueAt: number;
  readonly targetAt?: number | null;
}

/** The clock of an action at an instant. Against the date agreed first, and against the one agreed last: both are kept. */
export interface ActionReading {
  readonly state: ClockState;
  readonly phase: 'running' | 'stopped';
  readonly startedAt: number;
  readonly originalAt: number;
  readonly dueAt: number;
  /** From when 75 % of the working time up to the agreed date is used. */
  readonly watchAt: number;
  /** What the house aims at for actions. */
  readonly targetAt: number | null;
  /** When our own target or the date agreed first was missed, while a later one held. */
  readonly lateAt: number | null;
  /** When the date agreed at that time passed. Agreeing on another one afterwards does not undo it. */
  readonly breachedAt: number | null;
  readonly stoppedAt: number | null;
}

/**
 * A pure function of the log, so that every screen says the same and a late look finds the true instants: *late* is our own target or
 * the date agreed first missed while the agreed one holds, *breached* the agreed one missed. What is done at the very instant is in time. Null before it began.
 */
export const readAction = (log: readonly ActionLogLine[], calendar: WorkingCalendar | null, now: number): ActionReading | null => {
  const known = log.filter(({ at }) => at <= now);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return null;
  const stoppedAt = last.phase === 'stopped' ? last.at : null;
  const missed = known.flatMap(({ phase, dueAt }, place) => {
    const until = known[place + 1]?.at ?? now;
    // Until a next line, what is done or agreed at the very instant is in time; a clock that runs on is up at its instant.
    return phase === 'running' && (known[place + 1] ? until > dueAt : until >= dueAt) ? [dueAt] : [];
  });
  const breachedAt = missed[0] ?? null;
  const passed = (due: number) => (stoppedAt === null ? now >= due : stoppedAt > due);
  const targetAt = first.targetAt ?? null;
  const own = [targetAt, last.dueAt === first.dueAt ? null : first.dueAt].filter((at) => at !== null && passed(at)) as number[];
  const lateAt = own.length ? Math.min(...own) : null;
  const watchAt = watchOf(calendar, first.at, Math.min(last.dueAt, targetAt ?? Infinity));
  const watch = stoppedAt === null && now >= watchAt;
  return {
    state: breachedAt !== null ? 'breached' : lateAt !== null ? 'late' : watch ? 'watch' : 'calm',
    phase: last.phase, startedAt: first.at, originalAt: first.dueAt, dueAt: last.dueAt, targetAt, watchAt, lateAt, breachedAt, stoppedAt,
  };
};

/** Counted in working time, where there is any before the date; else by the clock on the wall. */
const watchOf = (calendar: WorkingCalendar | null, from: number, due: number): number => {
  const open = calendar && due > from ? elapsed(calendar, from, due) : 0;
  const at = open > 0 ? deadline(calendar!, from, { unit: 'workingMinutes', amount: (open * 0.75) / 60_000 }) : null;
  return Math.min(due, at ?? from + Math.max(0, due - from) * 0.75);
};
