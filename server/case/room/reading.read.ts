import type { Context } from '../../platform/context.ts';
import { onRecord } from '../../journal/book.ts';
import { headOf } from '../../journal/reader.ts';
import { caseStream, houseStream } from '../../journal/stream.entity.ts';
import { Case } from '../case.entity.ts';
import { CaseRead } from '../case.kinds.ts';

/** Milliseconds within which a second look is the same visit. */
const visit = 5 * 60_000;

/** Notes that somebody opened the room. A confidential case leaves an entry in the journal too, once per visit. */
export const noteReading = async (ctx: Context, kase: Case): Promise<void> => {
  if (ctx.actor.kind !== 'person') return;
  const now = ctx.now();
  // What stood there before somebody's first visit is the record, not news.
  const { seq } = await headOf(ctx.em, caseStream(kase.id));
  const rows = await ctx.em.execute<{ times: number }[]>(
    `insert into case_reading as r (case_id, person_id, first_at, last_at, times, seq, seen) values (?, ?, ?, ?, 1, ?, int4multirange(int4range(1, ?)))
     on conflict (case_id, person_id) do update set last_at = excluded.last_at, times = r.times + 1 where r.last_at < ? returning times`,
    [kase.id, ctx.actor.id, now, now, seq, seq + 1, new Date(now.getTime() - visit)]);
  if (!rows.length || !kase.confidential) return;
  await onRecord(ctx.as(ctx.actor), houseStream, async (book) => {
    const row = await book.em.findOneOrFail(Case, { id: kase.id });
    book.write(CaseRead, row, { case: kase.id });
    return row;
  });
};

/**
 * Notes what was really on this person's screen, on whichever device. Ranges, since nobody reads a room in the order in which it was
 * written: what lies between stays unseen. @returns whether any of it is new
 */
export const noteSeen = async (ctx: Context, caseId: string, entries: readonly number[]): Promise<boolean> => {
  const { seq } = await headOf(ctx.em, caseStream(caseId));
  const told = entries.filter((one) => one > 0 && one <= seq);
  if (!told.length) return false;
  const rows = await ctx.em.execute<unknown[]>(
    `with fresh as (select range_agg(int4range(n, n + 1)) as seen from unnest(?::int[]) n),
          whole as (select r.seen + fresh.seen as seen from case_reading r, fresh where case_id = ? and person_id = ? and not r.seen @> fresh.seen for update of r)
     update case_reading r set seen = whole.seen, seq = greatest(r.seq, (select coalesce(max(upper(one)) - 1, 0) from unnest(whole.seen) one where one @> 1)), last_at = ?
       from whole where case_id = ? and person_id = ? returning 1`,
    [`{${told.join(',')}}`, caseId, ctx.actor.id, ctx.now(), caseId, ctx.actor.id]);
  return rows.length > 0;
};

interface Reading { readonly seq: number; readonly at: Date; readonly since: Date; readonly unseen: readonly number[] }

/** How far this person has read, and what others have done since that never was on a screen of theirs. */
export const readingOf = async (ctx: Context, caseId: string): Promise<Reading> => {
  const [row] = await ctx.em.execute<{ seq: number; at: string; since: string; unseen: number[] | null }[]>(
    `select r.seq, r.last_at as at, r.first_at as since, array(select e.seq::int from entry e where e.stream = ? and e.seq > r.seq and not r.seen @> e.seq::int
            and not (e.actor_kind = 'person' and e.actor_id = r.person_id::text) order by e.seq limit 1000) as unseen
       from case_reading r where r.case_id = ? and r.person_id = ?`, [caseStream(caseId), caseId, ctx.actor.id]);
  return row ? { seq: row.seq, at: new Date(row.at), since: new Date(row.since), unseen: row.unseen ?? [] } : { seq: 0, at: ctx.now(), since: ctx.now(), unseen: [] };
};
