import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../platform/ids.ts';
import type { Book } from '../journal/book.ts';
import { Case } from '../case/case.entity.ts';
import { calendarFor, calendarOf, ladderFor } from '../policy/policy.service.ts';
import { deadline } from '../policy/time.service.ts';
import type { LadderStep } from '../policy/ladder.entity.ts';
import { Deadline, type Escalation } from './escalation.entity.ts';

/**
 * Writes down when each step of the ladder comes for a case, from the clock of its next deadline. What fired stays;
 * what has not is planned anew, so that a pause, an extension or another promise moves it.
 */
export const planSteps = async (em: EntityManager, caseId: string): Promise<void> => {
  await em.nativeDelete(Deadline, { caseId, firedAt: null, step: { $not: { $like: 'untaken:%' } } });
  const kase = await em.findOne(Case, { id: caseId });
  if (!kase?.open || !kase.dueAt || !kase.dueClock || kase.paused) return;
  const fired = new Set((await em.find(Deadline, { caseId, clock: kase.dueClock, cycle: kase.cycle })).map(({ step }) => step));
  for (const step of await ladderFor(em, kase.dueClock)) {
    const at = await instantOf(em, kase, step);
    if (!at || fired.has(step.id)) continue;
    em.persist(em.create(Deadline, { id: newId(at), caseId, clock: kase.dueClock, cycle: kase.cycle, step: step.id, at, firedAt: null }));
  }
  await em.flush();
};

/** What nobody takes in time climbs on. @returns until when it has to be taken */
export const planTaking = async (book: Book, kase: Case, escalation: Escalation, workingMinutes: number, now: Date): Promise<Date> => {
  const takeBy = await after(book.em, kase, now, { unit: 'workingMinutes', amount: workingMinutes });
  book.em.persist(book.em.create(Deadline, { id: newId(now), caseId: kase.id, clock: escalation.clock ?? 'byHand', cycle: kase.cycle, step: `untaken:${escalation.id}`, at: takeBy, firedAt: null }));
  return takeBy;
};

/** A share of the time between the start and the deadline, or an offset in working time after it. */
const instantOf = async (em: EntityManager, kase: Case, step: LadderStep): Promise<Date | null> => {
  if (step.share === 1) return kase.dueAt!;
  if (step.share === 0.75) return kase.watchAt ?? null;
  if (step.offsetAmount && step.offsetAmount > 0 && step.offsetUnit) return after(em, kase, kase.dueAt!, { unit: step.offsetUnit as 'workingMinutes', amount: step.offsetAmount });
  if (step.share) {
    const start = kase.receivedAt.getTime();
    return new Date(start + (kase.dueAt!.getTime() - start) * step.share);
  }
  return null;
};

const after = async (em: EntityManager, kase: Case, from: Date, budget: Parameters<typeof deadline>[2]): Promise<Date> => {
  const calendar = await calendarFor(em, kase.branchId);
  if (!calendar) return new Date(from.getTime() + budget.amount * (budget.unit === 'workingMinutes' ? 60_000 : budget.unit === 'workingHours' ? 3_600_000 : 86_400_000));
  return new Date(deadline(calendarOf(calendar), from.getTime(), budget) ?? from.getTime());
};
