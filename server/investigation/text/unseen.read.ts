import type { Context } from '../../platform/context.ts';
import type { Unseen } from '../../case/unseen.view.ts';

/**
 * How many texts of a case others have written in since the reader was there. Words that have settled are a version, and that is an entry like any
 * other; these are the words before that, from the log. Whoever took a seat at a text has seen what stood there then.
 */
export const textsChanged = (ctx: Context, { caseId, since, inside }: Unseen): Promise<number> =>
  inside ? ctx.loader<number>('texts others have written in', async (keys) => {
    const pairs = keys.map((key) => key.split(' ') as [string, string]);
    const rows = await ctx.em.execute<{ id: string; count: number }[]>(
      `select asked.id, count(distinct d.id)::int as count from unnest(?::uuid[], ?::timestamptz[]) as asked (id, since)
         join document d on d.case_id = asked.id and d.put_away_at is null and d.cause_id is null join document_head h on h.document_id = d.id and h.seq > h.settled and h.touched_at > asked.since
        where exists (select from document_log l where l.document_id = d.id and l.seq > h.settled and l.person_id <> ?::uuid
                and l.at > greatest(asked.since, (select max(w.at) from document_writer w where w.document_id = d.id and w.person_id = ?::uuid)))
        group by asked.id`,
      [`{${pairs.map(([id]) => id).join(',')}}`, `{${pairs.map(([, at]) => at).join(',')}}`, ctx.actor.id, ctx.actor.id]);
    const counts = new Map(rows.map(({ id, count }) => [id, count]));
    return pairs.map(([id]) => counts.get(id) ?? 0);
  }).load(`${caseId} ${since.toISOString()}`) : Promise.resolve(0);
