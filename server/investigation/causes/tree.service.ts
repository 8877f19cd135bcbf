import type { Context } from '../../platform/context.ts';
import { Refused } from '../../platform/problem.ts';
import type { Book } from '../../journal/book.ts';
import { Cause, type Leg } from './cause.entity.ts';
import { CauseLinked, CauseMerged, CauseMoved, CauseRemoved } from './cause.kinds.ts';
import { CauseGone, OtherRound, RecordedAlready, WouldCircle } from './cause.policy.ts';
import { intoLeg, lastOrder, onCause } from './cause.service.ts';
import { branchOf, orderBefore, wouldCircle } from './tree.policy.ts';

export interface Place {
  /** None puts it at the top. */
  readonly parentId?: string | null;
  /** The sibling that it stands before; none puts it last. */
  readonly beforeId?: string | null;
  /** Which leg, where it goes to the top; under another it is that of the branch. */
  readonly leg?: Leg | null;
  /** Which bone of the fish it was put on; '' is that of causes without a category. */
  readonly category?: string | null;
}

/** Puts a cause under another (or at the top), before a sibling. The server orders moves and refuses circles. */
export const moveCause = (ctx: Context, id: string, { parentId, beforeId, leg, category }: Place): Promise<Cause> =>
  onCause(ctx, id, 'cause.move', async (book, cause) => {
    const to = parentId ? await placed(book, cause, parentId) : null;
    if (to) await refuseCircle(book, cause, to.id);
    const from = cause.parentId ?? null;
    const order = await roomBefore(book, cause, to?.id ?? null, beforeId ?? null);
    Object.assign(cause, { parentId: to?.id ?? null, order, unplaced: false });
    if (to && cause.alsoUnder.includes(to.id)) cause.alsoUnder = cause.alsoUnder.filter((one) => one !== to.id);
    await intoLeg(book, cause, to?.leg ?? leg ?? cause.leg);
    if (category != null) cause.category = category || null;
    book.write(CauseMoved, cause, { from, to: cause.parentId, leg: cause.leg, category: category ? await book.say(cause, 'category', category) : null });
  });

/** One more effect of the same cause: the tree becomes a graph. */
export const linkCause = (ctx: Context, id: string, underId: string, linked: boolean): Promise<Cause> =>
  onCause(ctx, id, 'cause.move', async (book, cause) => {
    const others = cause.alsoUnder.filter((one) => one !== underId);
    if (linked) {
      const under = await placed(book, cause, underId);
      await refuseCircle(book, cause, under.id);
      cause.alsoUnder = under.id === cause.parentId ? others : [...others, under.id];
    } else cause.alsoUnder = others;
    book.write(CauseLinked, cause, { under: underId, linked });
  });

/** What stood under it, its evidence and its votes go to the one that stays. */
export const mergeCause = (ctx: Context, id: string, intoId: string): Promise<Cause> =>
  onCause(ctx, id, 'cause.move', async (book, cause) => {
    if (cause.recordedAt) throw new Refused(RecordedAlready);
    const into = await placed(book, cause, intoId);
    await refuseCircle(book, cause, into.id);
    const all = await book.em.find(Cause, { caseId: cause.caseId, cycle: cause.cycle }, { orderBy: { order: 'asc' } });
    let order = await lastOrder(book, cause.caseId, cause.cycle, into.id);
    const merge = {
      children: all.filter(({ parentId }) => parentId === cause.id).map(({ id }) => id), linked: all.filter(({ alsoUnder }) => alsoUnder.includes(cause.id)).map(({ id }) => id),
      evidence: cause.evidence.filter((one) => !into.evidence.includes(one)), votes: cause.votes.filter((one) => !into.votes.includes(one)),
    };
    for (const child of all) {
      if (child.parentId === cause.id) {
        Object.assign(child, { parentId: into.id, order: order++ });
        await intoLeg(book, child, into.leg);
      }
      if (child.alsoUnder.includes(cause.id)) child.alsoUnder = [...new Set(child.alsoUnder.map((one) => (one === cause.id ? into.id : one)))].filter((one) => one !== child.parentId);
    }
    into.evidence = [...new Set([...into.evidence, ...cause.evidence])];
    into.votes = [...new Set([...into.votes, ...cause.votes])];
    Object.assign(cause, { mergedInto: into.id, merge, removedAt: ctx.now(), removedWith: cause.id });
    book.write(CauseMerged, cause, { into: into.id });
  });

/** A branch goes as a whole and comes back as a whole. Where its own place is gone meanwhile, it comes back onto the tray. */
export const removeCause = (ctx: Context, id: string, restored: boolean): Promise<Cause> =>
  onCause(ctx, id, 'cause.edit', async (book, cause) => {
    const all = await book.em.find(Cause, { caseId: cause.caseId, cycle: cause.cycle });
    const branch = branchOf(all, cause.id);
    const parts = restored && cause.mergedInto ? all.find(({ id, live }) => live && id === cause.mergedInto) : undefined;
    const moved = restored ? putBack(cause, branch, all) : takeOff(ctx, cause, branch);
    if (parts) await part(book, cause, parts, all);
    book.write(CauseRemoved, cause, { restored, with: moved });
  }, undefined, true);

const takeOff = (ctx: Context, cause: Cause, branch: readonly Cause[]): number => {
  const going = branch.filter(({ live }) => live);
  if (!cause.live) throw new Refused(CauseGone);
  if (going.some(({ recordedAt }) => recordedAt)) throw new Refused(RecordedAlready);
  for (const one of going) Object.assign(one, { removedAt: ctx.now(), removedWith: cause.id });
  return going.length;
};

const putBack = (cause: Cause, branch: readonly Cause[], all: readonly Cause[]): number => {
  if (cause.live) return 0;
  const gone = (id: string | null | undefined): boolean => !!id && !all.find((one) => one.id === id)?.live;
  const coming = branch.filter((one) => one === cause || one.removedWith === cause.id || (cause.removedWith && one.removedWith === cause.removedWith));
  if (gone(cause.parentId)) Object.assign(cause, { parentId: null, unplaced: true });
  for (const one of coming) Object.assign(one, { removedAt: null, removedWith: null, mergedInto: null });
  return coming.length;
};

/** What a merge took goes back, where it still is as the merge left it: nothing that somebody has decided since is undone. */
const part = async (book: Book, cause: Cause, from: Cause, all: readonly Cause[]): Promise<void> => {
  const { children, linked, evidence, votes } = cause.merge ?? { children: [], linked: [], evidence: [], votes: [] };
  let order = await lastOrder(book, cause.caseId, cause.cycle, cause.id);
  for (const one of all) {
    if (wouldCircle(all, one.id, cause.id)) continue;
    if (children.includes(one.id) && one.parentId === from.id) {
      Object.assign(one, { parentId: cause.id, order: order++ });
      await intoLeg(book, one, cause.leg);
    }
    if (linked.includes(one.id) && one.parentId !== cause.id && one.alsoUnder.includes(from.id)) one.alsoUnder = one.alsoUnder.map((id) => (id === from.id ? cause.id : id));
  }
  // What was confirmed meanwhile keeps what it rests on.
  if (from.state !== 'confirmed') from.evidence = from.evidence.filter((one) => !evidence.includes(one));
  from.votes = from.votes.filter((one) => !votes.includes(one));
  cause.merge = null;
};

const placed = async (book: Book, cause: Cause, id: string): Promise<Cause> => {
  const place = await book.em.findOne(Cause, { id, caseId: cause.caseId, removedAt: null });
  if (!place) throw new Refused(CauseGone);
  if (place.cycle !== cause.cycle) throw new Refused(OtherRound);
  return place;
};

/** Whether `under` already explains itself by `cause`: then the two would stand on each other. */
const refuseCircle = async (book: Book, cause: Cause, under: string): Promise<void> => {
  if (wouldCircle(await book.em.find(Cause, { caseId: cause.caseId, cycle: cause.cycle }), cause.id, under)) throw new Refused(WouldCircle);
};

/** A number between two siblings; they are counted anew where there is none left. */
const roomBefore = async (book: Book, cause: Cause, parentId: string | null, beforeId: string | null): Promise<number> => {
  const siblings = (await book.em.find(Cause, { caseId: cause.caseId, cycle: cause.cycle, parentId }, { orderBy: { order: 'asc', id: 'asc' } })).filter(({ id }) => id !== cause.id);
  const order = orderBefore(siblings, beforeId);
  if (order !== null) return order;
  siblings.forEach((sibling, at) => (sibling.order = at + 1));
  return orderBefore(siblings, beforeId)!;
};
