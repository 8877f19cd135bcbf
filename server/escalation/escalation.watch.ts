import { Context, system, type House } from '../platform/context.ts';
import type { Bell } from '../journal/bell.ts';
import { onRecord } from '../journal/book.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { Case } from '../case/case.entity.ts';
import { LadderStep } from '../policy/ladder.entity.ts';
import { addresseeOf } from './addressee.read.ts';
import { Escalation } from './escalation.entity.ts';
import { CaseWatched } from './escalation.kinds.ts';
import { raise } from './escalation.service.ts';

/** Deadlines taken at a time. */
const batch = 500;
/** Milliseconds: looks at least so often, in case another server planned an earlier one. */
const longestNap = 30_000;

/**
 * Fires what is due, then sleeps until the next one, woken earlier by the bell. Any number of servers may watch: a deadline
 * fires in the transaction that marks it, so that it fires once; late or not, the entry bears the instant at which it was due.
 * @returns how to stop
 */
export const watchDeadlines = (house: House, bell: Bell): (() => Promise<void>) => {
  const stopping = new AbortController();
  let nap = new AbortController();
  const unhear = bell.hear(() => nap.abort());
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      nap = new AbortController();
      const next = await fireDue(house).catch((error: unknown) => (house.log.error('The deadlines could not be watched.', { error }), null));
      const latest = house.clock.now().getTime() + longestNap;
      await house.clock.wakeAt(new Date(Math.min(next?.getTime() ?? latest, latest)), AbortSignal.any([nap.signal, stopping.signal]));
    }
  })();
  return async () => {
    unhear();
    stopping.abort();
    await loop;
  };
};

/** Fires everything that is due now. @returns when the next one is due */
export const fireDue = async (house: House): Promise<Date | null> => {
  for (;;) {
    const due = await house.fork().execute<{ id: string; case_id: string }[]>('select id, case_id from deadline where fired_at is null and at <= ? order by at limit ?', [house.clock.now(), batch]);
    for (const { id, case_id } of due) await fire(house, id, case_id).catch((error: unknown) => house.log.error('A deadline could not be acted upon.', { error }));
    if (due.length < batch) break;
  }
  const [next] = await house.fork().execute<{ at: string }[]>('select min(at) as at from deadline where fired_at is null and at > ?', [house.clock.now()]);
  return next?.at ? new Date(next.at) : null;
};

const fire = async (house: House, id: string, caseId: string): Promise<void> => {
  const ctx = new Context(house, system, 'en');
  await onRecord(ctx, caseStreams(caseId), async (book) => {
    const kase = await book.read(Case, caseId);
    const [claimed] = await book.em.execute<{ step: string; clock: string; cycle: number; at: string }[]>(
      'update deadline set fired_at = ? where id = ? and fired_at is null returning step, clock, cycle, at', [ctx.now(), id]);
    if (!claimed || !kase.open || claimed.cycle !== kase.cycle) return kase;
    const at = new Date(claimed.at);
    if (claimed.step.startsWith('untaken:')) {
      const waiting = await book.em.findOne(Escalation, { id: claimed.step.slice('untaken:'.length), takenBy: null, endedAt: null });
      if (waiting) await raise(ctx, book, kase, { cause: 'untaken', clock: waiting.clock, at });
      return kase;
    }
    const step = await book.em.findOne(LadderStep, { id: claimed.step });
    if (!step || kase.paused || kase.dueClock !== claimed.clock) return kase;
    if (step.level > kase.level) await raise(ctx, book, kase, { cause: 'deadline', clock: claimed.clock, at });
    else if (step.level === 0) book.write(CaseWatched, kase, { clock: claimed.clock, share: step.share, person: await addresseeOf(book.em, kase, step, ctx.now()) }, { happenedAt: at });
    return kase;
  });
};
