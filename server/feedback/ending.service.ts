import type { Context } from '../platform/context.ts';
import type { Book } from '../journal/book.ts';
import type { Case, Closing } from '../case/case.entity.ts';
import { closeIn } from '../case/case.service.ts';
import { turned } from '../case/turn.service.ts';
import { CaseAcknowledged } from './feedback.kinds.ts';

/**
 * Closes what feedback ends by itself: what was settled at once, withdrawn, answered, adopted, thanked. Complaints that were looked into
 * close in the room.
 */
export const endIn = async (ctx: Context, book: Book, kase: Case, closing: Closing, reason: string): Promise<void> => {
  await acknowledgedByAnswer(ctx, book, kase);
  await closeIn(ctx, book, kase, closing, reason);
};

/** What nobody has acknowledged yet is acknowledged with the very answer that its sender is given. */
export const acknowledgedByAnswer = async (ctx: Context, book: Book, kase: Case): Promise<void> => {
  if (kase.acknowledgedAt) return;
  Object.assign(kase, { acknowledgedAt: ctx.now(), stage: kase.stage === 'received' ? 'acknowledged' : kase.stage });
  book.write(CaseAcknowledged, kase, { how: ctx.actor.kind === 'person' ? 'byHand' : 'automatic', channel: kase.channel });
  await turned(ctx, book, kase, 'acknowledged');
};
