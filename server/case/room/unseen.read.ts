import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { kinds } from '../../journal/kind.ts';
import type { Ruled } from '../case.policy.ts';
import { maySee } from '../case.policy.ts';
import { audiencesIn } from '../ruling.view.ts';
import type { Unseen } from './unseen.view.ts';
import { ruledColumns, visibleCases } from '../visible.policy.ts';

/** Counted per case; beyond it there is much. */
const countedAtMost = 100;

/**
 * What is new in these cases for who asks, as far as they may read it today: an entry that would be told to them as a hole is not counted.
 * A case that they have never opened has nothing to come back to, and is not among them.
 */
export const unseenIn = async (ctx: Context, caseIds: readonly string[]): Promise<Unseen[]> => {
  const sees = visibleCases(ctx.actor, 'c', 'card');
  const rows = await ctx.em.execute<(Ruled & { since: string })[]>(
    `select ${ruledColumns('c')}, r.first_at as since from "case" c join case_reading r on r.case_id = c.id and r.person_id = ?::uuid where c.id = any(?::uuid[]) and ${sees.sql}`,
    [ctx.actor.id, `{${caseIds.filter(isId).join(',')}}`, ...sees.values]);
  const heard = rows.map((row) => ({ row, audiences: [...audiencesIn(ctx.actor, row)].sort().join(' ') }));
  const counts = new Map<string, number>();
  for (const [audiences, some] of Map.groupBy(heard, (one) => one.audiences)) {
    for (const { id, count } of await counted(ctx, some.map(({ row }) => row.id), audiences.split(' '))) counts.set(id, count);
  }
  return rows.map((row) => ({ caseId: row.id, count: counts.get(row.id) ?? 0, since: new Date(row.since), inside: maySee(ctx.actor, row) }));
};

const counted = (ctx: Context, ids: readonly string[], audiences: readonly string[]): Promise<{ id: string; count: number }[]> => {
  const told = [...kinds().values()].filter(({ audience }) => audiences.includes(audience)).map(({ name }) => `"${name}"`);
  return ctx.em.execute<{ id: string; count: number }[]>(
    `select r.case_id as id, (select count(*)::int from (select from entry e where e.stream = 'case:' || r.case_id and e.seq > r.seq and not r.seen @> e.seq::int and e.kind = any(?::text[])
            and not (e.actor_kind = 'person' and e.actor_id = r.person_id::text) limit ?) few) as count
       from case_reading r where r.person_id = ?::uuid and r.case_id = any(?::uuid[])`,
    [`{${told.join(',')}}`, countedAtMost, ctx.actor.id, `{${ids.join(',')}}`]);
};
