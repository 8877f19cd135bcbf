import type { Context } from '../platform/context.ts';
import { DateOrder, mistaken, NotFound, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { NamingPort } from '../journal/telling.ts';
import { Case } from '../case/case.entity.ts';
import { permission } from '../case/case.policy.ts';
import { ladderFor } from '../policy/policy.service.ts';
import type { LadderStep } from '../policy/ladder.entity.ts';
import { addresseeOf } from './addressee.read.ts';
import { Escalation, type EscalationCause } from './escalation.entity.ts';
import { CaseEscalated, CaseLowered, EscalationTaken, EscalationUpdated } from './escalation.kinds.ts';
import { Ended, NotRaised, TakenMeanwhile } from './escalation.policy.ts';
import { planTaking } from './plan.service.ts';

export interface Raising {
  readonly cause: EscalationCause;
  readonly reason?: string | null;
  readonly clock?: string | null;
  /** The true instant: when the time was up, however late somebody looked. */
  readonly at?: Date;
}

/** The level that nobody climbs beyond: the highest step of the ladder. */
const topOf = (ladder: readonly LadderStep[]): number => Math.max(1, ...ladder.map(({ level }) => level));

/** Raises a case one level. People and the deadline watch use the same verb. */
export const escalate = (ctx: Context, caseId: string, raising: Raising): Promise<Escalation> =>
  onRecord(ctx, caseStreams(caseId), async (book) => {
    const kase = await book.read(Case, caseId);
    ctx.must(permission('escalation.raise'), kase);
    return raise(ctx, book, kase, raising);
  });

/** The same within a verb that has locked the case already. */
export const raise = async (ctx: Context, book: Book, kase: Case, { cause, reason, clock, at = ctx.now() }: Raising): Promise<Escalation> => {
  const ladder = await ladderFor(book.em, clock ?? 'decision');
  const { from, to } = kase.escalate(topOf(ladder));
  const step = ladder.find(({ level }) => level === to);
  const toId = step ? await addresseeOf(book.em, kase, step, ctx.now()) : null;
  for (const before of await book.em.find(Escalation, { caseId: kase.id, endedAt: null })) before.endedAt = ctx.now();
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
  onRecord(ctx, caseStreams(caseId), async (book) => {
    const kase = await book.read(Case, caseId, expectedVersion);
    ctx.must(permission('escalation.lower'), kase);
    if (kase.level === 0) throw new Refused(NotRaised);
    const from = kase.level;
    kase.level -= 1;
    for (const open of await book.em.find(Escalation, { caseId, endedAt: null })) if (open.level > kase.level) open.endedAt = ctx.now();
    book.write(CaseLowered, kase, { from, to: kase.level, reason: await book.say(kase, 'lowered', reason) });
    return kase;
  });

const onEscalation = async (ctx: Context, id: string, verb: 'escalation.take' | 'escalation.comment', work: (book: Book, kase: Case, escalation: Escalation) => Promise<void>): Promise<Escalation> => {
  const known = await ctx.load(Escalation, id);
  if (!known) throw new Refused(NotFound);
  return onRecord(ctx, caseStreams(known.caseId), async (book) => {
    const kase = await book.read(Case, known.caseId);
    ctx.must(permission(verb), kase);
    const escalation = await book.read(Escalation, id);
    if (escalation.endedAt) throw new Refused(Ended);
    await work(book, kase, escalation);
    return escalation;
  });
};
