import type { Context } from '../../platform/context.ts';
import { mistaken, Refused, Unknown } from '../../platform/problem.ts';
import type { Book } from '../../journal/book.ts';
import type { Case } from '../../case/case.entity.ts';
import type { Verb } from '../../case/role-verb.policy.ts';
import { Cause, legs, type CauseState, type Leg } from './cause.entity.ts';
import { CauseAdded, CauseBacked, CauseClassed, CauseJudged, CauseReworded, CauseVoted, CauseWaived, RootCauseRecorded } from './cause.kinds.ts';
import { CauseFound, CauseGone, NeedsConfirmation, NeedsEvidence, RecordedAlready, RoundOver } from './cause.policy.ts';
import { cycleOf } from './cycle.service.ts';
import { evidenceIn } from '../evidence/evidence.service.ts';
import { onCase, sameVersion } from '../../case/verb.service.ts';
import { onItem } from '../room.service.ts';
import { Document } from '../text/document.entity.ts';

export interface NewCause { readonly text: string; readonly leg: string; readonly parentId?: string | null; readonly category?: string | null; readonly language?: string }

/** Adding a hypothesis is light. A place that is gone meanwhile puts it on the unplaced tray rather than losing it. */
export const addCause = (ctx: Context, caseId: string, { text, leg, parentId, category, language = ctx.language }: NewCause): Promise<Cause> =>
  onCase(ctx, caseId, 'cause.add', undefined, async (book) => {
    const cycle = await cycleOf(book.em, caseId);
    const parent = parentId ? await book.em.findOne(Cause, { id: parentId, caseId, cycle, removedAt: null }) : null;
    const unplaced = !!parentId && !parent;
    const cause = book.add(Cause, {
      caseId, cycle, text, leg: parent?.leg ?? legOf(leg), category: category ?? null, parentId: parent?.id ?? null, unplaced, authorId: ctx.actor.id,
      order: await lastOrder(book, caseId, cycle, parent?.id ?? null),
    });
    book.write(CauseAdded, cause, { leg: cause.leg, under: cause.parentId, unplaced, text: await book.say(cause, 'text', text, language) });
    return cause;
  });

/** What was judged was the old wording: a reworded cause is a hypothesis again. The text in which its words were put has done its work. */
export const rewordCause = (ctx: Context, id: string, text: string, expectedVersion: number): Promise<Cause> =>
  onCause(ctx, id, 'cause.edit', async (book, cause) => {
    await mayBeReworded(book, cause);
    const was = cause.state;
    Object.assign(cause, { text, state: 'hypothesis', judgedBy: null, judgedAt: null });
    for (const draft of await book.em.find(Document, { causeId: id, putAwayAt: null })) draft.putAwayAt = ctx.now();
    book.write(CauseReworded, cause, { was, text: await book.say(cause, 'text', text, ctx.language) });
  }, expectedVersion);

/** The leg of a cause that stands under another is that of its branch; only at the top is it chosen. */
export const classCause = (ctx: Context, id: string, { leg, category, confidence }: { leg: string; category?: string | null; confidence?: number | null }): Promise<Cause> =>
  onCause(ctx, id, 'cause.edit', async (book, cause) => {
    if (!cause.parentId && cause.leg !== leg) await intoLeg(book, cause, legOf(leg));
    Object.assign(cause, { category: category ?? null, confidence: confidence ?? null });
    book.write(CauseClassed, cause, { leg: cause.leg, category: category ? await book.say(cause, 'category', category) : null, confidence });
  });

/** Which evidence, at which version, it rests on. What was confirmed is not left without any. */
export const backCause = (ctx: Context, id: string, evidence: readonly string[]): Promise<Cause> =>
  onCause(ctx, id, 'cause.edit', async (book, cause) => {
    if (!evidence.length && cause.state === 'confirmed') throw new Refused(NeedsEvidence);
    cause.evidence = await evidenceIn(book, cause.caseId, evidence);
    book.write(CauseBacked, cause, { evidence: cause.evidence });
  });

export const voteForCause = (ctx: Context, id: string, agrees: boolean): Promise<Cause> =>
  onCause(ctx, id, 'cause.edit', async (book, cause) => {
    const others = cause.votes.filter((voter) => voter !== ctx.actor.id);
    cause.votes = agrees ? [...others, ctx.actor.id] : others;
    book.write(CauseVoted, cause, { votes: cause.votes.length });
  });

/** Confirmed or rejected, or open again; each with a reason. A recorded root cause that is no longer confirmed is no longer recorded. */
export const judgeCause = (ctx: Context, id: string, state: CauseState, reason: string, expectedVersion: number): Promise<Cause> =>
  onCause(ctx, id, 'cause.judge', async (book, cause) => {
    if (state === 'confirmed' && !cause.evidence.length) throw new Refused(NeedsEvidence);
    const unrecorded = !!cause.recordedAt && state !== 'confirmed';
    const open = state === 'hypothesis';
    Object.assign(cause, { state, judgedBy: open ? null : ctx.actor.id, judgedAt: open ? null : ctx.now() });
    if (unrecorded) Object.assign(cause, { recordedAt: null, recordedBy: null });
    book.write(CauseJudged, cause, { state, unrecorded, reason: await book.say(cause, 'judgement', reason, ctx.language) });
  }, expectedVersion);

/** Recording a root cause is a decision: a person, a reason, evidence, the journal. Somebody confirmed it before. */
export const recordRootCause = (ctx: Context, id: string, reason: string, expectedVersion: number): Promise<Cause> =>
  onCause(ctx, id, 'cause.record', async (book, cause, kase) => {
    if (cause.recordedAt) throw new Refused(RecordedAlready);
    if (!cause.evidence.length) throw new Refused(NeedsEvidence);
    if (cause.state !== 'confirmed' || !cause.judgedBy) throw new Refused(NeedsConfirmation);
    Object.assign(cause, { recordedAt: ctx.now(), recordedBy: ctx.actor.id });
    if (kase.causeWaived) kase.causeWaived = false;
    book.write(RootCauseRecorded, cause, {
      leg: cause.leg, text: await book.say(cause, 'root', cause.text), reason: await book.say(cause, 'recording', reason, ctx.language), evidence: cause.evidence, confirmedBy: cause.judgedBy,
    });
  }, expectedVersion);

/** No root cause is looked for: a decision of quality or the head, with a reason that stays. */
export const waiveCause = (ctx: Context, caseId: string, reason: string, expectedVersion: number): Promise<Case> =>
  onCase(ctx, caseId, 'cause.waive', undefined, async (book, kase) => {
    await sameVersion(ctx, book, kase, `case:${caseId}`, expectedVersion);
    if (await book.em.count(Cause, { caseId, cycle: await cycleOf(book.em, caseId), recordedAt: { $ne: null }, removedAt: null })) throw new Refused(CauseFound);
    kase.causeWaived = true;
    book.write(CauseWaived, kase, { reason: await book.say(kase, 'causeWaived', reason, ctx.language) });
    return kase;
  });

/** A verb on a cause that stands on the tree of the present round. */
export const onCause = (ctx: Context, id: string, verb: Verb, work: (book: Book, cause: Cause, kase: Case) => Promise<void>, expectedVersion?: number | null, evenRemoved = false): Promise<Cause> =>
  onItem(ctx, Cause, id, verb, async (book, cause, kase) => {
    await mustStand(book, cause, evenRemoved);
    await work(book, cause, kase);
  }, expectedVersion);

/** @throws Refused where it was taken off the tree, or belongs to an earlier round */
const mustStand = async (book: Book, cause: Cause, evenRemoved = false): Promise<void> => {
  if (cause.removedAt && !evenRemoved) throw new Refused(CauseGone);
  if (cause.cycle !== (await cycleOf(book.em, cause.caseId))) throw new Refused(RoundOver);
};

/** @throws Refused where its words stay as they are */
export const mayBeReworded = async (book: Book, cause: Cause): Promise<void> => {
  await mustStand(book, cause);
  if (cause.recordedAt) throw new Refused(RecordedAlready);
};

/** The whole branch goes to the other leg. */
export const intoLeg = async (book: Book, cause: Cause, leg: Leg): Promise<void> => {
  const under = Map.groupBy(await book.em.find(Cause, { caseId: cause.caseId, cycle: cause.cycle }), ({ parentId }) => parentId ?? null);
  const next = [cause];
  for (let at = next.pop(); at; at = next.pop()) {
    if (at.leg !== leg) at.leg = leg;
    next.push(...(under.get(at.id) ?? []));
  }
};

export const lastOrder = async (book: Pick<Book, 'em'>, caseId: string, cycle: number, parentId: string | null): Promise<number> => {
  const [last] = await book.em.find(Cause, { caseId, cycle, parentId }, { orderBy: { order: 'desc' }, limit: 1 });
  return (last?.order ?? 0) + 1;
};

const legOf = (leg: string): Leg => {
  if (!(legs as readonly string[]).includes(leg)) throw mistaken('leg', Unknown);
  return leg as Leg;
};
