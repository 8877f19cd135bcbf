import type { Context } from '../platform/context.ts';
import { cardsWhere } from '../case/list/list.read.ts';
import type { CaseCard } from '../case/list/card.view.ts';
import { visibleCases } from '../case/visible.policy.ts';
import { has } from '../people/role.policy.ts';
import type { BoardChange, Load } from './item.view.ts';

const figures = `count(*)::int as open, count(*) filter (where not c.paused and c.watch_at <= ? and not coalesce(c.late_at <= ?, false) and not coalesce(c.due_at <= ?, false))::int as watch,
  count(*) filter (where not c.paused and c.late_at <= ? and not coalesce(c.due_at <= ?, false))::int as late, count(*) filter (where c.due_at <= ?)::int as breached,
  count(*) filter (where c.lead_id is null)::int as unassigned, count(*) filter (where c.level > 0)::int as escalated, min(c.received_at) as oldest`;

/** What lies with each department, by name; of the cases that the reader may see. */
export const departmentLoad = (ctx: Context): Promise<Load[]> => loadBy(ctx, 'department', null);

/** Who may see a department by person: those who assign its work, or answer for the whole. */
export const mayCountPersons = (ctx: Context, departmentId: string): boolean =>
  ctx.actor.kind === 'person' && (has(ctx.actor, 'quality', 'management') || (has(ctx.actor, 'head') && ctx.actor.departments.includes(departmentId)));

/** What lies with each lead in a department, by name and never by figure; null for whoever may not see it. */
export const personLoad = async (ctx: Context, departmentId: string): Promise<Load[] | null> => (mayCountPersons(ctx, departmentId) ? loadBy(ctx, 'lead', departmentId) : null);

const loadBy = async (ctx: Context, by: 'department' | 'lead', departmentId: string | null): Promise<Load[]> => {
  const sees = visibleCases(ctx.actor, 'c', 'card');
  const name = ctx.language === 'ar' ? "coalesce(nullif(w.name_ar, ''), w.name_en)" : "coalesce(nullif(w.name_en, ''), w.name_ar)";
  const rows = await ctx.em.execute<(Omit<Load, 'of' | 'oldest'> & { id: string | null; name: string | null; oldest: string | null })[]>(
    `select w.id, ${name} as name, n.* from (select c.${by}_id as who, ${figures} from "case" c where c.stage <> 'closed' and ${sees.sql}${departmentId ? ' and c.department_id = ?::uuid' : ''} group by 1) n
      left join ${by === 'lead' ? 'person' : 'department'} w on w.id = n.who order by name nulls first, w.id`,
    [...Array.from({ length: 6 }, () => ctx.now()), ...sees.values, ...(departmentId ? [departmentId] : [])]);
  return rows.map(({ id, name: called, oldest, open, watch, late, breached, unassigned, escalated }) => ({ of: id && called ? { id, name: called } : null, open, watch, late, breached, unassigned, escalated, oldest: oldest ? new Date(oldest) : null }));
};

/** What may have happened to a case since yesterday, as management asks. */
export const changes = { opened: ['case.opened'], escalated: ['case.escalated'], taken: ['escalation.taken'], lowered: ['case.lowered'], breached: ['clock.breached'], closed: ['case.closed', 'case.settledAtFirstContact', 'case.withdrawn'] } as const;
export type Change = keyof typeof changes;
export const changeWords = Object.keys(changes) as Change[];

/** Counted no further. */
const many = 10_001;

/** Cases that something happened to since an instant: when it was written down, since that is when one could have seen it. */
const changed = (what: Change, since: Date): { sql: string; values: unknown[] } => ({
  sql: `c.id in (select substring(x.stream from 6)::uuid from entry x where x.kind = any(?::text[]) and x.at >= ? and x.stream like 'case:%')`, values: [`{${changes[what].join(',')}}`, since],
});

export const boardChanges = (ctx: Context, since: Date, departmentId: string | null): Promise<BoardChange[]> =>
  Promise.all(changeWords.map(async (what) => {
    const sees = visibleCases(ctx.actor, 'c', 'card');
    const { sql, values } = changed(what, since);
    const [row] = await ctx.em.execute<{ cases: number }[]>(
      `select count(*)::int as cases from (select from "case" c where ${sql} and ${sees.sql}${departmentId ? ' and ?::uuid = any(c.department_ids)' : ''} limit ${many}) few`, [...values, ...sees.values, ...(departmentId ? [departmentId] : [])]);
    return { what, cases: row?.cases ?? 0 };
  }));

/** The list behind a figure, the most pressing first. */
export const changedCases = (ctx: Context, what: Change, since: Date, departmentId: string | null): Promise<CaseCard[]> => {
  const { sql, values } = changed(what, since);
  return cardsWhere(ctx, { sql: `${sql}${departmentId ? ' and ?::uuid = any(c.department_ids)' : ''}`, values: [...values, ...(departmentId ? [departmentId] : [])] }, { order: "-c.level, coalesce(c.due_at, 'infinity'::timestamptz), c.id", limit: 500 });
};
