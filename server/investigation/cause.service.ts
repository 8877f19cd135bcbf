import type { Context } from '../platform/context.ts';
import { NotFound, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { Case } from '../case/case.entity.ts';
import { permission } from '../case/case.policy.ts';
import type { Verb } from '../case/role-verb.policy.ts';
import { Cause } from './cause.entity.ts';
import { CauseGone, NeedsConfirmation, NeedsEvidence, WouldCircle } from './cause.policy.ts';
import { evidenceIn } from './evidence.service.ts';
import { CauseAdded, CauseBacked, CauseClassed, CauseJudged, CauseLinked, CauseMerged, CauseMoved, CauseRemoved, CauseReworded, CauseVoted, CauseWaived, RootCauseRecorded } from './investigation.kinds.ts';

export interface NewCause { readonly text: string; readonly leg: string; readonly parentId?: string | null; readonly category?: string | null; readonly language?: string }

/** Adding a hypothesis is light. A place that is gone meanwhile puts it on the unplaced tray rather than losing it. */
export const addCause = (ctx: Context, caseId: string, { text, leg, parentId, category, language }: NewCause): Promise<Cause> =>
  onRecord(ctx, caseStreams(caseId), async (book) => {
    ctx.must(permission('cause.add'), await book.read(Case, caseId));
    const parent = parentId ? await book.em.findOne(Cause, { id: parentId, caseId, removedAt: null }) : null;
    const cause = book.add(Cause, { caseId, text, leg: parent?.leg ?? leg, category: category ?? null, parentId: parent?.id ?? null, order: await lastOrder(book, caseId, parent?.id ?? null) });
    book.write(CauseAdded, cause, { leg: cause.leg, under: cause.parentId, text: await book.say(cause, 'text', text, language) });
    return cause;
  });

export const rewordCause = (ctx: Context, id: string, text: string, expectedVersion: number): Promise<Cause> =>
  change(ctx, id, 'cause.edit', async (book, cause) => {
    cause.text = text;
    book.write(CauseReworded, cause, { text: await book.say(cause, 'text', text) });
  }, expectedVersion);

export const classCause = (ctx: Context, id: string, { leg, category, confidence }: { leg: string; category?: string | null; confidence?: number | null }): Promise<Cause> =>
  change(ctx, id, 'cause.edit', async (book, cause) => {
    Object.assign(cause, { leg, category: category ?? null, confidence: confidence ?? null });
    book.write(CauseClassed, cause, { leg, category: category ? await book.say(cause, 'category', category) : null, confidence });
  });

/** Puts a cause under another (or at the top), before a sibling. The server orders moves and refuses circles. */
export const moveCause = (ctx: Context, id: string, { parentId, beforeId }: { parentId?: string | null; beforeId?: string | null }): Promise<Cause> =>
  change(ctx, id, 'cause.move', async (book, cause) => {
    const to = parentId ? await placed(book, cause.caseId, parentId) : null;
    if (to) await refuseCircle(book, cause, to.id);
    const from = cause.parentId ?? null;
    cause.parentId = to?.id ?? null;
    cause.order = await orderBefore(book, cause, beforeId ?? null);
    if (to) cause.leg = to.leg;
    book.write(CauseMoved, cause, { from, to: cause.parentId });
  });

/** One more effect of the same cause: the tree becomes a graph. */
export const linkCause = (ctx: Context, id: string, underId: string, linked: boolean): Promise<Cause> =>
  change(ctx, id, 'cause.move', async (book, cause) => {
    const under = await placed(book, cause.caseId, underId);
    if (linked) await refuseCircle(book, cause, under.id);
    cause.alsoUnder = linked ? [...new Set([...cause.alsoUnder, under.id])] : cause.alsoUnder.filter((other) => other !== under.id);
    book.write(CauseLinked, cause, { under: under.id, linked });
  });

/** What stood under it moves to the one that stays. */
export const mergeCause = (ctx: Context, id: string, intoId: string): Promise<Cause> =>
  change(ctx, id, 'cause.move', async (book, cause) => {
    const into = await placed(book, cause.caseId, intoId);
    await refuseCircle(book, cause, into.id);
    for (const child of await book.em.find(Cause, { caseId: cause.caseId, parentId: cause.id })) child.parentId = into.id;
    into.evidence = [...new Set([...into.evidence, ...cause.evidence])];
    into.votes = [...new Set([...into.votes, ...cause.votes])];
    Object.assign(cause, { mergedInto: into.id, removedAt: ctx.now() });
    book.write(CauseMerged, cause, { into: into.id });
  });

/** Taking off is undone by putting back; children stay under it and come back with it. */
export const removeCause = (ctx: Context, id: string, restored: boolean): Promise<Cause> =>
  change(ctx, id, 'cause.edit', async (book, cause) => {
    cause.removedAt = restored ? null : ctx.now();
    if (restored) cause.mergedInto = null;
    book.write(CauseRemoved, cause, { restored });
  }, undefined, true);

export const backCause = (ctx: Context, id: string, evidence: readonly string[]): Promise<Cause> =>
  change(ctx, id, 'cause.edit', async (book, cause) => {
    cause.evidence = await evidenceIn(book, cause.caseId, evidence);
    book.write(CauseBacked, cause, { evidence: cause.evidence });
  });

export const voteForCause = (ctx: Context, id: string, agrees: boolean): Promise<Cause> =>
  change(ctx, id, 'cause.edit', async (book, cause) => {
    cause.votes = agrees ? [...new Set([...cause.votes, ctx.actor.id])] : cause.votes.filter((voter) => voter !== ctx.actor.id);
    book.write(CauseVoted, cause, { votes: cause.votes.length });
  });

/** Confirmed or rejected, or open again; each with a reason. */
export const judgeCause = (ctx: Context, id: string, state: string, reason: string, expectedVersion: number): Promise<Cause> =>
  change(ctx, id, 'cause.judge', async (book, cause) => {
    if (state === 'confirmed' && !cause.evidence.length) throw new Refused(NeedsEvidence);
    cause.state = state;
    book.write(CauseJudged, cause, { state, reason: await book.say(cause, 'judgement', reason) });
  }, expectedVersion);

/** Recording a root cause is a decision: a person, a reason, evidence, the journal. It was confirmed before. */
export const recordRootCause = (ctx: Context, id: string, reason: string, expectedVersion: number): Promise<Cause> =>
  change(ctx, id, 'cause.record', async (book, cause) => {
    if (cause.state !== 'confirmed') throw new Refused(NeedsConfirmation);
    if (!cause.evidence.length) throw new Refused(NeedsEvidence);
    Object.assign(cause, { recordedAt: ctx.now(), recordedBy: ctx.actor.id });
    book.write(RootCauseRecorded, cause, {
      leg: cause.leg, text: await book.say(cause, 'root', cause.text), reason: await book.say(cause, 'recording', reason), evidence: cause.evidence, confirmedBy: cause.votes,
    });
  }, expectedVersion);

/** No root cause is looked for: a decision of quality or the head, with a reason that stays. */
export const waiveCause = (ctx: Context, caseId: string, reason: string, expectedVersion: number): Promise<Case> =>
  onRecord(ctx, caseStreams(caseId), async (book) => {
    const kase = await book.read(Case, caseId, expectedVersion);
    ctx.must(permission('cause.waive'), kase);
    kase.causeWaived = true;
    book.write(CauseWaived, kase, { reason: await book.say(kase, 'causeWaived', reason) });
    return kase;
  });

const change = async (ctx: Context, id: string, verb: Verb, work: (book: Book, cause: Cause) => Promise<void>, expectedVersion?: number, evenRemoved = false): Promise<Cause> => {
  const known = await ctx.load(Cause, id);
  if (!known) throw new Refused(NotFound);
  return onRecord(ctx, caseStreams(known.caseId), async (book) => {
    ctx.must(permission(verb), await book.read(Case, known.caseId));
    const cause = await book.read(Cause, id, expectedVersion);
    if (cause.removedAt && !evenRemoved) throw new Refused(CauseGone);
    await work(book, cause);
    return cause;
  });
};

const placed = async (book: Book, caseId: string, id: string): Promise<Cause> => {
  const cause = await book.em.findOne(Cause, { id, caseId, removedAt: null });
  if (!cause) throw new Refused(CauseGone);
  return cause;
};

/** Whether `under` already explains itself by `cause`: then the two would stand on each other. */
const refuseCircle = async (book: Book, cause: Cause, under: string): Promise<void> => {
  const all = new Map((await book.em.find(Cause, { caseId: cause.caseId })).map((one) => [one.id, one]));
  const above = (id: string, seen = new Set<string>()): boolean => {
    if (id === cause.id) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    const one = all.get(id);
    return !!one && [one.parentId, ...one.alsoUnder].some((next) => !!next && above(next, seen));
  };
  if (above(under)) throw new Refused(WouldCircle);
};

const lastOrder = async (book: Book, caseId: string, parentId: string | null): Promise<number> => {
  const [last] = await book.em.find(Cause, { caseId, parentId }, { orderBy: { order: 'desc' }, limit: 1 });
  return (last?.order ?? 0) + 1;
};

const orderBefore = async (book: Book, cause: Cause, beforeId: string | null): Promise<number> => {
  const siblings = (await book.em.find(Cause, { caseId: cause.caseId, parentId: cause.parentId ?? null }, { orderBy: { order: 'asc' } })).filter(({ id }) => id !== cause.id);
  const at = beforeId ? siblings.findIndex(({ id }) => id === beforeId) : -1;
  if (at === -1) return (siblings.at(-1)?.order ?? 0) + 1;
  return ((siblings[at - 1]?.order ?? 0) + siblings[at]!.order) / 2;
};
