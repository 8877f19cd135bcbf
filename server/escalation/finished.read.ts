import { validateSync } from 'class-validator';
import type { Context } from '../platform/context.ts';
import { mayAsk } from '../platform/graphql.ts';
import { isId } from '../platform/ids.ts';
import { rowsFit, type Rows } from '../platform/page.ts';
import type { Hot } from '../platform/trusted.ts';
import { placeOf as textOf } from '../journal/place.ts';
import { cursorOf, endOfJournal } from '../journal/reader.ts';
import type { Predicate } from '../case/visible.policy.ts';
import { candidates, counting, itemOf, moment, most, picked, type Asked } from './item.read.ts';
import { BoardFilter, isSubject, type Subject } from './item.view.ts';

interface Given { readonly subject: string; readonly filter?: BoardFilter | null; readonly first?: number; readonly after?: string | null; readonly ids?: readonly string[] }

/** The document `Board` in one statement that returns its JSON; whatever is not in order is left to the executor, which says why. */
export const boardFinished: Hot = (ctx, variables) => {
  const { subject, filter, first = 500, after } = variables as unknown as Given;
  if (!inOrder(ctx, subject, filter) || !rowsFit(first, cards)) return undefined;
  return page(ctx, subject, { filter: filter ?? {}, first, after: after ?? null });
};

/** The document `BoardItems` likewise: cards as they stand now. */
export const boardItemsFinished: Hot = (ctx, variables) => {
  const { subject, filter, ids = [] } = variables as unknown as Given;
  if (!inOrder(ctx, subject, filter)) return undefined;
  const of = ids.filter(isId).slice(0, 500);
  return items(ctx, subject, { filter: filter ?? {}, first: 2_000, of });
};

/** Cards of a page. */
export const cards: Rows = { most: 1_000 };

const inOrder = (ctx: Context, subject: string, filter: BoardFilter | null | undefined): subject is Subject =>
  mayAsk(ctx.actor, 'staff') && isSubject(subject) && (!filter || !validateSync(Object.assign(new BoardFilter(), filter), { forbidUnknownValues: false }).length);

/** Escalations are few beside what is open: their first page and its count come out of one look. Of what is many, only a page is looked at. */
const shown = (ctx: Context, subject: Subject, asked: Asked): { sql: string; values: unknown[]; total: Predicate } => {
  const together = subject === 'escalations' && !asked.after && !asked.of;
  const all = together ? candidates(ctx, subject, asked) : null;
  const rows = picked(ctx, subject, asked, together ? 'candidates' : undefined);
  const { sql, values, joins } = itemOf(ctx, subject);
  return {
    sql: `with ${all ? `candidates as materialized (${all.sql}), ` : ''}picked as materialized (${rows.sql}), shown as (select n, ${sql} as item from picked ${joins.sql} where n <= ?)`,
    values: [...(all?.values ?? []), ...rows.values, ...values, ...joins.values, asked.first],
    total: asked.after ? { sql: 'select null::int', values: [] } : all ? { sql: `select least(count(*), ${most + 1})::int from candidates`, values: [] } : counting(ctx, subject, asked),
  };
};

const page = async (ctx: Context, subject: Subject, asked: Asked): Promise<string> => {
  const reached = cursorOf(ctx.request.reached) ?? (await endOfJournal(ctx.em));
  const { sql, values, total } = shown(ctx, subject, asked);
  const [row] = await ctx.house.keep<{ board: string }>(
    `${sql} select json_build_object('items', (select coalesce(json_agg(item order by n), '[]'::json) from shown), 'next', (select place from picked where n = ? and exists (select from picked where n > ?)),
       'total', (${total.sql}), 'serverTime', ${moment('?::timestamptz')})::text as board`,
    [...values, asked.first, asked.first, ...total.values, ctx.now()]);
  return `{"feedPosition":${JSON.stringify({ epoch: reached.epoch, at: textOf(reached) })},"board":${row!.board}}`;
};

const items = async (ctx: Context, subject: Subject, asked: Asked): Promise<string> => {
  const { sql, values } = shown(ctx, subject, asked);
  const [row] = await ctx.house.keep<{ items: string }>(`${sql} select (select coalesce(json_agg(item order by n), '[]'::json) from shown)::text as items`, [...values]);
  return `{"boardItems":${row!.items}}`;
};
