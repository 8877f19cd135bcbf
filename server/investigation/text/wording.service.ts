import * as Y from 'yjs';
import type { Context } from '../../platform/context.ts';
import { Refused } from '../../platform/problem.ts';
import { caseIdOf, onCase } from '../../case/verb.service.ts';
import { Cause } from '../causes/cause.entity.ts';
import { CauseWording } from '../causes/cause.kinds.ts';
import { mayBeReworded } from '../causes/cause.service.ts';
import { begin, TextFull } from './document.service.ts';
import { Document } from './document.entity.ts';
import { root } from './text.policy.ts';
import { appendLines, leaseWriter } from './text.service.ts';

/**
 * The words of a cause while they are being put: one text, however many want to put them (live.md, The cause tree). It begins with the words that
 * stand, once; who keeps other words for the cause ends it.
 */
export const openWording = async (ctx: Context, causeId: string): Promise<Document> =>
  onCase(ctx, await caseIdOf(ctx, Cause, causeId), 'cause.edit', undefined, async (book) => {
    const cause = await book.read(Cause, causeId);
    await mayBeReworded(book, cause);
    const open = await book.em.findOne(Document, { causeId, putAwayAt: null });
    if (open) return open;
    const document = book.add(Document, { caseId: cause.caseId, causeId, sort: 'cause', title: cause.text.slice(0, 200), authorId: ctx.actor.id, at: ctx.now() });
    await begin(book, document.id);
    book.write(CauseWording, cause, {}, { beside: [document] });
    const client = await leaseWriter(book.em, document.id, cause.authorId, ctx.now());
    const bytes = client === null ? null : Buffer.from(wordsAs(cause.text, client));
    if (!bytes || (await appendLines(book.em, document.id, [{ personId: cause.authorId, bytes: bytes.toString('base64'), size: bytes.length }], ctx.now())) === null) throw new Refused(TextFull);
    return document;
  });

/** A thousand characters at the most: too little to trouble the workshop with. */
const wordsAs = (text: string, client: number): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getXmlFragment(root).insert(0, text.split('\n').map((line) => {
    const paragraph = new Y.XmlElement('paragraph');
    if (line) paragraph.insert(0, [new Y.XmlText(line)]);
    return paragraph;
  }));
  return Y.encodeStateAsUpdate(doc);
};
