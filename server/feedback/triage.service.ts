import type { Context } from '../platform/context.ts';
import { mistaken, NotFound, Refused, Required } from '../platform/problem.ts';
import type { Case, Nature } from '../case/case.entity.ts';
import { OutsideReference } from '../case/link.entity.ts';
import { onCase } from '../case/verb.service.ts';
import { rechooseClocks } from '../case/clock/clock.service.ts';
import { endIn } from './ending.service.ts';
import { AlreadyProposed, answeredAtOnce, makesLess, NothingLess, NotThisNature, NotYourself, SecondPerson } from './feedback.policy.ts';
import { writtenIn } from './message.service.ts';
import { Lessening } from './triage.entity.ts';
import { CaseTriaged, FeedbackAnswered, LessDecided, LessProposed } from './triage.kinds.ts';

/** Says what it is. Making less of a complaint is not possible here. */
export const triage = (ctx: Context, caseId: string, nature: Nature, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, caseId, 'case.triage', expectedVersion, async (book, kase) => {
    const from = kase.nature;
    if (makesLess(from, nature)) throw mistaken('nature', SecondPerson);
    kase.nature = nature;
    book.write(CaseTriaged, kase, { from, to: nature });
    await rechooseClocks(book, ctx, kase);
    return kase;
  });

/** Proposes to make less of it; nothing changes until a second person agrees, and the original stays for ever. */
export const proposeLess = (ctx: Context, caseId: string, nature: Nature, reason: string, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, caseId, 'case.triage', expectedVersion, async (book, kase) => {
    if (!reason.trim()) throw mistaken('reason', Required);
    if (!makesLess(kase.nature, nature)) throw mistaken('nature', NothingLess);
    if (await book.em.findOne(Lessening, { caseId, verdict: null })) throw new Refused(AlreadyProposed);
    const lessening = book.add(Lessening, { caseId, from: kase.nature, to: nature, proposedBy: ctx.actor.id, proposedAt: ctx.now() });
    book.write(LessProposed, kase, { lessening: lessening.id, from: kase.nature, to: nature, reason: await book.say(lessening, 'reason', reason.trim(), ctx.language) });
    return kase;
  });

export const confirmLess = (ctx: Context, caseId: string, expectedVersion?: number | null): Promise<Case> => decideLess(ctx, caseId, 'confirmed', null, expectedVersion);
export const refuseLess = (ctx: Context, caseId: string, reason: string, expectedVersion?: number | null): Promise<Case> => decideLess(ctx, caseId, 'refused', reason, expectedVersion);

const decideLess = (ctx: Context, caseId: string, verdict: 'confirmed' | 'refused', reason: string | null, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, caseId, 'case.confirmLess', expectedVersion, async (book, kase) => {
    const lessening = await book.em.findOne(Lessening, { caseId, verdict: null });
    if (!lessening) throw new Refused(NotFound);
    if (lessening.proposedBy === ctx.actor.id) throw new Refused(NotYourself);
    if (verdict === 'refused' && !reason?.trim()) throw mistaken('reason', Required);
    Object.assign(lessening, { verdict, decidedBy: ctx.actor.id, decidedAt: ctx.now() });
    if (verdict === 'confirmed') kase.nature = lessening.to;
    const { from, to } = lessening;
    book.write(LessDecided, kase, { lessening: lessening.id, from, to, verdict, reason: reason?.trim() ? await book.say(lessening, 'verdict', reason.trim(), ctx.language) : null });
    if (verdict === 'confirmed') await rechooseClocks(book, ctx, kase);
    return kase;
  });

/** What is no complaint has its own way: it is answered, and ends there. Only what was handed to an outside body ends as referred, by `refer` or here. */
export const answerFeedback = (ctx: Context, caseId: string, words: string, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, caseId, 'feedback.answer', expectedVersion, async (book, kase) => {
    if (!answeredAtOnce.includes(kase.nature)) throw new Refused(NotThisNature);
    await writtenIn(ctx, book, kase, { words, purpose: 'answer' });
    book.write(FeedbackAnswered, kase, { nature: kase.nature, words: await book.say(kase, 'answer', words.trim(), ctx.language) });
    const referred = await book.em.count(OutsideReference, { caseId, direction: 'to' });
    await endIn(ctx, book, kase, referred ? 'referred' : 'notComplaint', words);
    return kase;
  });
