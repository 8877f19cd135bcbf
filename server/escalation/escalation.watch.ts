import { Context, system, type House } from '../platform/context.ts';
import { keepLooking } from '../platform/watch.ts';
import type { Bell } from '../journal/bell.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { Case } from '../case/case.entity.ts';
import { addresseeOf } from './addressee.read.ts';
import { Deadline, Escalation } from './escalation.entity.ts';
import { CaseWatched } from './escalation.kinds.ts';
import { raise } from './escalation.service.ts';
import { clockIn, onePlannerOf, planSteps, stepsOf, type Planned } from './plan.service.ts';

/** Deadlines taken at a time. */
const batch = 500;

/**
 * Fires what is due, then rests until the next one, woken earlier by the bell. Any number of servers may watch: a deadline
 * fires in the transaction that marks it, so that it fires once; late or not, the entry bears the instant at which it was due.
 * @returns how to stop
 */
export const watchDeadlines = (house: House, bell: Bell): (() => Promise<void>) =>
  keepLooking(house, 'The deadlines could not be watched.', () => fireDue(house), (wake) => bell.hear((streams) => (!streams.length || streams.includes('deadlines')) && wake()));

/** Fires everything that is due now. @returns when the next one is due */
export const fireDue = async (house: House): Promise<Date | null> => {
  for (let fired = batch; fired > 0; ) {
    const due = await house.fork().execute<{ id: string; case_id: string }[]>('select id, case_id from deadline where fired_at is null and at <= ? order by at limit ?', [house.clock.now(), batch]);
    fired = 0;
    for (const { id, case_id } of due) {
      if (await fire(house, id, case_id).catch((error: unknown) => (house.log.error('A deadline could not be acted upon.', { error }), false))) fired += 1;
    }
    if (due.length < batch) break;
  }
  const [next] = await house.fork().execute<{ at: string }[]>('select min(at) as at from deadline where fired_at is null and at > ?', [house.clock.now()]);
  return next?.at ? new Date(next.at) : null;
};

const fire = async (house: House, id: string, caseId: string): Promise<boolean> => {
  const ctx = new Context(house, system, 'en');
  let done = false;
  await onRecord(ctx, caseStreams(caseId), async (book) => {
    const kase = await book.read(Case, caseId);
    await onePlannerOf(book.em, caseId);
    const due = await book.em.findOne(Deadline, { id, firedAt: null });
    if (!due) return kase;
    done = true;
    if (due.step.startsWith('untaken:')) {
      due.firedAt = ctx.now();
      await climb(ctx, book, kase, due);
      return kase;
    }
    const planned = (await stepsOf(book.em, kase, ctx.now())).find(({ clock, step, at }) => clock === due.clock && step.id === due.step && at <= ctx.now());
    if (!planned || due.cycle !== kase.cycle) {
      // The case has moved on since this was planned (a pause, an extension): the plan follows, and what fires is what holds now.
      await planSteps(book.em, caseId, ctx.now());
      return kase;
    }
    due.firedAt = ctx.now();
    await come(ctx, book, kase, planned);
    return kase;
  });
  return done;
};

/** Nobody took it in time. */
const climb = async (ctx: Context, book: Book, kase: Case, due: Deadline): Promise<void> => {
  if (!kase.open || due.cycle !== kase.cycle) return;
  const waiting = await book.em.findOne(Escalation, { id: due.step.slice('untaken:'.length), takenBy: null, endedAt: null, takeBy: { $ne: null } });
  if (waiting) await raise(ctx, book, kase, { cause: 'untaken', clock: waiting.clock ?? null, at: due.at });
};

const come = async (ctx: Context, book: Book, kase: Case, { clock, step, at }: Planned): Promise<void> => {
  if (step.level > kase.level) await raise(ctx, book, kase, { cause: 'deadline', clock: clockIn(clock), at });
  else if (step.level === 0) book.write(CaseWatched, kase, { clock: clockIn(clock), share: step.share, person: await addresseeOf(book.em, kase, step, ctx.now()) }, { happenedAt: at });
};
