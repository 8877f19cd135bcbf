import type { Context } from '../platform/context.ts';
import { permitted } from '../case/permitted.policy.ts';
import { visibleCases, type Predicate } from '../case/visible.policy.ts';
import { verbsInSql, visibleActions } from '../action/action.read.ts';
import { itemVerbsInSql } from './action-item.policy.ts';
import type { BoardFilter, Subject } from './item.view.ts';

/** The most cards that a board holds; beyond that a filter is what helps. */
export const most = 10_000;
/** What may be done from a board. */
export const boardVerbs = ['escalation.raise', 'escalation.take', 'escalation.comment', 'escalation.lower', 'case.appoint', 'case.offerLead', 'case.route'] as const;

interface Key { readonly sql: string; readonly type: 'integer' | 'timestamptz' }
interface Source {
  /** Which rows, and by what they are told apart; `c` is the case. */
  readonly from: string;
  readonly id: string;
  /** Ascending, and never null: pages go on from them. */
  readonly keys: readonly Key[];
}

const due = "coalesce(c.due_at, 'infinity'::timestamptz)";
export const clockDue = "coalesce(k.breached_at, k.promise_at, k.target_at, 'infinity'::timestamptz)";
const sources: Readonly<Record<Subject, Source>> = {
  escalations: { from: '"case" c', id: 'c.id', keys: [{ sql: '(-c.level)', type: 'integer' }, { sql: due, type: 'timestamptz' }] },
  promises: { from: 'case_clock k join "case" c on c.id = k.case_id', id: 'k.id', keys: [{ sql: clockDue, type: 'timestamptz' }] },
  actions: { from: 'action a', id: 'a.id', keys: [{ sql: 'a.due_at', type: 'timestamptz' }] },
};

export interface Asked { readonly filter: BoardFilter; readonly first: number; readonly after?: string | null; readonly of?: readonly string[] }

/** All rows that a board would show, with what they are ordered by: what a first page is taken from, and counted by, where the board is small beside what is open. */
export const candidates = (ctx: Context, subject: Subject, asked: Asked): Predicate => {
  const { from, id, keys } = sources[subject];
  const where = whereOf(ctx, subject, asked);
  return { sql: `select ${id} as id, ${keys.map(({ sql }, at) => `${sql} as k${at}`).join(', ')} from ${from} where ${where.sql}`, values: where.values };
};

/** Which rows a page shows, in order: `id`, `n` from 1 and `place`, by which the next page goes on; one more than asked for tells that there is one. */
export const picked = (ctx: Context, subject: Subject, asked: Asked, source?: string): Predicate => {
  const { id, keys } = sources[subject];
  const place = placeOf(asked.after, keys);
  const { sql, values } = source ? { sql: `select id, ${keys.map((_, at) => `k${at}`).join(', ')} from ${source}`, values: [] } : candidates(ctx, subject, asked);
  const beyond = place ? ` and (${[...keys.map((key) => key.sql), id].join(', ')}) > (${[...keys.map(({ type }) => `?::${type}`), '?::uuid'].join(', ')})` : '';
  const order = [...keys.map((_, at) => `k${at}`), 'id'].join(', ');
  return {
    sql: `select id, row_number() over (order by ${order}) as n, concat_ws('|', ${keys.map((_, at) => `k${at}::text`).join(', ')}, id) as place from (${sql}${beyond} order by ${order} limit ?) few`,
    values: [...values, ...(place ?? []), asked.first + 1],
  };
};

/** How many there are, counted no further than a board goes, or than `atMost`. */
export const counting = (ctx: Context, subject: Subject, asked: Pick<Asked, 'filter' | 'of'>, atMost = most + 1): Predicate => {
  const where = whereOf(ctx, subject, asked);
  return { sql: `select count(*)::int from (select from ${sources[subject].from} where ${where.sql} limit ${atMost}) few`, values: where.values };
};

const uuids = (ids: readonly string[]): string => `{${ids.join(',')}}`;

const whereOf = (ctx: Context, subject: Subject, { filter, of }: Pick<Asked, 'filter' | 'of'>): Predicate => {
  const actions = subject === 'actions';
  const parts: Predicate[] = [actions ? visibleActions(ctx) : visibleCases(ctx.actor, 'c', 'card')];
  const add = (sql: string, ...values: unknown[]): void => void parts.push({ sql, values });
  if (subject === 'escalations') add("c.stage <> 'closed' and (c.level > 0 or (not c.paused and c.watch_at <= ?))", ctx.now());
  if (subject === 'promises') add("k.phase <> 'stopped' and c.stage <> 'closed'");
  if (actions) add("a.stage in ('planned', 'started', 'implemented', 'verified')");
  if (of) add(actions ? '(a.id = any(?::uuid[]) or a.case_ids && ?::uuid[])' : 'c.id = any(?::uuid[])', ...(actions ? [uuids(of), uuids(of)] : [uuids(of)]));
  const { departmentId, branchId, band, clock, owner } = filter;
  if (departmentId) add(actions ? 'a.department_id = ?::uuid' : '?::uuid = any(c.department_ids)', departmentId);
  if (branchId && !actions) add('c.branch_id = ?::uuid', branchId);
  if (band?.length && !actions) add('c.band = any(?::text[])', uuids(band));
  if (clock?.length && !actions) add(`${subject === 'promises' ? 'k.name' : 'c.due_clock'} = any(?::text[])`, uuids(clock));
  // What is mine: what I lead or own, and what its escalation brought to me or I took.
  const [ownerOf, itemsOf] = actions ? ['a.owner_id', 'x.action_id = a.id'] : ['c.lead_id', 'x.case_id = c.id and x.action_id is null'];
  if (owner === 'none') add(actions ? 'false' : 'c.lead_id is null');
  else if (owner === 'me') add(`${ownerOf} = ?::uuid or exists (select from escalation x where ${itemsOf} and x.ended_at is null and coalesce(x.taken_by, x.to_id) = ?::uuid)`, ctx.actor.id, ctx.actor.id);
  else if (owner) add(`${ownerOf} = ?::uuid`, owner);
  if (filter.due === 'overdue') add({ escalations: 'c.due_at <= ?', promises: `${clockDue} <= ?`, actions: "a.stage in ('planned', 'started') and a.due_at < ?" }[subject], ctx.now());
  if (filter.due === 'verify') add(actions ? `a.stage in ('implemented', 'verified') and ${judgeable} <= ?` : 'false', ...(actions ? [ctx.now()] : []));
  return { sql: parts.map(({ sql }) => `(${sql})`).join(' and '), values: parts.flatMap(({ values }) => values) };
};

const judgeable = "a.implemented_at + make_interval(secs => 86400 * ((a.planned->>'startAfterDays')::int + (a.planned->>'windowDays')::int))";

/** As the executor writes instants: UTC, with milliseconds. */
export const moment = (column: string): string => `to_char((${column}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The columns of a card as JSON, with what they are joined from; `picked` are the rows. */
export const itemOf = (ctx: Context, subject: Subject): Predicate & { readonly joins: Predicate } => (subject === 'actions' ? actionItem(ctx) : caseItem(ctx, subject));

const nameOf = (ctx: Context, alias: string): string =>
  ctx.language === 'ar' ? `coalesce(nullif(${alias}.name_ar, ''), ${alias}.name_en)` : `coalesce(nullif(${alias}.name_en, ''), ${alias}.name_ar)`;
const somebody = (ctx: Context, alias: string): string => `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${nameOf(ctx, alias)}) end`;

const standing = (ctx: Context): string =>
  `case when e.id is not null then json_build_object('id', e.id, 'cause', e.cause, 'at', ${moment('e.at')}, 'takeBy', ${moment('e.take_by')}, 'nextUpdateAt', ${moment('e.next_update_at')},
    'version', e.version, 'to', ${somebody(ctx, 't')}, 'takenBy', ${somebody(ctx, 'y')}) end`;
/** The item that is open, of a case or of an action, and whom it concerns. */
const standingOf = (whose: string, on: string): string =>
  `left join lateral (select * from escalation x where ${whose} and x.ended_at is null order by x.level desc, x.id limit 1) e on ${on} left join person t on t.id = e.to_id left join person y on y.id = e.taken_by`;

/** The verbs whose conditions hold, as a list. */
const canIn = (rules: readonly { readonly verb: string; readonly sql: string }[]): string => `('[' || concat_ws(',', ${rules.map(({ verb, sql }) => `case when ${sql} then '"${verb}"' end`).join(', ')}) || ']')::json`;

const caseItem = (ctx: Context, subject: 'escalations' | 'promises'): Predicate & { readonly joins: Predicate } => {
  const promise = subject === 'promises';
  const rules = boardVerbs.map((verb) => ({ verb, ...permitted(ctx.actor, verb, 'c') }));
  const can = canIn(rules);
  const clock = promise
    ? 'join case_clock k on k.id = picked.id join "case" c on c.id = k.case_id'
    : `join "case" c on c.id = picked.id left join lateral (select * from case_clock x where x.case_id = c.id and x.name = c.due_clock and x.cycle = c.cycle and x.phase <> 'stopped'
         order by coalesce(x.breached_at, x.promise_at) nulls last, x.legal desc, x.id limit 1) k on true`;
  return {
    sql: `json_build_object('id', ${promise ? 'k.id' : 'c.id'}, 'caseId', c.id, 'number', c.number, 'title', c.title, 'kind', c.nature, 'stage', c.stage, 'version', c.version, 'level', c.level, 'band', c.band,
      'clock', ${promise ? 'k.name' : 'c.due_clock'}, 'department', ${somebody(ctx, 'd')}, 'branch', ${somebody(ctx, 'b')}, 'owner', ${somebody(ctx, 'p')}, 'confidential', c.confidential,
      'paused', ${promise ? "k.phase = 'paused'" : 'c.paused'}, 'dueAt', ${moment(promise ? 'coalesce(k.breached_at, k.promise_at, k.target_at)' : 'c.due_at')},
      'watchAt', ${moment(promise ? 'k.watch_at' : 'c.watch_at')}, 'lateAt', ${moment(promise ? 'coalesce(k.late_at, k.target_at)' : 'c.late_at')}, 'judgeableAt', null,
      'counted', case when k.id is not null then json_build_object('calendarId', k.calendar_id, 'unit', coalesce(m.promise_unit, m.target_unit), 'phase', k.phase, 'since', ${moment('k.paused_since')},
        'promiseAt', ${moment('coalesce(k.breached_at, k.promise_at)')}, 'targetAt', ${moment('coalesce(k.late_at, k.target_at)')},
        'pausedFor', case when k.phase = 'paused' then (select l.cause from clock_line l where l.clock_id = k.id order by l.place desc limit 1) end) end,
      'standing', ${standing(ctx)},
      'can', ${can})`,
    values: rules.flatMap(({ values }) => values),
    joins: {
      sql: `${clock} left join commitment m on m.id = k.commitment_id left join person p on p.id = c.lead_id left join department d on d.id = c.department_id left join branch b on b.id = c.branch_id
        ${standingOf('x.case_id = c.id and x.action_id is null', 'c.level > 0')}`,
      values: [],
    },
  };
};

const actionItem = (ctx: Context): Predicate & { readonly joins: Predicate } => {
  const sees = visibleCases(ctx.actor, 'x', 'card');
  const rules = [...verbsInSql(ctx).map(({ verb, ...rule }) => ({ ...rule, verb: `action.${verb}` })), ...itemVerbsInSql(ctx)];
  return {
    sql: `json_build_object('id', a.id, 'caseId', c.id, 'number', a.number, 'title', a.title, 'kind', a.kind, 'stage', a.stage, 'version', a.version, 'level', coalesce(e.level, 0), 'band', c.band, 'clock', null,
      'department', ${somebody(ctx, 'd')}, 'branch', ${somebody(ctx, 'b')}, 'owner', ${somebody(ctx, 'p')}, 'confidential', coalesce(c.confidential, false), 'paused', a.blocked,
      'dueAt', ${moment('a.due_at')}, 'watchAt', null, 'lateAt', null, 'judgeableAt', ${moment(judgeable)}, 'counted', null, 'standing', ${standing(ctx)}, 'can', ${canIn(rules)})`,
    values: rules.flatMap(({ values }) => values),
    joins: {
      sql: `join action a on a.id = picked.id join "case" birth on birth.id = a.case_ids[1] left join lateral (select x.* from "case" x where x.id = any(a.case_ids) and ${sees.sql} order by array_position(a.case_ids, x.id) limit 1) c on true
        left join person p on p.id = a.owner_id left join department d on d.id = a.department_id left join branch b on b.id = c.branch_id
        ${standingOf('x.action_id = a.id', 'true')}`,
      values: sees.values,
    },
  };
};

/** The place after which a page begins, as its parts; null where it is none of ours. */
const placeOf = (after: string | null | undefined, keys: readonly Key[]): readonly string[] | null => {
  const parts = after?.split('|') ?? [];
  const fits = (part: string | undefined, type: Key['type']): boolean => (type === 'integer' ? /^-?\d{1,3}$/ : /^(infinity|\d[\d :.+-]{9,40})$/).test(part ?? '');
  return parts.length === keys.length + 1 && keys.every(({ type }, at) => fits(parts[at], type)) && /^[0-9a-f-]{36}$/.test(parts.at(-1)!) ? parts : null;
};
