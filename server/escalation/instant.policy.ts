import { dueOf } from '../case/clock/clock.policy.ts';
import type { CaseClock, ClockLine } from '../case/clock/clock.entity.ts';
import type { Commitment } from '../policy/commitment.entity.ts';
import type { LadderStep } from '../policy/ladder.entity.ts';
import { budgetOf } from '../policy/policy.service.ts';
import { backward, deadline, instantOfShare, type Budget, type BudgetUnit, type WorkingCalendar } from '../policy/time.service.ts';

/** A clock with what the instants of its ladder follow from. */
export interface Running {
  readonly clock: CaseClock;
  readonly lines: readonly ClockLine[];
  readonly commitment: Commitment | null;
  readonly calendar: WorkingCalendar | null;
}

/** The word that the steps of a clock are unique under: a legal clock runs beside the house's own, and progress notices come round. */
export const keyOf = ({ name, legal, round }: Pick<CaseClock, 'name' | 'legal' | 'round'>): string => `${name}${legal ? '!' : ''}${round > 1 ? `#${round}` : ''}`;
export const clockIn = (key: string): string => key.split(/[!#:]/, 1)[0]!;

/** A step raises to its level once for each clock and cycle, by whichever edition; each warning comes once. */
export const stepKeyOf = ({ level, lineId }: Pick<LadderStep, 'level' | 'lineId'>): string => (level > 0 ? `climb:${level}` : `warn:${lineId}`);

/** When the time of a clock is up: what was promised, else our own target. */
export const upAt = (clock: CaseClock): Date | null => dueOf(clock) ?? clock.lateAt ?? clock.targetAt ?? null;

type When = Pick<LadderStep, 'share' | 'offsetUnit' | 'offsetAmount'>;
/**
 * The instant of a step for a clock that runs: a share of the time promised, counted as the promise counts, or an offset before or after
 * the deadline in working time, never before the clock began. Null where the clock has no end.
 */
export const instantOf = (running: Running, step: When, now: Date): Date | null => {
  const { clock, calendar } = running;
  const due = upAt(clock);
  if (!due || step.share === 1) return due;
  if (!step.share) return step.offsetAmount ? offset(calendar, clock.startedAt, due, { unit: (step.offsetUnit ?? 'workingHours') as BudgetUnit, amount: step.offsetAmount }) : null;
  if (step.share === 0.75 && clock.watchAt) return clock.watchAt;
  return ofPromise(running, step.share, now) ?? new Date(clock.startedAt.getTime() + (due.getTime() - clock.startedAt.getTime()) * step.share);
};

const ofPromise = ({ clock, lines, commitment, calendar }: Running, share: number, now: Date): Date | null => {
  if (!commitment || !calendar) return null;
  const budget = budgetOf(commitment.promiseUnit, commitment.promiseAmount) ?? budgetOf(commitment.targetUnit, commitment.targetAmount);
  if (!budget) return null;
  const log = lines.map(({ phase, at, cause, actorId, until }) => ({ phase, at: at.getTime(), cause, actor: actorId, ...(until ? { until: until.getTime() } : {}) }));
  const at = instantOfShare({ calendar, log }, { ...budget, amount: budget.amount + clock.extended }, share, now.getTime());
  return at === null ? null : new Date(at);
};

/** So much time before (negative) or after an instant. Without a calendar all time counts. */
export const offset = (calendar: WorkingCalendar | null, start: Date, due: Date, { unit, amount }: Budget): Date => {
  const lengths: Readonly<Record<BudgetUnit, number>> = { workingMinutes: 60_000, workingHours: 3_600_000, workingDays: 86_400_000, calendarDays: 86_400_000 };
  const plain = due.getTime() + amount * lengths[unit];
  if (amount > 0) return new Date((calendar && deadline(calendar, due.getTime(), { unit, amount })) ?? plain);
  const before = (calendar && backward(calendar, due.getTime(), { unit, amount: -amount })) ?? plain;
  return new Date(Math.max(start.getTime(), before));
};
