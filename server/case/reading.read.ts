import type { Context } from '../platform/context.ts';
import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import { Case } from './case.entity.ts';
import { CaseRead } from './case.kinds.ts';

/** Milliseconds within which a second look is the same visit. */
const visit = 5 * 60_000;

/** Notes that somebody opened the room. A confidential case leaves an entry in the journal too, once per visit. */
export const noteReading = async (ctx: Context, kase: Case): Promise<void> => {
  if (ctx.actor.kind !== 'person') return;
  const now = ctx.now();
  const rows = await ctx.em.execute<{ times: number }[]>(
    `insert into case_reading as r (case_id, person_id, first_at, last_at, times, seq) values (?, ?, ?, ?, 1, 0)
     on conflict (case_id, person_id) do update set last_at = excluded.last_at, times = r.times + 1 where r.last_at < ? returning times`,
    [kase.id, ctx.actor.id, now, now, new Date(now.getTime() - visit)]);
  if (!rows.length || !kase.confidential) return;
  await onRecord(ctx.as(ctx.actor), houseStream, async (book) => {
    const row = await book.em.findOneOrFail(Case, { id: kase.id });
    book.write(CaseRead, row, { case: kase.id });
    return row;
  });
};

/** How far this person has read; moves forwards only. @returns the entry that was the last one seen before */
export const noteSeen = async (ctx: Context, caseId: string, seq: number): Promise<void> => {
  await ctx.em.execute('update case_reading set seq = greatest(seq, ?), last_at = ? where case_id = ? and person_id = ?', [seq, ctx.now(), caseId, ctx.actor.id], 'run');
};

export const lastSeen = async (ctx: Context, caseId: string): Promise<{ seq: number; at: Date } | null> => {
  const [row] = await ctx.em.execute<{ seq: number; at: string }[]>('select seq, last_at as at from case_reading where case_id = ? and person_id = ?', [caseId, ctx.actor.id]);
  return row ? { seq: row.seq, at: new Date(row.at) } : null;
};
