import { Arg, Authorized, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { rowsAsked } from '../platform/page.ts';
import { oneOf } from '../platform/problem.ts';
import { Action } from './action.entity.ts';
import { countsOf, inSight, pageOf, views } from './action.read.ts';
import { ActionCounts, ActionPage } from './action.view.ts';

@Resolver()
export class ActionListResolver {
  @Authorized('staff')
  @Query(() => ActionPage, { description: 'Actions that the reader may see: their own, those they verify, those of cases they may see.' })
  async actions(
    @Ctx() ctx: Context,
    @Arg('view', () => String, { defaultValue: 'open', description: `One of: ${views.join(', ')}.` }) view: string,
    @Arg('first', () => Int, { defaultValue: 50, description: '1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Where the last page ended.' }) after?: string,
    @Arg('kind', () => String, { nullable: true, description: 'Of one kind only.' }) kind?: string,
    @Arg('departmentId', () => ID, { nullable: true, description: 'Of one department only.' }) departmentId?: string,
    @Arg('ownerId', () => ID, { nullable: true, description: 'Of one owner only.' }) ownerId?: string,
    @Arg('text', () => String, { nullable: true, description: 'Part of the title, or the number.' }) text?: string,
  ): Promise<ActionPage> {
    const narrowed = { view: oneOf('view', views, view), kind, departmentId, ownerId, text: text?.slice(0, 200) };
    const { ids, next, total } = await pageOf(ctx, narrowed, rowsAsked(first), after ?? null);
    const found = new Map((await ctx.em.find(Action, { id: { $in: ids } })).map((action) => [action.id, action]));
    return { nodes: ids.map((id) => found.get(id)!), next, totalCount: total };
  }

  @Authorized('staff')
  @Query(() => ActionCounts, { description: 'How many actions lie in each view of the reader.' })
  actionCounts(@Ctx() ctx: Context): Promise<ActionCounts> {
    return countsOf(ctx);
  }

  @Authorized('staff')
  @Query(() => Action, { nullable: true, description: 'An action by its id; null where the reader may not see it.' })
  async action(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Action | null> {
    return (await inSight(ctx, id)) ? ctx.load(Action, id) : null;
  }

  @Authorized('staff')
  @Query(() => Action, { nullable: true, description: "An action by its number, as in 'A-000123'; null where the reader may not see it." })
  async actionByNumber(@Ctx() ctx: Context, @Arg('number', () => String) number: string): Promise<Action | null> {
    const action = await ctx.em.findOne(Action, { number: number.trim().toUpperCase() });
    return action && (await inSight(ctx, action.id)) ? action : null;
  }
}
