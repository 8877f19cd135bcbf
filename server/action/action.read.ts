import { Arg, Authorized, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { oneOf } from '../platform/problem.ts';
import { visibleCases } from '../case/visible.policy.ts';
import { Action } from './action.entity.ts';
import { seesAllActions } from './action.policy.ts';

export const views = ['mine', 'toVerify', 'overdue', 'open', 'all'] as const;

@ObjectType({ description: 'A page of actions, by due date.' })
export class ActionPage {
  @Field(() => [Action], { description: 'The actions.' }) nodes!: Action[];
  @Field(() => String, { nullable: true, description: 'Where the next page begins; null at the end.' }) next?: string | null;
}

@Resolver()
export class ActionListResolver {
  @Authorized('staff')
  @Query(() => ActionPage, { description: 'Actions that the reader may see: their own, those they verify, those of cases they may see.' })
  async actions(@Ctx() ctx: Context, @Arg('view', () => String, { defaultValue: 'open' }) view: string, @Arg('first', () => Int, { defaultValue: 50 }) first: number, @Arg('after', () => String, { nullable: true }) after?: string, @Arg('departmentId', () => ID, { nullable: true }) departmentId?: string): Promise<ActionPage> {
    const rows = await page(ctx, oneOf('view', views, view), Math.min(Math.max(first, 1), 100), after ?? null, departmentId ?? null);
    const found = new Map((await ctx.em.find(Action, { id: { $in: rows.map(({ id }) => id) } })).map((action) => [action.id, action]));
    const last = rows.at(-1);
    return { nodes: rows.map(({ id }) => found.get(id)!), next: last && rows.length >= Math.min(Math.max(first, 1), 100) ? `${last.due}~${last.id}` : null };
  }

  @Authorized('staff')
  @Query(() => Action, { nullable: true, description: 'An action by its id; null where the reader may not see it.' })
  async action(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Action | null> {
    const { sql, values } = visible(ctx);
    const [row] = await ctx.em.execute<{ id: string }[]>(`select a.id from action a where a.id::text = ? and ${sql}`, [id, ...values]);
    return row ? ctx.load(Action, row.id) : null;
  }
}

/** Their own, those they verify, those of cases whose content they may see; all for quality, auditors and management. */
const visible = ({ actor }: Context): { sql: string; values: readonly unknown[] } => {
  const cases = visibleCases(actor, 'c');
  const confidential = 'not exists (select from "case" k where k.id = any(a.case_ids) and (k.confidential or ?::uuid = any(k.excluded_ids)))';
  const near = `exists (select from "case" c where c.id = any(a.case_ids) and ${cases.sql})`;
  return {
    sql: `(?::uuid in (a.owner_id, a.implementer_id, a.verifier_id) or ${near}${seesAllActions(actor) ? ` or ${confidential}` : ''})`,
    values: [actor.id, ...cases.values, ...(seesAllActions(actor) ? [actor.id] : [])],
  };
};

const page = (ctx: Context, view: (typeof views)[number], first: number, after: string | null, departmentId: string | null): Promise<{ id: string; due: string }[]> => {
  const { sql, values } = visible(ctx);
  const [due, id] = after?.split('~') ?? [];
  const filters = {
    mine: ["? in (a.owner_id, a.implementer_id) and a.stage in ('planned', 'started')", [ctx.actor.id]],
    toVerify: ["a.verifier_id = ? and a.stage in ('implemented', 'verified')", [ctx.actor.id]],
    overdue: ["a.stage in ('planned', 'started') and a.due_at < ?", [ctx.now()]],
    open: ["a.stage in ('planned', 'started', 'implemented', 'verified')", []],
    all: ['true', []],
  } as const;
  const [filter, filterValues] = filters[view];
  return ctx.em.execute(
    `select a.id, to_char(a.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due from action a
      where ${sql} and ${filter}${departmentId ? ' and a.department_id::text = ?' : ''}${due && id ? ' and (a.due_at, a.id) > (?::timestamptz, ?::uuid)' : ''}
      order by a.due_at, a.id limit ?`,
    [...values, ...filterValues, ...(departmentId ? [departmentId] : []), ...(due && id ? [due, id] : []), first]);
};
