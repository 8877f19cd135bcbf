import { Authorized, Ctx, FieldResolver, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { inSight } from '../action/action.read.ts';
import { Counts } from '../case/room/room.view.ts';
import { visibleCases } from '../case/visible.policy.ts';
import { Escalation } from './escalation.entity.ts';

/** What somebody has to take, or has taken. */
@Resolver(() => Counts)
export class MyEscalationsResolver {
  @Authorized('staff')
  @Query(() => [Escalation], { description: 'Escalations brought to the reader, or taken by them, that have not ended.' })
  async myEscalations(@Ctx() ctx: Context): Promise<Escalation[]> {
    const ids = await ofMine(ctx);
    return ids.length ? ctx.em.find(Escalation, { id: { $in: ids } }, { orderBy: { at: 'asc' } }) : [];
  }

  @FieldResolver(() => Int, { description: 'Escalations that this person has to take, or has taken.' })
  async toTake(@Ctx() ctx: Context): Promise<number> {
    return (await ofMine(ctx)).length;
  }
}

/** As far as they may be seen; those of actions are few, and looked at one by one. */
const ofMine = async (ctx: Context): Promise<string[]> => {
  const sees = visibleCases(ctx.actor, 'c', 'card');
  const open = await ctx.em.execute<{ id: string; actionId: string | null }[]>(
    `select e.id, e.action_id as "actionId" from escalation e join "case" c on c.id = e.case_id
      where e.ended_at is null and (e.to_id = ?::uuid or e.taken_by = ?::uuid) and (e.action_id is not null or (${sees.sql})) order by e.at limit 100`, [ctx.actor.id, ctx.actor.id, ...sees.values]);
  const seen = await Promise.all(open.map(async ({ actionId }) => !actionId || (await inSight(ctx, actionId))));
  return open.flatMap(({ id }, place) => (seen[place] ? [id] : []));
};
