import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { NotPermitted, type Refusal } from '../../platform/problem.ts';
import type { ChosenCase, ChosenCases } from './bulk.view.ts';
import type { CaseFilter } from './card.view.ts';
import { permission, standingsIn, type Ruled } from '../case.policy.ts';
import { whereOf } from './list.read.ts';
import { roleVerb, type Verb } from '../role-verb.policy.ts';
import { LedAlready } from '../team/team.service.ts';
import { ruledColumns } from '../visible.policy.ts';

/** Cases that are changed in one go. */
const chosenAtMost = 1_000;

type Row = Ruled & { number: string; title: string; version: number };

/**
 * Cases by id, or all that a filter lets through, and of each which of these steps cannot be taken there and why: what a selection may do is
 * asked by the same policy that decides each step. Whatever the reader may not see is not among them.
 */
export const chosenCases = async (ctx: Context, given: { ids?: readonly string[] | null; filter?: CaseFilter | null }, verbs: readonly string[]): Promise<ChosenCases> => {
  const where = whereOf(ctx, given.ids ? { state: 'all' } : (given.filter ?? {}));
  const among = given.ids ? { sql: ' and c.id = any(?::uuid[])', values: [`{${given.ids.filter(isId).join(',')}}`] } : { sql: '', values: [] };
  const rows = await ctx.em.execute<(Row & { all: number })[]>(
    `select ${ruledColumns('c')}, c.number, c.title, c.version, count(*) over ()::int as all from "case" c where ${where.sql}${among.sql} order by coalesce(c.due_at, 'infinity'::timestamptz), c.id limit ?`,
    [...where.values, ...among.values, chosenAtMost]);
  const known = verbs.filter((verb): verb is Verb => Object.hasOwn(roleVerb, verb));
  return { totalCount: rows[0]?.all ?? 0, cases: rows.map((row) => chosen(ctx, row, known)) };
};

const chosen = (ctx: Context, row: Row, verbs: readonly Verb[]): ChosenCase => ({
  id: row.id, number: row.number, title: row.title, nature: row.nature, version: row.version, led: !!row.leadId,
  hindrances: verbs.flatMap((verb) => {
    const why = hindrance(ctx, row, verb);
    return why ? [{ verb, why: why.sentence[ctx.language]({}) }] : [];
  }),
});

const hindrance = (ctx: Context, row: Row, verb: Verb): Refusal | null => {
  const verdict = permission(verb)(ctx.actor, row);
  if (verdict === false) return NotPermitted;
  if (verdict !== true) return verdict;
  const standings = standingsIn(ctx.actor, row);
  return verb === 'case.appoint' && row.leadId && !standings.has('head') && !standings.has('quality') ? LedAlready : null;
};
