import { validateSync } from 'class-validator';
import type { Context } from '../../platform/context.ts';
import { mayAsk } from '../../platform/graphql.ts';
import { rowsFit } from '../../platform/page.ts';
import type { Hot } from '../../platform/trusted.ts';
import { placeOf as textOf } from '../../journal/place.ts';
import { cursorOf, endOfJournal } from '../../journal/reader.ts';
import { caseOrders, type CaseOrder } from './card.view.ts';
import { CasesFilter } from '../case.inputs.ts';
import { cardOf, joins, orders, placeOf, whereOf } from './list.read.ts';

interface Given { readonly filter?: CasesFilter | null; readonly order: string; readonly first: number; readonly after?: string | null }

/** As the executor writes instants: UTC, with milliseconds. */
const moment = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The cursor of a row, as `list.read.ts` makes it. */
const cursor = `rtrim(translate(encode(convert_to(format('["%s","%s"]', place, id), 'UTF8'), 'base64'), E'+/\n', '-_'), '=')`;

/** The document `Cases` in one statement that returns its JSON; whatever is not in order is left to the executor, which says why. */
export const casesFinished: Hot = (ctx, variables) => {
  const { filter, order, first, after } = variables as unknown as Given;
  if (!mayAsk(ctx.actor, 'staff') || !rowsFit(first)) return undefined;
  if (filter && validateSync(Object.assign(new CasesFilter(), filter), { forbidUnknownValues: false }).length) return undefined;
  return finished(ctx, filter ?? {}, (caseOrders as readonly string[]).includes(order) ? (order as CaseOrder) : 'due', first, after);
};

const finished = async (ctx: Context, filter: CasesFilter | Record<string, never>, order: CaseOrder, first: number, after: string | null | undefined): Promise<string> => {
  const reached = cursorOf(ctx.request.reached) ?? (await endOfJournal(ctx.em));
  const { key, type, down } = orders[order];
  const where = whereOf(ctx, filter);
  const from = placeOf(after, type);
  const direction = down ? 'desc' : 'asc';
  const [row] = await ctx.house.keep<{ cases: string }>(
    `with page as (select ${cardOf(ctx.language === 'ar', moment)} as card, ${key}::text as place, c.id, row_number() over (order by ${key} ${direction}, c.id ${direction}) as n
       ${joins} where ${where.sql}${from ? ` and (${key}, c.id) ${down ? '<' : '>'} (?::${type}, ?::uuid)` : ''} order by ${key} ${direction}, c.id ${direction} limit ?),
     shown as (select n, card, ${cursor} as cursor from page where n <= ?)
     select json_build_object(
       'totalCount', (select count(*) from "case" c where ${where.sql}),
       'pageInfo', json_build_object('hasNextPage', exists (select from page where n > ?), 'endCursor', (select cursor from shown order by n desc limit 1)),
       'edges', (select coalesce(json_agg(json_build_object('cursor', cursor, 'node', card) order by n), '[]'::json) from shown))::text as cases`,
    [...where.values, ...(from ?? []), first + 1, first, ...where.values, first]);
  return `{"feedPosition":${JSON.stringify({ epoch: reached.epoch, at: textOf(reached) })},"cases":${row!.cases}}`;
};
