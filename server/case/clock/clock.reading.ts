import type { EntityManager } from '@mikro-orm/postgresql';
import { CalendarVersion } from '../../policy/calendar.entity.ts';
import { Commitment } from '../../policy/commitment.entity.ts';
import { budgetOf, calendarOf } from '../../policy/policy.service.ts';
import { readClock, type Budget, type ClockReading, type LogLine, type WorkingCalendar } from '../../policy/time.service.ts';
import { CaseClock, ClockLine } from './clock.entity.ts';

/** A clock with all that its figures follow from. */
export interface Ticking {
  readonly clock: CaseClock;
  readonly lines: ClockLine[];
  readonly commitment: Commitment;
  readonly edition: CalendarVersion;
  readonly calendar: WorkingCalendar;
}

/** The clocks of some cases, oldest first, each with its lines in the order of appending. */
export const tickingOf = async (em: EntityManager, caseIds: readonly string[], where: object = {}): Promise<Ticking[]> => {
  const clocks = await em.find(CaseClock, { caseId: { $in: [...caseIds] }, ...where }, { orderBy: { id: 'asc' } });
  if (!clocks.length) return [];
  const lines = Map.groupBy(await em.find(ClockLine, { clockId: { $in: clocks.map(({ id }) => id) } }, { orderBy: { place: 'asc' } }), ({ clockId }) => clockId);
  const commitments = new Map((await em.find(Commitment, { id: { $in: [...new Set(clocks.map(({ commitmentId }) => commitmentId))] } })).map((row) => [row.id, row]));
  const editions = new Map((await em.find(CalendarVersion, { id: { $in: [...new Set(clocks.map(({ calendarId }) => calendarId))] } })).map((row) => [row.id, row]));
  return clocks.map((clock) => {
    const edition = editions.get(clock.calendarId)!;
    return { clock, lines: lines.get(clock.id) ?? [], commitment: commitments.get(clock.commitmentId)!, edition, calendar: calendarOf(edition) };
  });
};

/** The promise as it stands, extensions included; and our own target. */
export const promiseOf = ({ clock, commitment }: Pick<Ticking, 'clock' | 'commitment'>): Budget | null => longer(budgetOf(commitment.promiseUnit, commitment.promiseAmount), clock.extended);
export const targetOf = ({ clock, commitment }: Pick<Ticking, 'clock' | 'commitment'>): Budget | null => {
  const target = budgetOf(commitment.targetUnit, commitment.targetAmount);
  return target?.unit === commitment.promiseUnit ? longer(target, clock.extended) : target;
};

export const logOf = (lines: readonly ClockLine[]): LogLine[] =>
  lines.map(({ phase, at, cause, actorId, until }) => ({ phase, at: at.getTime(), cause, actor: actorId, ...(until ? { until: until.getTime() } : {}) }));

export const readingOf = (ticking: Ticking, at: Date): ClockReading | null =>
  readClock({ calendar: ticking.calendar, log: logOf(ticking.lines), promise: promiseOf(ticking), target: targetOf(ticking) }, at.getTime());

/** An answer set it running again. */
export const resumedByAnswer = ({ clock, lines }: Ticking): boolean => clock.phase === 'running' && lines.at(-1)?.cause === 'answered' && lines.at(-2)?.phase === 'paused';
/** Within the day somebody may say that it was none. */
export const correctable = (one: Ticking, now: Date): boolean => resumedByAnswer(one) && now.getTime() - one.lines.at(-1)!.notedAt.getTime() <= 86_400_000;

/** Writes the reading down beside the clock, so that lists and the watch can ask for it. Breaches that were noted stay. */
export const writeDown = (ticking: Ticking, now: Date): ClockReading | null => {
  const reading = readingOf(ticking, now);
  if (!reading) return null;
  const { clock } = ticking;
  const date = (at: number | null | undefined): Date | null => (at === null || at === undefined ? null : new Date(at));
  Object.assign(clock, {
    phase: reading.phase, promiseAt: date(reading.promise?.due), targetAt: date(reading.target?.due), watchAt: date((reading.target ?? reading.promise)?.watchAt),
    pausedSince: date(reading.pausedSince), resumesAt: date(reading.resumesAt), stoppedAt: date(reading.stoppedAt),
  });
  clock.originalAt ??= clock.promiseAt ?? null;
  const coming = [clock.resumesAt, clock.phase === 'paused' ? clock.remindAt : null, clock.breachedAt ? null : clock.promiseAt, clock.lateAt ? null : clock.targetAt].filter((at): at is Date => !!at);
  clock.lookAt = clock.phase === 'stopped' || !coming.length ? null : new Date(Math.min(...coming.map((at) => at.getTime())));
  return reading;
};

const longer = (budget: Budget | null, more: number): Budget | null => (budget && more ? { ...budget, amount: budget.amount + more } : budget);
