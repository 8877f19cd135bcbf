import type { Context } from '../platform/context.ts';

/** Notices of one case and one cause that came one upon the other: one line, by its newest notice. */
export interface Burst { readonly id: string; readonly count: number; readonly read: boolean }

/** Milliseconds between two notices that are still one burst. */
export const burstWithin = 5 * 60_000;
/** Notices that are looked at: older ones are reached by paging. */
const atMost = 500;

/** Read: marked so, or seen in the room itself. `n` is a notice, `r` the reading of its case by the same person. */
export const isRead = "(n.read_at is not null or (n.stream = 'case:' || n.case_id::text and coalesce(r.seen @> n.seq::int, false)))";
export const withReading = 'notice n left join case_reading r on r.case_id = n.case_id and r.person_id = n.person_id';

/** What concerns somebody, burst by burst, the latest first. */
export const burstsOf = (ctx: Context, { personId, before = null, unread = false }: { personId: string; before?: string | null; unread?: boolean }): Promise<Burst[]> =>
  ctx.em.execute<Burst[]>(
    `with mine as (select n.id, n.case_id, n.cause, n.at, ${isRead} as read from ${withReading} where n.person_id = ?${before ? ' and n.id < ?' : ''} order by n.id desc limit ${atMost}),
          apart as (select *, case when at - lag(at) over (partition by case_id, cause, read order by at, id) <= ? * interval '1 millisecond' then 0 else 1 end as begins from mine),
          turned as (select *, sum(begins) over (partition by case_id, cause, read order by at, id) as turn from apart)
     select (array_agg(id order by at desc, id desc))[1] as id, count(*)::int as count, read from turned ${unread ? 'where not read' : ''} group by case_id, cause, read, turn order by max(at) desc, 1 desc`,
    [personId, ...(before ? [before] : []), burstWithin]);
