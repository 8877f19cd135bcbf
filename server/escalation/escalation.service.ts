import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { DateOrder, mistaken, NotFound, Refused } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import { NamingPort } from '../journal/telling.ts';
import type { Case } from '../case/case.entity.ts';
import { onCase } from '../case/verb.service.ts';
import { ladderFor } from '../policy/policy.service.ts';
import type { LadderStep } from '../policy/ladder.entity.ts';
import { addresseeOf } from './addressee.read.ts';
import { Escalation, type EscalationCause } from './escalation.entity.ts';
import { CaseEscalated, CaseLowered, EscalationTaken, EscalationUpdated } from './escalation.kinds.ts';
import { Ended, NotRaised, RaisedForThis, TakenMeanwhile } from './escalation.policy.ts';
import { planTaking } from './plan.service.ts';

export interface Raising {
  readonly cause: EscalationCause;
  readonly reason?: string | null;
  readonly clock?: string | null;
  /** The true instant: when the time was up, however late somebody looked. */
  readonly at?: Date;
  /** Not again for this cause in the same cycle. */
  readonly once?: boolean;
}

/** The level that nobody climbs beyond: the highest step of the ladder. */
const topOf = (ladder: readonly LadderStep[]): number => Math.max(1, ...ladder.map(({ level }) => level));

/** Raises a case one level. People and the deadline watch use the same verb. `expectedVersion`: what a person saw on a board. */
export const escalate = (ctx: Context, caseId: string, raising: Raising, expectedVersion?: number | null): Promise<Escalation> =>
  onCase(ctx, caseId, 'escalation.raise', expectedVersion, (book, kase) => raise(ctx, book, kase, raising));

/** The same within a verb that has locked the case already. */
export const raise = async (ctx: Context, book: Book, kase: Case, { cause, reason, clock, at = ctx.now(), once }: Raising): Promise<Escalation> => {
  if (once && (await book.em.count(Escalation, { caseId: kase.id, cycle: kase.cycle, cause }))) throw new Refused(RaisedForThis);
  const ladder = await ladderFor(book.em, clock ?? 'decision');
  const { from, to } = kase.escalate(topOf(ladder));
  const step = ladder.find(({ level }) => level === to);
  const toId = step ? await addresseeOf(book.em, kase, step, ctx.now()) : null;
  await end(ctx, book, kase);
  if (toId) kase.reachedIds = [...new Set([...kase.reachedIds, toId])];
  const escalation = book.add(Escalation, { caseId: kase.id, level: to, cycle: kase.cycle, cause, reason: reason ?? null, clock: clock ?? null, toId, at });
  if (step && step.minutesToTake > 0 && to < topOf(ladder)) escalation.takeBy = await planTaking(book, kase, escalation, step.minutesToTake, ctx.now());
  book.write(CaseEscalated, kase, { from, to, cause, clock, person: toId, takeBy: escalation.takeBy?.toISOString(), reason: reason ? await book.say(escalation, 'reason', reason) : null }, { happenedAt: at });
  return escalation;
};

/** Somebody takes it and says when the next update comes. Of two takers one wins, and the other is told who. */
export const take = (ctx: Context, id: string, nextUpdateAt: Date): Promise<Escalation> =>
  onEscalation(ctx, id, 'escalation.take', async (book, kase, escalation) => {
    if (escalation.takenBy && escalation.takenBy !== ctx.actor.id) throw new Refused(TakenMeanwhile, { by: (await ctx.house.port(NamingPort)(ctx, [escalation.takenBy])).get(escalation.takenBy) });
    if (nextUpdateAt <= ctx.now()) throw mistaken('nextUpdateAt', DateOrder);
    Object.assign(escalation, { takenBy: ctx.actor.id, takenAt: ctx.now(), nextUpdateAt });
    if (!kase.reachedIds.includes(ctx.actor.id)) kase.reachedIds = [...kase.reachedIds, ctx.actor.id];
    book.write(EscalationTaken, escalation, { level: escalation.level, nextUpdateAt: nextUpdateAt.toISOString() });
  });

export const update = (ctx: Context, id: string, comment: string, nextUpdateAt: Date): Promise<Escalation> =>
  onEscalation(ctx, id, 'escalation.comment', async (book, _kase, escalation) => {
    if (nextUpdateAt <= ctx.now()) throw mistaken('nextUpdateAt', DateOrder);
    Object.assign(escalation, { comment, nextUpdateAt });
    book.write(EscalationUpdated, escalation, { comment: await book.say(escalation, 'comment', comment), nextUpdateAt: nextUpdateAt.toISOString() });
  });

/** One level down, with a reason. A decision: it carries the version that the person saw. */
export const lower = (ctx: Context, caseId: string, reason: string, expectedVersion: number): Promise<Case> =>
  onCase(ctx, caseId, 'escalation.lower', expectedVersion, async (book, kase) => {
    if (kase.level === 0) throw new Refused(NotRaised);
    const from = kase.level;
    kase.level -= 1;
    await end(ctx, book, kase);
    const [before] = await book.em.find(Escalation, { caseId, cycle: kase.cycle, level: kase.level }, { orderBy: { at: 'desc' }, limit: 1 });
    // Whoever had it on this level has it again; nobody is hurried, since a person has just judged it less pressing.
    if (before) Object.assign(before, { endedAt: null, takeBy: null });
    book.write(CaseLowered, kase, { from, to: kase.level, reason: await book.say(kase, 'lowered', reason) });
    return kase;
  });

/** Closing ends what was open: called within the verb that closes, as the clocks are. */
export const escalationsFollow = async (ctx: Context, book: Book, kase: Case, turn: string): Promise<void> => {
  if (turn === 'closed') await end(ctx, book, kase);
};

const end = async (ctx: Context, book: Book, kase: Case): Promise<void> => {
  for (const open of await book.em.find(Escalation, { caseId: kase.id, endedAt: null })) open.endedAt = ctx.now();
};

const onEscalation = async (ctx: Context, id: string, verb: 'escalation.take' | 'escalation.comment', work: (book: Book, kase: Case, escalation: Escalation) => Promise<void>): Promise<Escalation> => {
  const known = isId(id) ? await ctx.load(Escalation, id) : null;
  if (!known) throw new Refused(NotFound);
  return onCase(ctx, known.caseId, verb, null, async (book, kase) => {
    const escalation = await book.read(Escalation, id);
    if (escalation.endedAt) throw new Refused(Ended);
    await work(book, kase, escalation);
    return escalation;
  });
};
