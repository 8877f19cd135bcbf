import type { Context } from '../platform/context.ts';
import { DateOrder, mistaken, Required } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import type { Case } from '../case/case.entity.ts';
import { onCase } from '../case/verb.service.ts';
import { clocksHear, pauseForQuestion } from '../case/clock/pause.service.ts';
import { clocksAnswered } from '../case/clock/clock.service.ts';
import { keepFiles } from './arrival.service.ts';
import { claim } from './attachment.service.ts';
import { endIn } from './ending.service.ts';
import { CaseWithdrawn } from './feedback.kinds.ts';
import { acknowledgeIn } from './feedback.service.ts';
import { Message, type Purpose } from './message.entity.ts';
import { ComplainantHeard, ComplainantWrittenTo, QuestionAsked } from './message.kinds.ts';

/** What the complainant says after the first words. */
export interface Heard {
  readonly words: string;
  readonly channel: string;
  /** When it arrived, where that was before it was entered. */
  readonly at?: Date | null;
  readonly purpose?: Purpose;
  /** False for automatic answers and bare thanks. */
  readonly substantive?: boolean;
  readonly fileIds?: readonly string[] | null;
}

/** Keeps what the complainant writes, says or sends. It answers the oldest open question, from the moment it arrived. */
export const hearFrom = (ctx: Context, caseId: string, heard: Heard): Promise<Message> =>
  onCase(ctx, caseId, 'case.hearFrom', null, async (book, kase) => {
    return heardIn(ctx, book, kase, heard);
  });

export const heardIn = async (ctx: Context, book: Book, kase: Case, heard: Heard): Promise<Message> => {
  const words = heard.words.trim();
  if (!words) throw mistaken('words', Required);
  const at = heard.at ?? ctx.now();
  if (at > ctx.now()) throw mistaken('at', DateOrder);
  const { channel, substantive = true, purpose = 'more' } = heard;
  const byStaff = ctx.actor.kind === 'person';
  const fileIds = await keepFiles(ctx, book, kase, await claim(ctx, book, heard.fileIds));
  const message = book.add(Message, { caseId: kase.id, direction: 'in', purpose, channel, at, authorId: ctx.actor.id, substantive, byStaff, fileIds });
  if (substantive) {
    const question = await openQuestion(book, kase.id);
    if (question) Object.assign(question, { answeredAt: at });
  }
  book.write(ComplainantHeard, kase, { message: message.id, words: await book.say(message, 'body', words, kase.language), channel, purpose, substantive, byStaff, files: message.fileIds.length }, { happenedAt: at });
  await clocksHear(book, ctx, kase, { at, messageId: message.id, substantive });
  return message;
};

/** What leaves for the complainant: what is given here is what they see, word for word. */
export const writeTo = (ctx: Context, caseId: string, written: { words: string; purpose: Extract<Purpose, 'news' | 'question' | 'answer' | 'thanks'>; until?: Date | null }): Promise<Message> =>
  onCase(ctx, caseId, 'case.write', null, async (book, kase) => {
    return writtenIn(ctx, book, kase, written);
  });

export const writtenIn = async (ctx: Context, book: Book, kase: Case, { words: typed, purpose, until }: { words: string; purpose: Purpose; until?: Date | null }): Promise<Message> => {
  const words = typed.trim();
  if (!words) throw mistaken('words', Required);
  if (until && until <= ctx.now()) throw mistaken('until', DateOrder);
  const message = book.add(Message, { caseId: kase.id, direction: 'out', purpose, channel: 'form', at: ctx.now(), authorId: ctx.actor.id, awaitedUntil: purpose === 'question' ? (until ?? null) : null });
  const digest = await book.say(message, 'body', words, ctx.language);
  if (purpose === 'question') book.write(QuestionAsked, kase, { message: message.id, words: digest, until: until?.toISOString() ?? null });
  else book.write(ComplainantWrittenTo, kase, { message: message.id, words: digest, purpose });
  await clocksAnswered(book, ctx, kase, purpose);
  if (purpose === 'question' && until) await pauseForQuestion(book, ctx, kase, { reason: 'complainant', question: words, until, messageId: message.id });
  return message;
};

/** Tells the complainant that it arrived: by hand, or by itself through the notice reader. */
export const acknowledge = (ctx: Context, caseId: string, how: 'automatic' | 'byHand', by: string): Promise<Case> =>
  onCase(ctx, caseId, 'case.acknowledge', null, async (book, kase) => {
    await acknowledgeIn(ctx, book, kase, how, by);
    return kase;
  });

/** Withdrawn in the person's own words; what staff takes down is marked as such. */
export const withdraw = (ctx: Context, caseId: string, words: string, channel = 'form'): Promise<Case> =>
  onCase(ctx, caseId, 'case.withdraw', null, async (book, kase) => {
    if (!words.trim()) throw mistaken('words', Required);
    await heardIn(ctx, book, kase, { words, channel, purpose: 'withdrawal' });
    book.write(CaseWithdrawn, kase, { words: await book.say(kase, 'withdrawal', words.trim(), kase.language), byStaff: ctx.actor.kind === 'person' });
    await endIn(ctx, book, kase, 'withdrawn', words);
    return kase;
  });

const openQuestion = (book: Book, caseId: string): Promise<Message | null> =>
  book.em.findOne(Message, { caseId, direction: 'out', purpose: 'question', answeredAt: null }, { orderBy: { at: 'asc' } });
