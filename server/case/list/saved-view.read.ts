import type { Context } from '../../platform/context.ts';
import { canonicalCases, casesQuery } from './query.policy.ts';
import { whereOf } from './list.read.ts';
import { SavedView, ViewPlace, type ViewCount, type ViewSubject } from './saved-view.entity.ts';
import { visibleViews } from './saved-view.policy.ts';
import type { Predicate } from '../visible.policy.ts';

/** Rows are counted up to this; beyond it a list is long, whatever its length. */
const countedAtMost = 1_000;

/** The views that the reader has, in the order in which they keep them. */
export const viewsFor = async (ctx: Context, { subject, id, pinned }: { subject?: string | null; id?: string; pinned?: boolean }): Promise<SavedView[]> => {
  const sees = visibleViews(ctx.actor, 'v');
  const rows = await ctx.em.execute<{ id: string }[]>(
    `select v.id from saved_view v left join view_place p on p.view_id = v.id and p.person_id = ?::uuid where ${sees.sql}${subject ? ' and v.subject = ?' : ''}${id ? ' and v.id = ?::uuid' : ''}${pinned ? ' and p.pinned' : ''}
      order by p.rank nulls last, array_position('{mine,department,house}', v.audience), v.at, v.id limit 300`,
    [ctx.actor.id, ...sees.values, ...(subject ? [subject] : []), ...(id ? [id] : [])]);
  const found = new Map((await ctx.em.find(SavedView, { id: { $in: rows.map((row) => row.id) } })).map((view) => [view.id, view]));
  return rows.flatMap((row) => found.get(row.id) ?? []);
};

/** Whether a view stands in the reader's menu. */
export const isPinned = (ctx: Context, viewId: string): Promise<boolean> =>
  ctx.loader<boolean>('views in the menu', async (ids) => {
    const pinned = new Set((await ctx.em.find(ViewPlace, { personId: ctx.actor.id, viewId: { $in: [...ids] }, pinned: true })).map((place) => place.viewId));
    return ids.map((id) => pinned.has(id));
  }).load(viewId);

/** Counts the rows of many questions about one list, as far as the reader may see them. */
export type Counts = (ctx: Context, queries: readonly string[], most: number) => Promise<readonly number[]>;

/** Many counts in one statement. */
export const countedTogether = async (ctx: Context, parts: readonly Predicate[]): Promise<readonly number[]> => {
  const rows = await ctx.em.execute<{ n: number; count: number }[]>(parts.map(({ sql }, n) => `select ${n} as n, (${sql}) as count`).join(' union all '), parts.flatMap(({ values }) => values));
  const counts = new Map(rows.map(({ n, count }) => [n, count]));
  return parts.map((_, n) => counts.get(n) ?? 0);
};

const casesCounted: Counts = (ctx, queries, most) =>
  countedTogether(ctx, queries.map((query) => {
    const { sql, values } = whereOf(ctx, casesQuery(query).filter);
    return { sql: `select count(*)::int from (select from "case" c where ${sql} limit ?) few`, values: [...values, most] };
  }));

/** What a list understands of an address, and how many rows it has for it. */
export interface Countable {
  /** What an address says, in the one order in which it is kept; null where it says what the list does not understand. */
  readonly canonical: (query: string) => string | null;
  readonly counts: Counts;
}
const lists = new Map<ViewSubject, Countable>([['cases', { canonical: canonicalCases, counts: casesCounted }]]);
/** Lists and boards of the slices to the right; registered in main.ts. */
export const registerCounts = (subject: ViewSubject, list: Countable): void => void lists.set(subject, list);

export const canonicalOf = (subject: ViewSubject, query: string): string | null => lists.get(subject)?.canonical(query) ?? null;

/** How many rows each question has for this reader; nothing where its list counts nothing. */
export const viewCounts = async (ctx: Context, subject: string, queries: readonly string[]): Promise<ViewCount[]> => {
  const list = lists.get(subject as ViewSubject);
  if (!list || !queries.length) return [];
  const counts = await list.counts(ctx, queries, countedAtMost + 1);
  return queries.map((query, n) => ({ query, count: Math.min(counts[n] ?? 0, countedAtMost), more: (counts[n] ?? 0) > countedAtMost }));
};

export const countOf = (ctx: Context, { subject, query }: SavedView): Promise<ViewCount | null> =>
  ctx.loader<ViewCount | null>(`counts of ${subject}`, async (queries) => {
    const counts = await viewCounts(ctx, subject, queries);
    return queries.map((_, n) => counts[n] ?? null);
  }).load(query);
