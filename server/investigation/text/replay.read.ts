import type { Context } from '../../platform/context.ts';
import type { ReplayedText } from './document.view.ts';
import { replayedAtMost } from './text.policy.ts';
import { bytesAfter } from './text.read.ts';
import { workshop } from './workshop.ts';

interface Stood { readonly id: string; readonly lines: number; readonly seq: number; readonly version: number; readonly settled: number; readonly words: string | null }

/**
 * How texts read at a moment. Where nothing had been written since a version, that version says it; otherwise the log up to then is put together
 * again, and where that is too long, the version stands for it.
 */
export const textsThen = async (ctx: Context, ids: readonly string[], until: Date): Promise<ReplayedText[]> => {
  if (!ids.length) return [];
  const stood = await ctx.em.execute<Stood[]>(
    `select asked.id, l.lines, l.seq, coalesce(v.number, 0) as version, coalesce(v.seq, 0) as settled, (select s.body from said s where s.subject_id = v.id and s.field = 'text' order by s.version desc limit 1) as words
       from unnest(?::uuid[]) with ordinality as asked (id, nth)
       cross join lateral (select count(*)::int as lines, coalesce(max(seq), 0) as seq from document_log where document_id = asked.id and at <= ?) l
       left join lateral (select id, number, seq from document_version where document_id = asked.id and at <= ? order by number desc limit 1) v on true order by asked.nth`,
    [`{${ids.join(',')}}`, until, until]);
  return Promise.all(stood.map(async ({ id, lines, seq, version, settled, words }): Promise<ReplayedText> => {
    if (seq === settled) return { id, version, words: version ? words : '', exact: true };
    if (lines > replayedAtMost) return { id, version, words, exact: false };
    const made = await workshop.do({ what: 'press', stored: { state: null, lines: await bytesAfter(ctx.em, id, 0, seq) } }).catch((error: unknown) => ctx.house.log.warn('A text could not be put together as it read then.', { error }));
    return made ? { id, version, words: made.words, exact: true } : { id, version, words, exact: false };
  }));
};
