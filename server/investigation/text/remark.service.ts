import type { Context } from '../../platform/context.ts';
import { Malformed, mistaken, NotFound, Refused } from '../../platform/problem.ts';
import { onItem } from '../room.service.ts';
import { caseIdOf, onCase } from '../../case/verb.service.ts';
import { Document } from './document.entity.ts';
import { Remark } from './remark.entity.ts';
import { Remarked, RemarkSettled } from './remark.kinds.ts';
import { readAnchor } from './text.says.ts';

export interface NewRemark { readonly body: string; readonly quote?: string | null; readonly anchor?: string | null; readonly answersId?: string | null }

/** Comments on words of a text, or answers a comment: an answer stands where the comment stands. */
export const remark = async (ctx: Context, documentId: string, { body, quote, anchor, answersId }: NewRemark): Promise<Remark> =>
  onCase(ctx, await caseIdOf(ctx, Document, documentId), 'document.write', undefined, async (book, kase) => {
    const stands = anchor ? readAnchor(anchor) : null;
    if (anchor && !stands) throw mistaken('anchor', Malformed);
    const answered = answersId ? await book.em.findOne(Remark, { id: answersId, documentId }) : null;
    if (answersId && !answered) throw new Refused(NotFound);
    const row = book.add(Remark, {
      documentId, caseId: kase.id, answersId: answered ? (answered.answersId ?? answered.id) : null, body, authorId: ctx.actor.id, at: ctx.now(),
      anchor: answered ? null : stands, quote: answered ? null : (quote?.trim() || null),
    });
    book.write(Remarked, row, { document: documentId, answers: row.answersId, text: await book.say(row, 'body', body, 'und'), quote: row.quote ? await book.say(row, 'quote', row.quote, 'und') : null });
    return row;
  });

/** The matter of a comment is settled, or is not after all. */
export const settleRemark = (ctx: Context, id: string, settled: boolean): Promise<Remark> =>
  onItem(ctx, Remark, id, 'document.write', async (book, row) => {
    if (!!row.resolvedAt === settled) return;
    Object.assign(row, settled ? { resolvedAt: ctx.now(), resolvedBy: ctx.actor.id } : { resolvedAt: null, resolvedBy: null });
    book.write(RemarkSettled, row, { document: row.documentId, settled });
  });
