import type { Context } from '../../platform/context.ts';
import { oneOf, Refused, refusal } from '../../platform/problem.ts';
import type { Book } from '../../journal/book.ts';
import { onCase } from '../../case/verb.service.ts';
import { onItem } from '../room.service.ts';
import { Document, DocumentVersion, documentSorts } from './document.entity.ts';
import { DocumentOpened, DocumentPutAway, DocumentRestored, DocumentTitled } from './document.kinds.ts';
import { bytesAfter, snapshotAfter } from './text.read.ts';
import { appendLines, leaseWriter } from './text.service.ts';
import { keepReading } from './version.service.ts';
import { workshop } from './workshop.ts';

export const NoSuchVersion = refusal('document.no-version', { en: () => 'This text has no such version.', ar: () => 'لا يوجد إصدار بهذا الرقم لهذا النص.' });
export const TextFull = refusal('document.full', { en: () => 'This text is as long as a text may be.', ar: () => 'بلغ هذا النص أقصى طول مسموح به.' });

/** The words of a cause are put at the cause (see wording.service.ts). */
const opened = documentSorts.filter((sort) => sort !== 'cause');

export interface NewDocument { readonly sort: string; readonly title: string; readonly language?: string }

/** Opens a text of the case. */
export const openDocument = (ctx: Context, caseId: string, { sort, title, language = ctx.language }: NewDocument): Promise<Document> =>
  onCase(ctx, caseId, 'document.write', undefined, async (book) => {
    const document = book.add(Document, { caseId, sort: oneOf('sort', opened, sort), title, authorId: ctx.actor.id, at: ctx.now() });
    await begin(book, document.id);
    book.write(DocumentOpened, document, { sort: document.sort, title: await book.say(document, 'title', title, language) });
    return document;
  });

/** A text begins empty, once, in the transaction that makes it. */
export const begin = async (book: Book, id: string): Promise<void> => {
  await book.em.execute('insert into document_head (document_id) values (?)', [id], 'run');
};

export const titleDocument = (ctx: Context, id: string, title: string, expectedVersion: number): Promise<Document> =>
  onItem(ctx, Document, id, 'document.write', async (book, document) => {
    document.title = title;
    book.write(DocumentTitled, document, { title: await book.say(document, 'title', title, ctx.language) });
  }, expectedVersion);

/** Puts a text away, or brings it back: nothing that was written is deleted. */
export const putAway = (ctx: Context, id: string, away: boolean, expectedVersion: number): Promise<Document> =>
  onItem(ctx, Document, id, 'document.write', async (book, document) => {
    if (!!document.putAwayAt === away) return;
    document.putAwayAt = away ? ctx.now() : null;
    book.write(DocumentPutAway, document, { away });
  }, expectedVersion);

/** Sets a text back to how it read at a version, as words that are written now. What came since the last version is kept as one first, so that there is a way back. */
export const restoreVersion = async (ctx: Context, id: string, number: number): Promise<Document> => {
  const document = await onItem(ctx, Document, id, 'document.write', async (book, document) => {
    const version = await book.em.findOne(DocumentVersion, { documentId: id, number });
    if (!version) throw new Refused(NoSuchVersion);
    const [head] = await book.em.execute<{ seq: number; settled: number }[]>('select seq, settled from document_head where document_id = ? for update', [id]);
    const client = await leaseWriter(book.em, id, ctx.actor.id, ctx.now());
    if (client === null) throw new Refused(TextFull);
    const snapshot = await snapshotAfter(book.em, id, 0);
    const now = { state: snapshot?.state ?? null, lines: await bytesAfter(book.em, id, snapshot?.seq ?? 0) };
    if (head && head.seq > head.settled) await keepReading(book, document, head.settled, { seq: head.seq, ...(await workshop.do({ what: 'press', stored: now })) }, ctx.now());
    const update = await workshop.do({ what: 'set back', then: await bytesAfter(book.em, id, 0, version.seq), now, client });
    const bytes = Buffer.from(update);
    if (update.length && (await appendLines(book.em, id, [{ personId: ctx.actor.id, bytes: bytes.toString('base64'), size: bytes.length }], ctx.now())) === null) throw new Refused(TextFull);
    book.write(DocumentRestored, document, { number });
  });
  // Whoever is at the text sees it at once.
  ctx.house.ring([`text ${id}`]);
  return document;
};
