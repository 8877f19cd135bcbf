import type { Commitment } from '../../policy/commitment.entity.ts';
import type { CalendarDraft, PromiseDraft } from '../../policy/draft.service.ts';
import { commitmentFor, type Chosen, type Facts } from '../../policy/policy.service.ts';
import type { ClockReading } from '../../policy/time.service.ts';
import { readingOf, type Ticking } from '../clock/clock.reading.ts';

/** What a change would do to a clock: missed at once, sooner or later, or the same date by another edition. */
export const replanEffects = ['breached', 'late', 'sooner', 'later', 'same'] as const;
export type ReplanEffect = (typeof replanEffects)[number];

/** Where clocks go over to: a calendar, or the promises as they stand. */
export type Goal = CalendarDraft | PromiseDraft;

/** A clock as it would run, and when it is due before and after. */
export interface Moved {
  readonly young: Ticking;
  readonly chosen: Chosen<Commitment> | null;
  readonly effect: ReplanEffect;
  readonly was: Date | null;
  readonly is: Date | null;
}

/**
 * A clock by the edition that it would go over to; null where it stays on its own. What was missed stays missed, and what the law asks
 * is never loosened. Writes nothing: what is asked before saving and what is done after it are the same.
 */
export const movedBy = (one: Ticking, facts: Facts, goal: Goal, now: Date): Moved | null => {
  const { clock } = one;
  if (clock.phase === 'stopped' || clock.breachedAt) return null;
  const [young, chosen] = 'calendar' in goal ? [byCalendar(one, facts, goal), null] : byPromise(one, facts, goal);
  if (!young) return null;
  const [old, next] = [ahead(one, now), ahead(young, now)];
  if (!old || !next) return null;
  // The watch may not have noted it yet: what was missed by the old edition is missed already.
  if (passed(old.promise, now)) return null;
  const [was, is] = movedDates(old, next);
  if (clock.legal && (next.promise?.due ?? 0) > (old.promise?.due ?? 0)) return null;
  const same = was === is;
  return { young, chosen, was: dated(was), is: dated(is), effect: same ? 'same' : (missedNow(one, old, next, now) ?? ((is ?? 0) < (was ?? 0) ? 'sooner' : 'later')) };
};

const byCalendar = (one: Ticking, { branchId }: Facts, { calendarId, calendar, edition, follows, branches }: CalendarDraft): Ticking | null => {
  const comes = (follows && one.edition.calendarId === calendarId) || branches.includes(branchId ?? null);
  return !comes || one.edition.id === edition?.id ? null : { ...one, calendar, edition: edition ?? one.edition };
};

const byPromise = (one: Ticking, facts: Facts, { draft, inForce }: PromiseDraft): readonly [Ticking | null, Chosen<Commitment> | null] => {
  const none = [null, null] as const;
  const { clock, commitment } = one;
  if (clock.name !== draft.clock || clock.legal !== draft.legal) return none;
  const chosen = commitmentFor(inForce, clock.name, facts, clock.legal);
  if (!chosen || chosen.row.id === commitment.id || (commitment.lineId !== draft.lineId && chosen.row.id !== draft.id)) return none;
  // What was added counts in the unit that it was asked in.
  if (clock.extended && chosen.row.promiseUnit !== commitment.promiseUnit) return none;
  return [{ ...one, commitment: chosen.row }, chosen];
};

/** A paused clock has no date: it is compared by the one that it will have when the pause ends by itself. */
const ahead = (one: Ticking, now: Date): ClockReading | null => {
  const reading = readingOf(one, now);
  return reading?.resumesAt ? readingOf(one, new Date(reading.resumesAt)) : reading;
};

/** The promise where it moves, else our own target. */
const movedDates = (old: ClockReading, next: ClockReading): readonly [was: number | null, is: number | null] => {
  const promise = [old.promise?.due ?? null, next.promise?.due ?? null] as const;
  return promise[0] === promise[1] ? [old.target?.due ?? null, next.target?.due ?? null] : promise;
};
const passed = (limit: ClockReading['promise'], now: Date): boolean => typeof limit?.due === 'number' && limit.due <= now.getTime();
const dated = (at: number | null): Date | null => (at === null ? null : new Date(at));

const missedNow = ({ clock }: Ticking, old: ClockReading, next: ClockReading, now: Date): 'breached' | 'late' | null => {
  if (clock.phase !== 'running') return null;
  if (passed(next.promise, now)) return 'breached';
  return !clock.lateAt && passed(next.target, now) && !passed(old.target, now) ? 'late' : null;
};
