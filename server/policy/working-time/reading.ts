import { lengthOf, lineOf, type Budget } from './budget.ts';
import type { WorkingCalendar } from './calendar.ts';
import { after, between } from './deadline.ts';
import { intervals, type ClockEntry, type ClockInterval, type ClockPhase } from './log.ts';
import type { Pause } from './pauses.ts';

/** All that the figures of a clock follow from. Without a promise a clock can be late, but not breached. */
export interface ClockFacts {
  readonly calendar: WorkingCalendar;
  readonly log: readonly ClockEntry[];
  /** Our internal target. */
  readonly target?: Budget | null;
  /** What was promised to the complainant, or what the law asks. */
  readonly promise?: Budget | null;
}

/** Within time · 75 % used · our target missed, the promise still holds · the promise missed. */
export const clockStates = ['calm', 'watch', 'late', 'breached'] as const;
export type ClockState = (typeof clockStates)[number];
export const watchShare = 0.75;

export interface ClockReading {
  readonly phase: ClockPhase;
  readonly state: ClockState;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly pausedSince: number | null;
  readonly resumesAt: number | null;
  readonly target: LimitReading | null;
  readonly promise: LimitReading | null;
  /** The next instant at which this reading changes by itself: at which a watch has to look again. */
  readonly changesAt: number | null;
}

/** Lengths are milliseconds of the unit's own time: open hours, or, for calendar days, hours on the wall. */
export interface LimitReading {
  /** Null while a pause stands before it: there is no date beside a stopped clock. */
  readonly due: number | null;
  readonly watchAt: number | null;
  readonly length: number;
  readonly elapsed: number;
  readonly remaining: number;
  readonly lateBy: number;
}

/**
 * A clock at an instant: a pure function of its log, its calendar and its commitment, so that every screen shows the
 * same, and a late look finds the true instants. Time is up *at* the deadline; what is done at that very instant is
 * in time. Null before the clock began.
 */
export function readClock({ calendar, log, target, promise }: ClockFacts, at: number): ClockReading | null {
  const held = begun(intervals(log, at));
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return null;
  const stoppedAt = last.phase === 'stopped' ? last.from : null;
  const read = (budget?: Budget | null) =>
    budget ? readLimit(calendar, first.from, stoppedAt ?? at, pausesOf(held), budget) : null;
  const limits = { target: read(target), promise: read(promise) };
  const resumesAt = last.phase === 'paused' ? (last.until ?? null) : null;
  const coming = [
    resumesAt,
    limits.target?.due,
    limits.target?.watchAt,
    limits.promise?.due,
    limits.promise?.watchAt,
  ];
  return {
    phase: last.phase,
    state: stateOf(limits, stoppedAt, at),
    startedAt: first.from,
    stoppedAt,
    ...limits,
    pausedSince: pausedSince(held),
    resumesAt,
    changesAt: stoppedAt === null ? earliest(coming.filter((instant) => instant != null && instant > at)) : null,
  };
}

/**
 * The instant at which so large a share of a budget (0.5, 0.9, 1.5) is used: the levels of a ladder. Null while a
 * pause stands before it.
 */
export function instantOfShare(
  { calendar, log }: ClockFacts,
  budget: Budget,
  share: number,
  at: number,
): number | null {
  const held = begun(intervals(log, at));
  const start = held[0]?.from;
  if (start === undefined) return null;
  return after(
    lineOf(calendar, budget.unit),
    start,
    Math.round(lengthOf(calendar, start, budget) * share),
    pausesOf(held),
  );
}

/** A clock begins with what runs: where a wrong beginning was corrected, what stood before it was no time of its own. */
const begun = (held: readonly ClockInterval[]): readonly ClockInterval[] => {
  const first = held.findIndex(({ phase }) => phase !== 'stopped');
  // It may have been done at the very instant at which it began.
  return first < 0 ? held.slice(-1) : held.slice(first);
};

/** Paused intervals; one that lasts has no end, even where it will end by itself. */
export const pausesOf = (held: readonly ClockInterval[]): Pause[] =>
  held.filter(({ phase }) => phase === 'paused').map(({ from, to }) => ({ from, to }));

/** How long a clock stood still, for whom and why: open time, and time on the wall, in milliseconds. */
export function pauseReport(
  calendar: WorkingCalendar,
  log: readonly ClockEntry[],
  at: number,
): { cause: string; actor: string; open: number; wall: number }[] {
  return intervals(log, at)
    .filter(({ phase }) => phase === 'paused')
    .map(({ cause, actor, from, to }) => ({
      cause,
      actor,
      open: between(calendar.line, from, to ?? at),
      wall: (to ?? at) - from,
    }));
}

/** A pause that was confirmed or corrected is still one pause, from its first instant. */
const pausedSince = (held: readonly ClockInterval[]): number | null =>
  held[held.findLastIndex(({ phase }) => phase !== 'paused') + 1]?.from ?? null;

function readLimit(
  calendar: WorkingCalendar,
  start: number,
  at: number,
  pauses: readonly Pause[],
  budget: Budget,
): LimitReading {
  const line = lineOf(calendar, budget.unit);
  const length = lengthOf(calendar, start, budget);
  const used = between(line, start, at, pauses);
  return {
    due: after(line, start, length, pauses),
    watchAt: after(line, start, Math.round(length * watchShare), pauses),
    length,
    elapsed: used,
    remaining: Math.max(0, length - used),
    lateBy: Math.max(0, used - length),
  };
}

function stateOf(
  { target, promise }: Pick<ClockReading, 'target' | 'promise'>,
  stoppedAt: number | null,
  at: number,
): ClockState {
  const missed = (due: number | null | undefined) =>
    due != null && (stoppedAt === null ? at >= due : stoppedAt > due);
  if (missed(promise?.due)) return 'breached';
  if (missed(target?.due)) return 'late';
  return stoppedAt === null && missed((target ?? promise)?.watchAt) ? 'watch' : 'calm';
}

const earliest = (instants: readonly (number | null | undefined)[]): number | null =>
  instants.reduce<number | null>(
    (least, instant) => (instant != null && (least === null || instant < least) ? instant : least),
    null,
  );
