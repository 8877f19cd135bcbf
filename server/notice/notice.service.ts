import type { Context } from '../platform/context.ts';
import { NotFound, Refused } from '../platform/problem.ts';
import { Notice } from './notice.entity.ts';

/** What concerns this person, the latest first. */
export const inboxOf = (ctx: Context, { unread, before, first }: { unread: boolean; before?: string | null; first: number }): Promise<Notice[]> =>
  ctx.em.find(Notice, { personId: ctx.actor.id, ...(unread ? { readAt: null } : {}), ...(before ? { id: { $lt: before } } : {}) }, { orderBy: { id: 'desc' }, limit: first });

export const unreadOf = (ctx: Context): Promise<number> => ctx.em.count(Notice, { personId: ctx.actor.id, readAt: null });

/** Reading is no part of the journal. Without an id: all of them. */
export const markRead = async (ctx: Context, id: string | null): Promise<Notice[]> => {
  const em = ctx.house.fork();
  const mine = { personId: ctx.actor.id, ...(id ? { id } : { readAt: null }) };
  if (id && !(await em.count(Notice, mine))) throw new Refused(NotFound);
  await em.nativeUpdate(Notice, mine, { readAt: ctx.now() });
  return inboxOf(ctx, { unread: false, first: 50 });
};
