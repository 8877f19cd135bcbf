import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import type { CaseCard, CaseConnection, CaseFilter, CaseOrder } from './card.view.ts';
import { foundInside } from '../found.service.ts';
import { visibleCases, type Predicate } from '../visible.policy.ts';
import { likeOf, soughtIn } from './search.policy.ts';

/** The clock of the next deadline: looked for only in the rows that are shown. */
const counted = (moment: (column: string) => string): string =>
  `(select jsonb_build_object('calendarId', k.calendar_id, 'unit', coalesce(m.promise_unit, m.target_unit), 'phase', k.phase, 'since', ${moment('k.paused_since')},
      'promiseAt', ${moment('coalesce(k.breached_at, k.promise_at)')}, 'targetAt', ${moment('coalesce(k.late_at, k.target_at)')},
      'pausedFor', case when k.phase = 'paused' then (select l.cause from clock_line l where l.clock_id = k.id order by l.place desc limit 1) end)
    from case_clock k left join commitment m on m.id = k.commitment_id where k.case_id = c.id and k.name = c.due_clock and k.cycle = c.cycle and k.phase <> 'stopped'
    order by coalesce(k.breached_at, k.promise_at) nulls last, k.legal desc, k.id limit 1)`;

/** The columns of a card, as JSON; `moment` says how an instant is written. */
export const cardOf = (arabic: boolean, moment = (column: string): string => column): string => {
  const name = (alias: string): string => (arabic ? `coalesce(nullif(${alias}.name_ar, ''), ${alias}.name_en)` : `coalesce(nullif(${alias}.name_en, ''), ${alias}.name_ar)`);
  const somebody = (alias: string): string => `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${name(alias)}) end`;
  return `jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title, 'nature', c.nature, 'stage', c.stage, 'channel', c.channel, 'band', c.band, 'depth', c.depth, 'level', c.level,
    'cycle', c.cycle, 'confidential', c.confidential, 'lead', ${somebody('p')}, 'department', ${somebody('d')}, 'branch', ${somebody('b')}, 'receivedAt', ${moment('c.received_at')}, 'dueAt', ${moment('c.due_at')},
    'dueClock', c.due_clock, 'watchAt', ${moment('c.watch_at')}, 'lateAt', ${moment('c.late_at')}, 'counted', ${counted(moment)}, 'paused', c.paused, 'closing', c.closing, 'closedAt', ${moment('c.closed_at')}, 'version', c.version)`;
};
export const joins = 'from "case" c left join person p on p.id = c.lead_id left join department d on d.id = c.department_id left join branch b on b.id = c.branch_id';

/** Orders by enum: a key that is never null, then the id, so that pages continue where they ended. */
export const orders: Readonly<Record<CaseOrder, { readonly key: string; readonly type: string; readonly down: boolean }>> = {
  due: { key: "coalesce(c.due_at, 'infinity'::timestamptz)", type: 'timestamptz', down: false },
  received: { key: 'c.received_at', type: 'timestamptz', down: true },
  level: { key: 'c.level', type: 'integer', down: true },
};

/** A page of the cases that this reader may see, newest rules of visibility included. `depth` card: management sees more than it may read. */
export const casesPage = async (ctx: Context, filter: CaseFilter, order: CaseOrder, first: number, after?: string | null): Promise<CaseConnection> => {
  const { key, type, down } = orders[order];
  const where = whereOf(ctx, filter);
  const from = placeOf(after, type);
  const beyond: Predicate = from ? { sql: ` and (${key}, c.id) ${down ? '<' : '>'} (?::${type}, ?::uuid)`, values: from } : { sql: '', values: [] };
  const direction = down ? 'desc' : 'asc';
  const rows = await ctx.em.execute<{ card: CaseCard; place: string }[]>(
    `select ${cardOf(ctx.language === 'ar')} as card, ${key}::text as place ${joins} where ${where.sql}${beyond.sql} order by ${key} ${direction}, c.id ${direction} limit ?`,
    [...where.values, ...beyond.values, first + 1]);
  const page = rows.slice(0, first);
  const edges = page.map(({ card, place }) => ({ node: alive(card), cursor: cursorOf(place, card.id) }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null }, totalCount: await countCases(ctx, filter) };
};

export const countCases = async (ctx: Context, filter: CaseFilter): Promise<number> => {
  const where = whereOf(ctx, filter);
  const [row] = await ctx.em.execute<{ count: number }[]>(`select count(*)::int as count from "case" c where ${where.sql}`, [...where.values]);
  return row?.count ?? 0;
};

/** Cards by any condition on `c`, as far as the reader may see them. */
export const cardsWhere = async (ctx: Context, condition: Predicate, { order = "coalesce(c.due_at, 'infinity'::timestamptz), c.id", limit = 100, depth = 'card' as 'card' | 'content' } = {}): Promise<CaseCard[]> => {
  const sees = visibleCases(ctx.actor, 'c', depth);
  const rows = await ctx.em.execute<{ card: CaseCard }[]>(
    `select ${cardOf(ctx.language === 'ar')} as card ${joins} where ${sees.sql} and (${condition.sql}) order by ${order} limit ?`, [...sees.values, ...condition.values, limit]);
  return rows.map(({ card }) => alive(card));
};

export const whereOf = (ctx: Context, filter: CaseFilter): Predicate => {
  const parts: Predicate[] = [visibleCases(ctx.actor, 'c', 'card')];
  const add = (sql: string, ...values: unknown[]): void => void parts.push({ sql, values });
  const among = (column: string, words: readonly string[] | null | undefined): void => void (words?.length && add(`${column} = any(?::text[])`, `{${words.map((word) => `"${word.replace(/[\\"]/g, '')}"`).join(',')}}`));
  if (filter.state === 'closed') add("c.stage = 'closed'");
  else if (filter.state !== 'all' && !filter.stage?.length) add("c.stage <> 'closed'");
  among('c.stage', filter.stage);
  among('c.nature', filter.nature);
  among('c.band', filter.band);
  if (filter.level) add('c.level >= ?', filter.level);
  if (filter.departmentId) add('?::uuid = any(c.department_ids)', filter.departmentId);
  if (filter.branchId) add('c.branch_id = ?::uuid', filter.branchId);
  if (filter.categoryId) add('c.category_id = ?::uuid', filter.categoryId);
  if (filter.lead === 'none') add('c.lead_id is null');
  else if (filter.lead) add('c.lead_id = ?::uuid', filter.lead === 'me' ? ctx.actor.id : filter.lead);
  if (filter.overdue) add(`c.stage <> 'closed' and ${orders.due.key} <= ?`, ctx.now());
  if (filter.ids) add('c.id = any(?::uuid[])', `{${filter.ids.filter(isId).join(',')}}`);
  if (filter.text?.trim()) parts.push(textOf(ctx, filter.text));
  return { sql: parts.map(({ sql }) => `(${sql})`).join(' and '), values: parts.flatMap(({ values }) => values) };
};

/**
 * By tracking number, by a number given elsewhere, or by parts of words: of what it is called, and of what is written inside it where the reader may
 * read that. Each way finds ids by its own index, so that a house of a million cases is not read from end to end.
 */
const textOf = (ctx: Context, typed: string): Predicate => {
  const { number, begins, words, raw } = soughtIn(typed);
  if (number) return { sql: 'c.number = ?', values: [number] };
  const reads = visibleCases(ctx.actor, 'inner_case', 'content');
  const ways: Predicate[] = [
    { sql: 'select r.case_id from outside_reference r where r.number = ?', values: [raw] },
    ...(begins ? [{ sql: 'select n.id from "case" n where n.number like ?', values: [`${begins}%`] }] : []),
    ...(words.length ? [{
      sql: `select t.id from "case" t where ${words.map((forms) => `(${forms.map(() => 'case_words(t.title, t.product) like ?').join(' or ')})`).join(' and ')}`, values: words.flatMap((forms) => forms.map(likeOf)),
    }] : []),
    ...foundInside(words).map((inside) => ({ sql: `select inner_case.id from "case" inner_case where inner_case.id in (${inside.sql}) and ${reads.sql}`, values: [...inside.values, ...reads.values] })),
  ];
  return { sql: `c.id in (${ways.map(({ sql }) => sql).join(' union ')})`, values: ways.flatMap(({ values }) => values) };
};

/** JSON has instants as text. */
const alive = (card: CaseCard): CaseCard => {
  const at = (value: unknown): Date | null => (value ? new Date(value as string) : null);
  return { ...card, receivedAt: new Date(card.receivedAt), dueAt: at(card.dueAt), watchAt: at(card.watchAt), lateAt: at(card.lateAt), closedAt: at(card.closedAt), counted: card.counted ? { ...card.counted, since: at(card.counted.since), promiseAt: at(card.counted.promiseAt), targetAt: at(card.counted.targetAt) } : null };
};

const cursorOf = (place: string, id: string): string => Buffer.from(JSON.stringify([place, id])).toString('base64url');
/** The place after which a page begins; null where it is none of ours in this order. */
export const placeOf = (cursor: string | null | undefined, type: string): readonly [string, string] | null => {
  if (!cursor) return null;
  try {
    const [place, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown];
    return typeof place === 'string' && isId(id) && (type === 'integer' ? /^-?\d{1,3}$/ : /^(infinity|\d[\d :.+-]{9,40})$/).test(place) ? [place, id] : null;
  } catch {
    return null;
  }
};
