import type { Context } from '../platform/context.ts';
import { NotFound, Refused } from '../platform/problem.ts';
import { burstsOf } from './burst.read.ts';
import { Notice } from './notice.entity.ts';

/** What concerns this person, the latest first; a burst is one line with its count. */
export const inboxOf = async (ctx: Context, { unread, before, first }: { unread: boolean; before?: string | null; first: number }): Promise<Notice[]> => {
  const bursts = (await burstsOf(ctx, { personId: ctx.actor.id, unread, before: before ?? null })).slice(0, first);
  const found = new Map((await ctx.house.fork().find(Notice, { id: { $in: bursts.map(({ id }) => id) } })).map((notice) => [notice.id, notice]));
  return bursts.map(({ id, count, read }) => {
    const notice = found.get(id)!;
    return Object.assign(notice, { count, readAt: notice.readAt ?? (read ? notice.at : null) });
  });
};

export const unreadOf = async (ctx: Context): Promise<number> => (await burstsOf(ctx, { personId: ctx.actor.id, unread: true })).length;

/** Reading is no part of the journal. A burst is read as one; without an id: all of them. */
export const markRead = async (ctx: Context, id: string | null): Promise<Notice[]> => {
  const em = ctx.house.fork();
  const line = id ? await em.findOne(Notice, { id, personId: ctx.actor.id }) : null;
  if (id && !line) throw new Refused(NotFound);
  await em.nativeUpdate(Notice, { personId: ctx.actor.id, readAt: null, ...(line ? { caseId: line.caseId ?? null, cause: line.cause, at: { $lte: line.at } } : {}) }, { readAt: ctx.now() });
  return inboxOf(ctx, { unread: false, first: 50 });
};
