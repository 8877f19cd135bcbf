import type { Context } from '../platform/context.ts';
import { countedTogether, type Countable } from '../case/list/saved-view.read.ts';
import { visibleCases, type Predicate } from '../case/visible.policy.ts';
import { boardQuery, canonicalBoard, loadQuery, type BoardSubject } from './board-query.policy.ts';
import { counting } from './item.read.ts';
import { subjects } from './item.view.ts';

/** Open cases that lie with a department, or with all, as far as the reader may see them: what the table of loads adds up to. */
const loadCounted = (ctx: Context, query: string, most: number): Predicate => {
  const sees = visibleCases(ctx.actor, 'c', 'card');
  const of = loadQuery(query);
  return {
    sql: `select count(*)::int from (select from "case" c where c.stage <> 'closed' and ${sees.sql}${of ? ' and c.department_id = ?::uuid' : ''} limit ${most}) few`,
    values: [...sees.values, ...(of ? [of] : [])],
  };
};

/** Boards whose views have a number: as many cards as the board would show this reader. */
export const boardsCounted: ReadonlyMap<BoardSubject, Countable> = new Map<BoardSubject, Countable>([
  ...subjects.map((subject): [BoardSubject, Countable] => [subject, {
    canonical: (query) => canonicalBoard(subject, query),
    counts: (ctx, queries, most) => countedTogether(ctx, queries.map((query) => counting(ctx, subject, { filter: boardQuery(subject, query) }, most))),
  }]),
  ['load', {
    canonical: (query) => canonicalBoard('load', query),
    counts: (ctx, queries, most) => countedTogether(ctx, queries.map((query) => loadCounted(ctx, query, most))),
  }],
]);
