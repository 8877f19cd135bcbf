import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { visibleCases, type Predicate } from '../case/visible.policy.ts';
import type { AnsweredCase } from './action.view.ts';
import { has, inScope, isStaff } from '../people/role.policy.ts';
import { permitted } from '../case/permitted.policy.ts';
import { mayLink, seesAllActions } from './action.policy.ts';
import { actionVerb, actionVerbs, type ActionVerb } from './stage.policy.ts';

export const views = ['mine', 'toVerify', 'overdue', 'open', 'all'] as const;
export type View = (typeof views)[number];

export interface Narrowed {
  readonly view: View;
  readonly kind?: string | null;
  readonly departmentId?: string | null;
  readonly ownerId?: string | null;
  /** Part of the title, or a number. */
  readonly text?: string | null;
}

/** Which actions this reader may see: `a` is the action. The TypeScript twin is `maySeeAction`. */
export const visibleActions = ({ actor }: Context): Predicate => {
  if (actor.kind === 'system') return { sql: 'true', values: [] };
  const cases = visibleCases(actor, 'c');
  const near = `exists (select from "case" c where c.id = any(a.case_ids) and ${cases.sql})`;
  const all = 'not exists (select from "case" k where k.id = any(a.case_ids) and (k.confidential or ?::uuid = any(k.excluded_ids)))';
  const outside = 'exists (select from "case" b where b.id = a.case_ids[1] and ?::uuid = any(b.excluded_ids))';
  const reads = actor.kind === 'person' && (actor.scopes === undefined || actor.scopes.includes('read'));
  if (!reads) return { sql: 'false', values: [] };
  return {
    sql: `(not ${outside} and (?::uuid in (a.owner_id, a.implementer_id, a.verifier_id) or ${near}${seesAllActions(actor) ? ` or ${all}` : ''}))`,
    values: [actor.id, actor.id, ...cases.values, ...(seesAllActions(actor) ? [actor.id] : [])],
  };
};

/**
 * What the reader may do with an action, in SQL: `a` is the action and `birth` the case that it was born from, each verb with its condition.
 * The twin of `verbsOn`, out of the same table of stages.
 */
export const verbsInSql = ({ actor }: Context): readonly (Predicate & { readonly verb: ActionVerb })[] => {
  const mine = (columns: string): Predicate => ({ sql: `coalesce(?::uuid in (${columns}), false)`, values: [actor.id] });
  const either = (...parts: readonly Predicate[]): Predicate => ({ sql: `(${parts.map(({ sql }) => sql).join(' or ')})`, values: parts.flatMap(({ values }) => values) });
  const never: Predicate = { sql: 'false', values: [] };
  const quality: Predicate = { sql: String(has(actor, 'quality')), values: [] };
  if (!isStaff(actor) || !inScope(actor, 'write')) return [];
  const works = either(mine('a.owner_id, a.implementer_id'), quality, has(actor, 'head') ? { sql: 'coalesce(a.department_id = any(?::uuid[]), false)', values: [`{${actor.departments.join(',')}}`] } : never);
  const edits = permitted(actor, 'action.edit', 'birth');
  const verifies = either(mine('a.verifier_id'), quality, { sql: `(not ${proof} and ${edits.sql})`, values: edits.values });
  const may: Record<ActionVerb, Predicate> = {
    edit: either(works, edits), plan: either(works, permitted(actor, 'action.plan', 'birth')), cancel: permitted(actor, 'action.cancel', 'birth'),
    start: works, block: works, implement: works, takeBack: works, check: verifies, judge: verifies, link: { sql: String(mayLink(actor)), values: [] },
  };
  const fitting: Partial<Record<ActionVerb, string>> = {
    start: ` and (a.planned is not null or not ${proof})`, implement: ` and (not ${proof} or (a.planned is not null and a.stage = 'started'))`, judge: ` and ${proof}`,
  };
  return actionVerbs.map((verb) => ({ verb, sql: `(a.stage in (${actionVerb[verb].map((stage) => `'${stage}'`).join(', ')})${fitting[verb] ?? ''} and ${may[verb].sql})`, values: may[verb].values }));
};
/** As `needsProof` of an action. */
const proof = "a.kind in ('corrective', 'preventive', 'improvement')";

export const inSight = async (ctx: Context, id: string): Promise<boolean> => {
  if (!isId(id)) return false;
  const { sql, values } = visibleActions(ctx);
  const [row] = await ctx.em.execute<{ id: string }[]>(`select a.id from action a where a.id = ? and ${sql}`, [id, ...values]);
  return !!row;
};

/** Ids of a page, by due date; `after` is the place of the last row that the reader has. */
export const pageOf = async (ctx: Context, narrowed: Narrowed, first: number, after: string | null): Promise<{ ids: string[]; next: string | null; total: number }> => {
  const { sql, values } = where(ctx, narrowed);
  const [, due, id] = /^([\d\-T:.Z]{20,30})~([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  const rows = await ctx.em.execute<{ id: string; due: string }[]>(
    `select a.id, to_char(a.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due from action a
      where ${sql}${due && id ? ' and (a.due_at, a.id) > (?::timestamptz, ?::uuid)' : ''} order by a.due_at, a.id limit ?`,
    [...values, ...(due && id ? [due, id] : []), first + 1]);
  const [counted] = await ctx.em.execute<{ total: number }[]>(`select count(*)::int as total from action a where ${sql}`, [...values]);
  const page = rows.slice(0, first);
  const last = page.at(-1);
  return { ids: page.map((row) => row.id), next: rows.length > first && last ? `${last.due}~${last.id}` : null, total: counted?.total ?? 0 };
};

export const countsOf = async (ctx: Context): Promise<Record<View, number>> => {
  const { sql, values } = visibleActions(ctx);
  const filters = views.map((view) => ({ view, ...viewed(ctx, view) }));
  const [row] = await ctx.em.execute<Record<View, number>[]>(
    `select ${filters.map((one) => `count(*) filter (where ${one.sql})::int as "${one.view}"`).join(', ')} from action a where ${sql}`, [...filters.flatMap((one) => one.values), ...values]);
  return row!;
};

/** The cases that an action answers, those that this reader may see as a card, the one it was born from first. */
export const answeredBy = async (ctx: Context, caseIds: readonly string[]): Promise<AnsweredCase[]> => {
  const cases = visibleCases(ctx.actor, 'c', 'card');
  const rows = await ctx.em.execute<Omit<AnsweredCase, 'born'>[]>(
    `select c.id, c.number, c.title, c.stage from "case" c where c.id = any(?::uuid[]) and ${cases.sql}`, [`{${caseIds.join(',')}}`, ...cases.values]);
  return caseIds.flatMap((id, at) => rows.filter((row) => row.id === id).map((row) => ({ ...row, born: at === 0 })));
};

const where = (ctx: Context, { view, kind, departmentId, ownerId, text }: Narrowed): Predicate => {
  const parts: Predicate[] = [visibleActions(ctx), viewed(ctx, view)];
  if (kind) parts.push({ sql: 'a.kind = ?', values: [kind] });
  if (isId(departmentId)) parts.push({ sql: 'a.department_id = ?', values: [departmentId] });
  if (isId(ownerId)) parts.push({ sql: 'a.owner_id = ?', values: [ownerId] });
  if (text?.trim()) {
    const like = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
    parts.push({ sql: "(ar_norm(a.title) like ar_norm(?) or a.number ilike ?)", values: [like, like] });
  }
  return { sql: parts.map(({ sql }) => `(${sql})`).join(' and '), values: parts.flatMap(({ values }) => values) };
};

const open = "a.stage in ('planned', 'started', 'implemented', 'verified')";

const viewed = (ctx: Context, view: View): Predicate => {
  switch (view) {
    case 'mine': return { sql: "?::uuid in (a.owner_id, a.implementer_id) and a.stage in ('planned', 'started')", values: [ctx.actor.id] };
    case 'toVerify': return { sql: "a.verifier_id = ?::uuid and a.stage in ('implemented', 'verified')", values: [ctx.actor.id] };
    case 'overdue': return { sql: "a.stage in ('planned', 'started') and a.due_at < ?", values: [ctx.now()] };
    case 'open': return { sql: open, values: [] };
    case 'all': return { sql: 'true', values: [] };
  }
};
