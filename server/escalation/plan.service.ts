import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../platform/ids.ts';
import type { Book } from '../journal/book.ts';
import { Case } from '../case/case.entity.ts';
import { CaseClock, ClockLine } from '../case/clock.entity.ts';
import { CalendarVersion } from '../policy/calendar.entity.ts';
import { Commitment } from '../policy/commitment.entity.ts';
import type { LadderStep } from '../policy/ladder.entity.ts';
import { budgetOf, calendarFor, calendarOf, ladderFor } from '../policy/policy.service.ts';
import { deadline, instantOfShare, type Budget } from '../policy/time.service.ts';
import { Deadline, type Escalation } from './escalation.entity.ts';

/** A step of the ladder at its instant, for one clock of a case. */
export interface Planned { readonly clock: string; readonly step: LadderStep; readonly at: Date }

/**
 * Writes down when each step of the ladder comes for a case, from the clock of its next deadline. What fired stays;
 * what has not is planned anew, so that a pause, an extension or another promise moves it.
 */
export const planSteps = async (em: EntityManager, caseId: string, now: Date): Promise<void> => {
  await onePlannerOf(em, caseId);
  await em.execute("delete from deadline where case_id = ? and fired_at is null and step not like 'untaken:%'", [caseId], 'run');
  const kase = await em.findOne(Case, { id: caseId });
  if (!kase) return;
  for (const { clock, step, at } of await stepsOf(em, kase, now)) em.persist(em.create(Deadline, { id: newId(at), caseId, clock, cycle: kase.cycle, step: step.id, at, firedAt: null }));
  await em.flush();
};

/** The steps that are still to come, or have come and not fired: none while the case is paused or closed. */
export const stepsOf = async (em: EntityManager, kase: Case, now: Date): Promise<Planned[]> => {
  if (!kase.open || !kase.dueAt || !kase.dueClock || kase.paused) return [];
  const running = await clockOf(em, kase);
  const clock = keyOf(kase, running);
  const fired = new Set((await em.find(Deadline, { caseId: kase.id, clock, cycle: kase.cycle, firedAt: { $ne: null } })).map(({ step }) => step));
  const planned: Planned[] = [];
  for (const step of await ladderFor(em, kase.dueClock)) {
    const at = fired.has(step.id) ? null : await instantOf(em, kase, running, step, now);
    if (at) planned.push({ clock, step, at });
  }
  return planned;
};

/** What nobody takes in time climbs on. @returns until when it has to be taken */
export const planTaking = async (book: Book, kase: Case, escalation: Escalation, workingMinutes: number, now: Date): Promise<Date> => {
  const takeBy = await worked(book.em, kase, now, { unit: 'workingMinutes', amount: workingMinutes });
  book.em.persist(book.em.create(Deadline, { id: newId(now), caseId: kase.id, clock: escalation.clock ?? 'byHand', cycle: kase.cycle, step: `untaken:${escalation.id}`, at: takeBy, firedAt: null }));
  return takeBy;
};

/** The reader and the watch may come to the same case at the same time: one plans, and the other plans after it. */
export const onePlannerOf = (em: EntityManager, caseId: string): Promise<unknown> => em.execute("select pg_advisory_xact_lock(hashtextextended('plan:' || ?, 0))", [caseId]);

/** The word that steps of a clock are unique under: progress notices come round, and each round has its own. */
const keyOf = (kase: Case, running: CaseClock | null): string => (running && running.round > 1 ? `${kase.dueClock}#${running.round}` : kase.dueClock!);
export const clockIn = (key: string): string => key.split('#', 1)[0]!;

/** The clock that the next deadline belongs to; none in a house whose deadlines came from elsewhere. */
const clockOf = async (em: EntityManager, kase: Case): Promise<CaseClock | null> => {
  const clocks = await em.find(CaseClock, { caseId: kase.id, cycle: kase.cycle, name: kase.dueClock as CaseClock['name'], phase: { $ne: 'stopped' } });
  return clocks.find(({ breachedAt, promiseAt }) => (breachedAt ?? promiseAt)?.getTime() === kase.dueAt!.getTime()) ?? clocks[0] ?? null;
};

/** A share of the time promised, counted as the promise counts, or an offset in working time after the deadline. */
const instantOf = async (em: EntityManager, kase: Case, running: CaseClock | null, step: LadderStep, now: Date): Promise<Date | null> => {
  if (step.share === 1) return kase.dueAt!;
  if (step.offsetAmount && step.offsetAmount > 0 && step.offsetUnit) return worked(em, kase, kase.dueAt!, { unit: step.offsetUnit as Budget['unit'], amount: step.offsetAmount });
  if (!step.share) return null;
  if (step.share === 0.75 && (running?.watchAt ?? kase.watchAt)) return running?.watchAt ?? kase.watchAt!;
  const start = (running?.startedAt ?? kase.receivedAt).getTime();
  return (running && (await ofPromise(em, running, step.share, now))) ?? new Date(start + (kase.dueAt!.getTime() - start) * step.share);
};

const ofPromise = async (em: EntityManager, running: CaseClock, share: number, now: Date): Promise<Date | null> => {
  const commitment = await em.findOne(Commitment, { id: running.commitmentId });
  const edition = await em.findOne(CalendarVersion, { id: running.calendarId });
  const budget = budgetOf(commitment?.promiseUnit, (commitment?.promiseAmount ?? 0) + running.extended);
  if (!edition || !budget) return null;
  const lines = await em.find(ClockLine, { clockId: running.id }, { orderBy: { place: 'asc' } });
  const log = lines.map(({ phase, at, cause, actorId, until }) => ({ phase, at: at.getTime(), cause, actor: actorId, ...(until ? { until: until.getTime() } : {}) }));
  const at = instantOfShare({ calendar: calendarOf(edition), log }, budget, share, now.getTime());
  return at === null ? null : new Date(at);
};

const worked = async (em: EntityManager, kase: Case, from: Date, budget: Budget): Promise<Date> => {
  const calendar = await calendarFor(em, kase.branchId);
  if (!calendar) return new Date(from.getTime() + budget.amount * (budget.unit === 'workingMinutes' ? 60_000 : budget.unit === 'workingHours' ? 3_600_000 : 86_400_000));
  return new Date(deadline(calendarOf(calendar), from.getTime(), budget) ?? from.getTime());
};
