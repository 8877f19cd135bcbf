import type { Context } from '../../platform/context.ts';
import type { Since } from '../../case/room/unseen.view.ts';

/**
 * The texts of a case that others have written in since the reader sat at them; those they never sat at, since they first came to the case. Words that have
 * settled are a version, and that is an entry like any other; these are the words before that, from the log.
 */
export const textsWritten = (ctx: Context, { caseId, since, inside }: Since): Promise<readonly string[]> =>
  inside ? ctx.loader<readonly string[]>('texts others have written in', async (keys) => {
    const pairs = keys.map((key) => key.split(' ') as [string, string]);
    const rows = await ctx.em.execute<{ id: string; texts: string[] }[]>(
      `select asked.id, array_agg(d.id order by d.at) as texts from unnest(?::uuid[], ?::timestamptz[]) as asked (id, since)
         join document d on d.case_id = asked.id and d.put_away_at is null and d.cause_id is null join document_head h on h.document_id = d.id and h.seq > h.settled and h.touched_at > asked.since
        where exists (select from document_log l where l.document_id = d.id and l.seq > h.settled and l.person_id <> ?::uuid
                and l.at > greatest(asked.since, (select max(w.at) from document_writer w where w.document_id = d.id and w.person_id = ?::uuid)))
        group by asked.id`,
      [`{${pairs.map(([id]) => id).join(',')}}`, `{${pairs.map(([, at]) => at).join(',')}}`, ctx.actor.id, ctx.actor.id]);
    const found = new Map(rows.map(({ id, texts }) => [id, texts]));
    return pairs.map(([id]) => found.get(id) ?? []);
  }).load(`${caseId} ${since.toISOString()}`) : Promise.resolve([]);
