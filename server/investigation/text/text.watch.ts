import { Context, system, type House } from '../../platform/context.ts';
import { keepLooking } from '../../platform/watch.ts';
import type { Bell } from '../../journal/bell.ts';
import { onRecord } from '../../journal/book.ts';
import { caseStreams } from '../../journal/stream.entity.ts';
import { Document } from './document.entity.ts';
import { compaction, pace } from './text.policy.ts';
import { bytesAfter, headOfText, poolOf, snapshotAfter } from './text.read.ts';
import { keepReading } from './version.service.ts';
import { workshop } from './workshop.ts';

/** Keeps a version of each text whose writers have come to rest (of no draft: it is no record), and snapshots of long logs. Any number of servers may do so: a version is kept once. */
export const watchTexts = (house: House, bell: Bell): (() => Promise<void>) =>
  keepLooking(house, 'Shared texts could not be looked at.', async () => {
    const em = house.fork();
    const now = house.clock.now().getTime();
    const [rested, paused] = [new Date(now - pace.rest), new Date(now - compaction.pause)];
    const due = await em.execute<{ id: string; rests: boolean }[]>(
      `select document_id as id, touched_at <= ? as rests from document_head h where seq > settled
         and ((touched_at <= ? and exists (select from document d where d.id = h.document_id)) or (touched_at <= ? and seq >= compacted + ?) or seq >= compacted + ?) order by touched_at limit 20`,
      [rested, rested, paused, compaction.after, compaction.atMost]);
    // A text that cannot be built now keeps no other waiting; it is looked at again.
    for (const { id, rests } of due) {
      await compact(house, id).then(() => (rests ? keepVersion(house, id) : undefined)).catch((error: unknown) => house.log.error('A shared text could not be kept.', { error }));
    }
    const [next] = await em.execute<{ at: string | null }[]>(
      `select min(touched_at + case when seq >= compacted + ? and touched_at > ? then ? else ? end * interval '1 ms') as at from document_head where seq > settled and touched_at > ?`,
      [compaction.after, paused, compaction.pause, pace.rest, rested]);
    return next?.at ? new Date(next.at) : null;
  }, (_wake, stir) => bell.hear((rung) => (!rung.length || rung.some((name) => name.startsWith('text '))) && stir()));

/** Makes a snapshot of a log in the thread of the workshop, and puts it beside the log. */
export const compact = async (house: House, documentId: string): Promise<void> => {
  const em = house.fork();
  const head = await headOfText(em, documentId);
  const snapshot = await snapshotAfter(em, documentId, 0);
  if (!head || head.seq <= (snapshot?.seq ?? 0)) return;
  const lines = await bytesAfter(em, documentId, snapshot?.seq ?? 0, head.seq);
  const { state, vector, words, mentions } = await workshop.do({ what: 'press', stored: { state: snapshot?.state ?? null, lines } });
  // Past the ORM, which would write megabytes into the statement.
  await (await poolOf(em)).query(
    `with kept as (insert into document_snapshot (document_id, seq, state, vector, text, mentions) values ($1, $2, $3, $4, $5, $6)
       on conflict (document_id) do update set seq = excluded.seq, state = excluded.state, vector = excluded.vector, text = excluded.text, mentions = excluded.mentions where document_snapshot.seq < excluded.seq returning seq)
     update document_head h set compacted = $2, bytes = $7::bigint + (select coalesce(sum(length(bytes)), 0) from document_log where document_id = $1 and seq > $2) where document_id = $1 and exists (select from kept)`,
    [documentId, head.seq, Buffer.from(state), Buffer.from(vector), words, JSON.stringify(mentions), state.length]);
};

const keepVersion = async (house: House, documentId: string): Promise<void> => {
  const ctx = new Context(house, system, 'en');
  const document = await ctx.em.findOne(Document, { id: documentId });
  if (!document) return;
  // The words of a cause are recorded when somebody keeps them for it, and not before.
  if (document.causeId) return void (await ctx.em.execute('update document_head h set settled = s.seq from document_snapshot s where s.document_id = h.document_id and h.document_id = ?', [documentId], 'run'));
  await onRecord(new Context(house, system, 'en'), caseStreams(document.caseId), async (book) => {
    const row = await book.read(Document, documentId);
    const [head] = await book.em.execute<{ seq: number; settled: number }[]>('select s.seq, h.settled from document_head h join document_snapshot s using (document_id) where document_id = ? for update of h', [documentId]);
    if (!head || head.seq <= head.settled) return row;
    const [{ text, mentions } = { text: '', mentions: [] }] = await book.em.execute<{ text: string; mentions: string[] }[]>('select text, mentions from document_snapshot where document_id = ?', [documentId]);
    await keepReading(book, row, head.settled, { seq: head.seq, words: text, mentions }, ctx.now());
    return row;
  });
};
