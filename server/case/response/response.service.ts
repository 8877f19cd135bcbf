import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../../platform/context.ts';
import { mistaken, refusal, Refused, TooLong } from '../../platform/problem.ts';
import type { Book } from '../../journal/book.ts';
import { Said } from '../../journal/said.entity.ts';
import { authorityOf } from '../../policy/authority.policy.ts';
import { remedyKindNamed } from '../../policy/policy.service.ts';
import type { Case } from '../case.entity.ts';
import { mustBeFilled, remediesDue } from '../gate.service.ts';
import { settleIn } from '../case.service.ts';
import { caseIdOf, onCase } from '../verb.service.ts';
import { CaseResponse, Remedy } from './response.entity.ts';
import { ApprovalAsked, DecisionTold, RemedyDelivered, RemedyOffered, RemedyWithdrawn, ResponseApproved, ResponseReturned, ResponseWritten } from './response.kinds.ts';
import { NotInvolved } from '../review.policy.ts';
import { CaseRulesPort } from '../rules.policy.ts';
import { turned } from '../turn.service.ts';

export const SamePerson = refusal('response.same-person', { en: () => 'Who wrote it does not approve it: a second person does.', ar: () => 'لا يعتمد الرد من صاغه، بل شخص ثانٍ.' });
export const ToldAlready = refusal('response.told', { en: () => 'This response has been told already.', ar: () => 'أُبلغ هذا الرد من قبل.' });
export const NotWaiting = refusal('response.not-waiting', { en: () => 'This response does not wait for approval.', ar: () => 'هذا الرد ليس بانتظار الاعتماد.' });
export const NotApproved = refusal('response.not-approved', { en: () => 'A second person has to approve this response before it is told.', ar: () => 'يلزم اعتماد شخص ثانٍ لهذا الرد قبل إبلاغه.' });
export const TextDiffers = refusal('response.text-differs', { en: () => 'The text is not the one that was approved.', ar: () => 'النص ليس هو النص المعتمد.' });
export const BeyondAuthority = refusal<{ limit?: number }>('remedy.beyond-authority', {
  en: ({ limit }) => (limit ? `You may offer up to ${limit}; more needs somebody with wider authority.` : 'Your role promises no amount of this remedy alone: it needs somebody with wider authority.'),
  ar: ({ limit }) => (limit ? `الحد الأعلى المتاح لكم هو ${limit}، وما زاد يتطلب صلاحية أوسع.` : 'لا تشمل صلاحيتكم تقديم مبلغ ضمن هذا الحل، ويتطلب ذلك صلاحية أوسع.'),
});
export const OtherCurrency = refusal<{ currency?: string }>('remedy.other-currency', {
  en: ({ currency }) => `Your authority is set in ${currency}: an amount in another currency needs somebody whose authority has no limit.`,
  ar: ({ currency }) => `صلاحيتكم محددة بعملة ${currency}، والمبلغ بعملة أخرى يتطلب من لا حد لصلاحيته.`,
});
export const RemedyNotOffered = refusal('remedy.not-offered', { en: () => 'This remedy is not offered. Please choose one from the list.', ar: () => 'هذا الحل غير متاح، ويلزم اختيار حل من القائمة.' });
export const NoAmount = refusal('remedy.no-amount', { en: () => 'No amount of money goes with this remedy.', ar: () => 'لا يقترن هذا الحل بمبلغ.' });
export const NotDue = refusal('remedy.not-due', { en: () => 'This remedy is delivered or taken back already.', ar: () => 'نُفّذ هذا الحل أو سُحب من قبل.' });

export interface Written { readonly outcome: string; readonly body: string; readonly recourse: string; readonly language: string }

/** Drafts the response of this cycle, or changes it. A change takes an approval away: what is approved is what is sent. */
export const writeResponse = (ctx: Context, caseId: string, written: Written, expectedVersion?: number): Promise<CaseResponse> =>
  onCase(ctx, caseId, 'case.respond', undefined, async (book, kase) => {
    const known = await book.em.findOne(CaseResponse, { caseId, cycle: kase.cycle, toldAt: null });
    const response = known ? await book.read(CaseResponse, known.id, expectedVersion) : book.add(CaseResponse, { caseId, cycle: kase.cycle, authorId: ctx.actor.id, writtenAt: ctx.now(), ...written });
    Object.assign(response, written, { state: 'draft', authorId: ctx.actor.id, writtenAt: ctx.now(), approvedDigest: null, approvedBy: null, approvedAt: null, returnedWhy: null });
    book.write(ResponseWritten, response, {
      outcome: written.outcome, again: !!known, text: await book.say(response, 'body', written.body, written.language), recourse: await book.say(response, 'recourse', written.recourse, written.language),
    });
    return response;
  });

export const askApproval = (ctx: Context, id: string, expectedVersion?: number): Promise<CaseResponse> =>
  onResponse(ctx, id, 'case.respond', expectedVersion, async (book, _kase, response) => {
    if (response.toldAt) throw new Refused(ToldAlready);
    if (response.state === 'waiting') return response;
    response.state = 'waiting';
    book.write(ApprovalAsked, response, { text: await book.say(response, 'asked', whole(response), response.language) });
    return response;
  });

export const approveResponse = (ctx: Context, id: string, expectedVersion: number): Promise<CaseResponse> =>
  onResponse(ctx, id, 'case.approveResponse', expectedVersion, async (book, _kase, response) => {
    if (response.authorId === ctx.actor.id) throw new Refused(SamePerson);
    if (response.state !== 'waiting') throw new Refused(NotWaiting);
    const text = await book.say(response, 'approved', whole(response), response.language);
    Object.assign(response, { state: 'approved', approvedDigest: text, approvedBy: ctx.actor.id, approvedAt: ctx.now() });
    book.write(ResponseApproved, response, { text, author: response.authorId });
    return response;
  });

export const returnResponse = (ctx: Context, id: string, reason: string, expectedVersion: number): Promise<CaseResponse> =>
  onResponse(ctx, id, 'case.approveResponse', expectedVersion, async (book, _kase, response) => {
    if (response.authorId === ctx.actor.id) throw new Refused(SamePerson);
    if (response.state !== 'waiting' && response.state !== 'approved') throw new Refused(NotWaiting);
    Object.assign(response, { state: 'returned', returnedWhy: reason, approvedDigest: null, approvedBy: null, approvedAt: null });
    book.write(ResponseReturned, response, { reason: await book.say(response, 'returned', reason, ctx.language) });
    return response;
  });

/** Tells the decision: from here on the complainant can read it. Where a second person is demanded, exactly what was approved is told. */
export const tellDecision = (ctx: Context, id: string, expectedVersion: number): Promise<CaseResponse> =>
  onResponse(ctx, id, 'case.decide', expectedVersion, async (book, kase, response) => {
    if (response.toldAt) throw new Refused(ToldAlready);
    await mustBeFilled(book, kase, 'decided');
    const text = await approvedText(ctx, book, kase, response);
    Object.assign(response, { state: 'told', toldAt: ctx.now() });
    Object.assign(kase, { stage: 'decided', outcome: response.outcome, decidedAt: ctx.now() });
    book.write(DecisionTold, kase, { outcome: response.outcome, response: response.id, text, approvedBy: response.approvedBy ?? null });
    await turned(ctx, book, kase, 'decided');
    return response;
  });

const approvedText = async (ctx: Context, book: Book, kase: Case, response: CaseResponse): Promise<string> => {
  // Approved before the review was asked for: by somebody whose decision is now reviewed.
  if (response.approvedBy && kase.involvedIds.includes(response.approvedBy)) throw new Refused(NotInvolved);
  if (response.state !== 'approved') {
    if (await ctx.house.port(CaseRulesPort).needsApproval(ctx.reading(book.em), kase, await offeredIn(book.em, kase))) throw new Refused(NotApproved);
    return book.say(response, 'told', whole(response), response.language);
  }
  const approved = await book.em.findOne(Said, { subjectId: response.id, digest: response.approvedDigest ?? '' });
  if (approved?.body !== whole(response)) throw new Refused(TextDiffers);
  return approved.digest;
};

/** What is promised in this round. */
export const offeredIn = (em: Pick<EntityManager, 'find'>, { id, cycle }: Pick<Case, 'id' | 'cycle'>): Promise<Remedy[]> => em.find(Remedy, { caseId: id, cycle, withdrawnAt: null });

/** The text that approval binds: outcome, letter and recourse, each on its own. */
const whole = ({ outcome, body, recourse }: CaseResponse): string => [outcome, body, recourse].join('\u001e');

export interface Offer { readonly kind: string; readonly about?: string | null | undefined; readonly amount?: string | null | undefined; readonly currency?: string | null | undefined }

/** What the journal keeps of it. */
const namesOf = ({ kind, nameEn, nameAr }: Remedy) => ({ kind, nameEn, nameAr });

/** Only what the settings offer today, under the name that it has today; the amount within what they let this person promise alone. */
export const offerRemedy = (ctx: Context, caseId: string, offer: Offer): Promise<Remedy> =>
  onCase(ctx, caseId, 'case.remedy', undefined, (book, kase) => offerIn(ctx, book, kase, offer));

const offerIn = async (ctx: Context, book: Book, kase: Case, offer: Offer): Promise<Remedy> => {
  const row = await remedyKindNamed(book.em, offer.kind);
  if (!row) throw mistaken('kind', RemedyNotOffered);
  const amount = offer.amount ? Number(offer.amount) : 0;
  if (amount && !row.money) throw mistaken('amount', NoAmount);
  const limit = authorityOf(row, ctx.actor.roles);
  const currency = amount ? (offer.currency ?? row.currency) : null;
  // What a limit in one currency means in another, nobody here knows.
  if (limit && currency && currency !== row.currency) throw mistaken('currency', OtherCurrency, { currency: row.currency ?? '' });
  if (limit !== null && amount > limit) throw mistaken('amount', BeyondAuthority, { limit });
  if (amount > 1e12) throw mistaken('amount', TooLong, { max: 12 });
  const remedy = book.add(Remedy, { caseId: kase.id, cycle: kase.cycle, kind: row.code, nameEn: row.nameEn, nameAr: row.nameAr, about: offer.about ?? null, amount: offer.amount ?? null, currency, offeredBy: ctx.actor.id, offeredAt: ctx.now() });
  book.write(RemedyOffered, remedy, { ...namesOf(remedy), amount: amount || null, currency, about: offer.about ? await book.say(remedy, 'about', offer.about, 'und') : null });
  return remedy;
};

/** Given while the person is still there, within the same limits: it is delivered with the telling. */
export const giveIn = async (ctx: Context, book: Book, kase: Case, offer: Offer): Promise<void> => {
  const remedy = await offerIn(ctx, book, kase, offer);
  remedy.deliveredAt = kase.remediedAt = ctx.now();
  book.write(RemedyDelivered, remedy, namesOf(remedy));
};

/** Delivered: with the last of them, once the decision is told, satisfaction is asked. */
export const deliverRemedy = (ctx: Context, id: string): Promise<Remedy> =>
  onRemedy(ctx, id, async (book, kase, remedy) => {
    if (remedy.deliveredAt || remedy.withdrawnAt) throw new Refused(NotDue);
    remedy.deliveredAt = ctx.now();
    book.write(RemedyDelivered, remedy, namesOf(remedy));
    await book.em.flush();
    if (await remediesDue(book, kase)) return remedy;
    kase.remediedAt = ctx.now();
    await turned(ctx, book, kase, 'remedied');
    if (kase.stage === 'decided') await settleIn(ctx, book, kase);
    return remedy;
  });

export const withdrawRemedy = (ctx: Context, id: string, reason: string): Promise<Remedy> =>
  onRemedy(ctx, id, async (book, _kase, remedy) => {
    if (remedy.deliveredAt || remedy.withdrawnAt) throw new Refused(NotDue);
    remedy.withdrawnAt = ctx.now();
    book.write(RemedyWithdrawn, remedy, { ...namesOf(remedy), reason: await book.say(remedy, 'withdrawal', reason, ctx.language) });
    return remedy;
  });

const onResponse = async (ctx: Context, id: string, verb: 'case.respond' | 'case.approveResponse' | 'case.decide', version: number | undefined, work: (book: Book, kase: Case, response: CaseResponse) => Promise<CaseResponse>): Promise<CaseResponse> =>
  onCase(ctx, await caseIdOf(ctx, CaseResponse, id), verb, undefined, async (book, kase) => work(book, kase, await book.read(CaseResponse, id, version)));

const onRemedy = async (ctx: Context, id: string, work: (book: Book, kase: Case, remedy: Remedy) => Promise<Remedy>): Promise<Remedy> =>
  onCase(ctx, await caseIdOf(ctx, Remedy, id), 'case.remedy', undefined, async (book, kase) => work(book, kase, await book.read(Remedy, id)));
