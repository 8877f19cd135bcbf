import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { DateOrder, mistaken, Required } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { Branch } from '../people/person.entity.ts';
import { type Case, type Nature } from '../case/case.entity.ts';
import { careIn } from '../case/response/care.service.ts';
import { openIn, ownIn } from '../case/case.service.ts';
import { mustBeFilled } from '../case/gate.service.ts';
import { giveIn } from '../case/response/response.service.ts';
import { turned } from '../case/turn.service.ts';
import { keepFiles } from './arrival.service.ts';
import { claim } from './attachment.service.ts';
import { askBackdating } from './backdating.service.ts';
import { endIn } from './ending.service.ts';
import { CaseAcknowledged, SettledAtFirstContact, WordsKept } from './feedback.kinds.ts';
import { backdatingFree, DraftToken, mayReceive, ReasonForBackdating, WordsDue } from './feedback.policy.ts';
import { keepIn, keyIn, type Introduces } from './identity.service.ts';
import { titleOf } from './title.ts';

/** What somebody tells us, by whatever channel. */
export interface Told {
  readonly words: string;
  readonly nature?: Nature | null;
  readonly title?: string | null;
  readonly sought?: string | null;
  readonly happenedAt?: Date | null;
  readonly product?: string | null;
  readonly branchId?: string | null;
  readonly categoryId?: string | null;
  /** Files that were sent ahead, and the token of the draft under which they were. */
  readonly fileIds?: readonly string[] | null;
  readonly filesUnder?: string | null;
  /** Values of own fields, as typed. */
  readonly own?: readonly { readonly key: string; readonly value?: string | null }[] | null;
  readonly who: Introduces;
}

/** Taken in by staff: by which channel, when it reached the house, and why it is entered late. */
export interface Received extends Told {
  readonly channel: string;
  readonly receivedAt?: Date | null;
  readonly lateReason?: string | null;
  /** The caller was told the number. */
  readonly acknowledged?: boolean | null;
  /** The person needs special care, and of what sort. */
  readonly care?: boolean | null;
  readonly careNote?: string | null;
}

/** The six fields of what is settled while the person is still there: words, who, channel, category, remedy, accepted. */
export interface Settled extends Received {
  readonly remedy: string;
  readonly accepted: boolean;
  /** What was given, by its word in the settings, with its amount; null where nothing was: an answer alone may settle. */
  readonly kind?: string | null | undefined;
  readonly amount?: string | null | undefined;
}

/** A form or a program of the complainant's own. Repeated under the same draft and operation id it makes one case. */
export const submit = (ctx: Context, told: Told, channel: 'form' | 'app' | 'api' = 'form'): Promise<Case> => {
  if ((ctx.request.opId?.length ?? 0) < 16) throw mistaken('opId', DraftToken);
  const id = newId(ctx.now());
  return onRecord(ctx, caseStreams(id), (book) => takeIn(ctx, book, id, { ...told, channel }, false));
};

/** For a caller, a letter, a visitor: who enters it may not be who says it, and it may have arrived before now. */
export const receive = (ctx: Context, given: Received): Promise<Case> => {
  ctx.must(mayReceive);
  const id = newId(ctx.now());
  return onRecord(ctx, caseStreams(id), (book) => takeIn(ctx, book, id, given, true));
};

/** One screen: received, remedied and closed while the person is still there. The satisfaction that an agent notes is never counted as confirmed. */
export const settleAtFirstContact = (ctx: Context, given: Settled): Promise<Case> => {
  ctx.must(mayReceive);
  if (given.amount && !given.kind) throw mistaken('kind', Required);
  if (!given.remedy.trim()) throw mistaken('remedy', Required);
  const id = newId(ctx.now());
  return onRecord(ctx, caseStreams(id), async (book) => {
    const kase = await takeIn(ctx, book, id, { ...given, acknowledged: true }, true);
    if (given.kind) await giveIn(ctx, book, kase, { kind: given.kind, about: given.remedy.trim(), amount: given.amount });
    book.write(SettledAtFirstContact, kase, { remedy: await book.say(kase, 'remedy', given.remedy.trim(), ctx.language), accepted: given.accepted });
    if (given.accepted) await endIn(ctx, book, kase, 'firstContact', given.remedy);
    return kase;
  });
};

const takeIn = async (ctx: Context, book: Book, id: string, given: Received, byStaff: boolean): Promise<Case> => {
  const now = ctx.now();
  const words = given.words.trim();
  if (!words) throw mistaken('words', WordsDue);
  const receivedAt = given.receivedAt ?? now;
  if (receivedAt > now) throw mistaken('receivedAt', DateOrder);
  if (given.happenedAt && given.happenedAt > now) throw mistaken('happenedAt', DateOrder);
  const lateReason = given.lateReason?.trim() || null;
  if (now.getTime() - receivedAt.getTime() > backdatingFree && !lateReason) throw mistaken('lateReason', ReasonForBackdating);
  if (given.branchId && !(await book.em.findOne(Branch, { id: given.branchId, active: true }))) throw mistaken('branchId', Required);
  const language = given.who.language;
  const sought = given.sought?.trim() || null;
  const kase = await openIn(ctx, book, id, {
    nature: given.nature ?? 'complaint', title: given.title?.trim() || titleOf(words), channel: given.channel, language, receivedAt, happenedAt: given.happenedAt ?? null,
    branchId: given.branchId ?? null, product: given.product?.trim() || null, wants: sought, categoryId: given.categoryId ?? null,
  });
  await ownIn(ctx, book, kase, given.own, !byStaff);
  keyIn(ctx, book, kase);
  const who = keepIn(ctx, book, kase, given.who);
  book.write(WordsKept, kase, {
    words: await book.say(kase, 'words', words, language), sought: sought && (await book.say(kase, 'sought', sought, language)),
    identity: who.anonymous ? 'anonymous' : who.proxy ? 'proxy' : 'named', byStaff, backdated: lateReason && (await book.say(kase, 'lateReason', lateReason, ctx.language)),
  });
  if (given.care) await careIn(ctx, book, kase, { needed: true, note: given.careNote });
  if (byStaff && lateReason && now.getTime() - receivedAt.getTime() > backdatingFree) await askBackdating(ctx, book, kase, lateReason);
  await keepFiles(ctx, book, kase, await claim(ctx, book, given.fileIds, given.filesUnder));
  if (byStaff && given.acknowledged) await acknowledgeIn(ctx, book, kase, 'byHand', given.channel);
  return kase;
};

/** Within a verb: that the person knows it arrived. What the house demands of itself holds up who acknowledges by hand, never the promise that a machine keeps. */
export const acknowledgeIn = async (ctx: Context, book: Book, kase: Case, how: 'automatic' | 'byHand', by: string): Promise<void> => {
  if (how === 'byHand') await mustBeFilled(book, kase, 'acknowledged');
  kase.acknowledgedAt = ctx.now();
  if (kase.stage === 'received') kase.stage = 'acknowledged';
  book.write(CaseAcknowledged, kase, { how, channel: by });
  await turned(ctx, book, kase, 'acknowledged');
};
