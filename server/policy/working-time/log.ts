import { fault, type Fault } from './faults.ts';

/**
 * One line of a clock's log: from `at` on it is in this phase, because of `cause`, by `actor`. Lines are only ever
 * appended. One that is dated before earlier lines corrects them: it says what held from its instant on (an automatic
 * answer had resumed the clock; the correction lets the pause go on from that moment).
 */
export interface ClockEntry {
  readonly phase: ClockPhase;
  /** When it happened, not when it was noticed; epoch milliseconds. */
  readonly at: number;
  readonly cause: string;
  readonly actor: string;
  readonly evidence?: string;
  /** For a pause: the instant at which it ends by itself. */
  readonly until?: number | null;
}

export const clockPhases = ['running', 'paused', 'stopped'] as const;
export type ClockPhase = (typeof clockPhases)[number];

/** A phase from one instant to the next; `to` is null for the one that lasts. */
export interface ClockInterval extends ClockEntry {
  readonly from: number;
  readonly to: number | null;
}

/** What held when, corrections applied and pauses ended at their date; with `asOf`, only what had happened by then. */
export function intervals(log: readonly ClockEntry[], asOf = Infinity): ClockInterval[] {
  const valid: ClockEntry[] = [];
  for (const entry of log) {
    while (valid.length && valid.at(-1)!.at >= entry.at) valid.pop();
    valid.push(entry);
  }
  const known = valid.filter(({ at }) => at <= asOf);
  return known.flatMap((entry, i) => lasting(entry, known[i + 1]?.at ?? null, asOf));
}

function lasting(entry: ClockEntry, to: number | null, asOf: number): ClockInterval[] {
  const until = entry.phase === 'paused' ? (entry.until ?? Infinity) : Infinity;
  if (until > asOf || until >= (to ?? Infinity)) return [{ ...entry, from: entry.at, to }];
  return [
    { ...entry, from: entry.at, to: until },
    { phase: 'running', at: until, cause: 'pause-ended', actor: 'system', from: until, to },
  ];
}

/** Why an entry may not be appended; null where it may. Correcting the past is allowed, after the clock's start. */
export function faultOfEntry(log: readonly ClockEntry[], entry: ClockEntry): Fault | null {
  const held = intervals(log, entry.at).at(-1);
  if (log.length && !held) return fault('clock-before-start', 'at');
  if (held?.phase === 'stopped' && held.at < entry.at) return fault('clock-stopped', 'phase');
  if (entry.phase === 'paused' && !(entry.until && entry.until > entry.at))
    return fault('pause-without-end', 'until');
  const corrects = log.some(({ at }) => at >= entry.at);
  if (corrects || !held) return null;
  if (entry.phase === 'paused' && held.phase !== 'running') return fault('clock-not-running', 'phase');
  return entry.phase === 'running' && held.phase !== 'paused' ? fault('clock-not-paused', 'phase') : null;
}
