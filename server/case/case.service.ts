// Long because it is one list: the verbs of a case from opening to closing.
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { DateOrder, mistaken, refusal, Refused, Required, Unknown } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { Department } from '../people/person.entity.ts';
import { Queue } from '../policy/queue.entity.ts';
import { ownText, readOwn, type Typed } from '../policy/own-field.service.ts';
import { careIn, careSaid } from './response/care.service.ts';
import { Case, type Assessment, type Closing } from './case.entity.ts';
import { NothingChanged } from './case.policy.ts';
import { mustBeFilled, onMerits, remediesDue, standInTheWay } from './gate.service.ts';
import {
  CaseAssessed, CaseClosed, CaseDescribed, CaseFollowed, CaseInvestigating, CaseMadeConfidential, CaseOpened, CaseReferred, CaseReopened, CaseRetitled, CaseRouted, CaseSettling, ReferenceAdded,
} from './case.kinds.ts';
import { inCase, onCase } from './verb.service.ts';
import { CaseLink, OutsideReference } from './link.entity.ts';
import { newNumber } from './number.policy.ts';
import { Remedy } from './response/response.entity.ts';
import { CaseRulesPort } from './rules.policy.ts';
import { turned } from './turn.service.ts';

type Opening = Pick<Case, 'nature' | 'title' | 'channel' | 'language' | 'receivedAt'> &
  Partial<Pick<Case, 'happenedAt' | 'branchId' | 'departmentId' | 'queueId' | 'product' | 'wants' | 'categoryId' | 'sourceId' | 'own'>>;

/**
 * Opens a case within the verb that receives it (feedback/): the book has locked `caseStreams(id)` first.
 * @param id made by the caller, since the streams are locked before the case exists
 */
export const openIn = async (ctx: Context, book: Book, id: string, opening: Opening): Promise<Case> => {
  const kase = book.add(Case, { ...opening, id, number: newNumber(), enteredAt: ctx.now(), ladderAt: ctx.now(), departmentIds: opening.departmentId ? [opening.departmentId] : [] });
  const title = await book.say(kase, 'title', opening.title, opening.language);
  book.write(CaseOpened, kase, { nature: kase.nature, channel: kase.channel, title }, { happenedAt: opening.receivedAt });
  await turned(ctx, book, kase, 'opened');
  return kase;
};

export const UnknownDepartment = refusal('case.unknown-department', { en: () => 'This department is not at work here.', ar: () => 'هذه الإدارة غير موجودة أو غير نشطة.' });

/** To the department that answers from now on, or to a queue and so to the department that empties it; the one before keeps no sight of it unless it takes part, and a queue that is not named is left. */
export const route = (ctx: Context, id: string, to: { departmentId?: string | null; queueId?: string | null }, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.route', expectedVersion, async (book, kase) => {
    if (!to.departmentId && !to.queueId) throw mistaken('departmentId', Required);
    const queue = to.queueId ? await book.em.findOne(Queue, { id: to.queueId, active: true }) : null;
    if (to.queueId && !queue) throw mistaken('queueId', Unknown);
    const departmentId = to.departmentId ?? queue?.departmentId;
    const [from, queueFrom, tookPart] = [kase.departmentId ?? null, kase.queueId ?? null, kase.departmentIds.includes(departmentId ?? '')];
    if (departmentId) {
      const department = await book.em.findOne(Department, { id: departmentId, active: true });
      if (!department) throw mistaken('departmentId', UnknownDepartment);
      kase.departmentIds = [...new Set([...kase.departmentIds.filter((one) => one !== from), department.id])];
      kase.departmentId = department.id;
    }
    kase.queueId = queue?.id ?? null;
    book.write(CaseRouted, kase, { department: departmentId, queue: to.queueId, from, queueFrom, tookPart });
    await turned(ctx, book, kase, 'routed');
    return kase;
  });

export interface Assessing extends Assessment {
  readonly severityWhy: string;
  readonly likelihoodWhy: string;
  readonly safetyWhy: string;
  readonly complexityWhy: string;
  readonly impactWhy: string;
  readonly immediateWhy: string;
}

/** The initial assessment, or a new one: the matrix makes the band of it, the band the promised times and the depth. */
export const assess = (ctx: Context, id: string, given: Assessing, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.assess', expectedVersion, async (book, kase) => {
    await mustBeFilled(book, kase, 'assessed');
    const { severity, likelihood, safety, complexity, impact, immediateNeeded, immediatePossible } = given;
    const figures: Assessment = { severity, likelihood, safety, complexity, impact, immediateNeeded, immediatePossible };
    const { band, depth } = await ctx.house.port(CaseRulesPort).assess(ctx.reading(book.em), kase, figures);
    const why = async (field: string, text: string) => book.say(kase, field, text, ctx.language);
    const reasons = {
      severityWhy: await why('severityWhy', given.severityWhy), likelihoodWhy: await why('likelihoodWhy', given.likelihoodWhy), safetyWhy: await why('safetyWhy', given.safetyWhy),
      complexityWhy: await why('complexityWhy', given.complexityWhy), impactWhy: await why('impactWhy', given.impactWhy), immediateWhy: await why('immediateWhy', given.immediateWhy),
    };
    const from = kase.band ?? null;
    Object.assign(kase, { assessed: figures, band, depth });
    if (kase.stage === 'acknowledged') kase.stage = 'assessed';
    book.write(CaseAssessed, kase, { ...figures, ...reasons, band, depth, from });
    await turned(ctx, book, kase, 'assessed');
    await investigateIn(ctx, book, kase);
    return kase;
  });

/** The investigation begins by itself once a case is assessed and has a lead. */
export const investigateIn = async (ctx: Context, book: Book, kase: Case): Promise<void> => {
  if (kase.stage !== 'assessed' || !kase.leadId) return;
  kase.stage = 'investigating';
  book.write(CaseInvestigating, kase, { lead: kase.leadId });
  await turned(ctx, book, kase, 'investigating');
};

export const retitle = (ctx: Context, id: string, title: string, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.retitle', expectedVersion, async (book, kase) => {
    kase.title = title;
    book.write(CaseRetitled, kase, { title: await book.say(kase, 'title', title, ctx.language) });
    return kase;
  });

export interface Facts {
  readonly product?: string | null | undefined;
  readonly wants?: string | null | undefined;
  readonly happenedAt?: Date | null | undefined;
  /** As it was typed; checked by what the fields are. */
  readonly own?: readonly Typed[] | null | undefined;
}

/** Within a verb that opens a case: values of own fields that came with it. */
export const ownIn = async (ctx: Context, book: Book, kase: Case, typed: readonly Typed[] | null | undefined, asked: boolean): Promise<void> => {
  const own = Object.fromEntries(Object.entries(await readOwn(book.em, { nature: kase.nature, categoryId: kase.categoryId ?? null, asked }, typed, ctx.language)).filter(([, value]) => value !== null));
  if (!Object.keys(own).length) return;
  kase.own = { ...kase.own, ...own };
  const text = await ownText(book.em, own);
  book.write(CaseDescribed, kase, { fields: ['own'], product: null, wants: null, happened: null, own: text && (await book.say(kase, 'own', text, 'und')) });
};

/** Sets facts. What is left out stays as it was; a correction leaves the earlier text in the journal. */
export const describe = (ctx: Context, id: string, facts: Facts, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.describe', expectedVersion, async (book, kase) => {
    if (facts.happenedAt && facts.happenedAt > ctx.now()) throw mistaken('happenedAt', DateOrder);
    const said = async (field: string, text: string | null | undefined) => (text ? book.say(kase, field, text, 'und') : null);
    const fields: string[] = [];
    if (facts.product !== undefined) (kase.product = facts.product), fields.push('product');
    if (facts.wants !== undefined) (kase.wants = facts.wants), fields.push('wants');
    if (facts.happenedAt !== undefined) (kase.happenedAt = facts.happenedAt), fields.push('happened');
    const own = facts.own ? await readOwn(book.em, { nature: null }, facts.own, ctx.language) : undefined;
    if (own) (kase.own = { ...kase.own, ...own }), fields.push('own');
    if (!fields.length) throw new Refused(NothingChanged);
    book.write(CaseDescribed, kase, {
      fields, product: await said('product', facts.product), wants: await said('wants', facts.wants), happened: facts.happenedAt?.toISOString(), own: await said('own', own ? await ownText(book.em, own) : null),
    });
    return kase;
  });

export const NeedsTeam = refusal('case.needs-team', { en: () => 'A confidential case is seen by its team only. It needs a lead first.', ar: () => 'الحالة السرية لا يراها إلا فريقها، فيلزم تعيين قيادة الفريق أولًا.' });

/** Only the team sees it from now on; or everybody again whom it concerns. */
export const makeConfidential = (ctx: Context, id: string, confidential: boolean, reason: string, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.makeConfidential', expectedVersion, async (book, kase) => {
    if (confidential && !kase.leadId) throw new Refused(NeedsTeam);
    kase.confidential = confidential;
    book.write(CaseMadeConfidential, kase, { confidential, reason: await book.say(kase, 'confidentialWhy', reason, ctx.language) });
    return kase;
  });

/** Satisfaction is asked after the remedy is delivered, or where none is due. The question itself is sent by a reader of the journal. */
export const askSatisfaction = (ctx: Context, id: string, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.askSatisfaction', expectedVersion, async (book, kase) => {
    if (await remediesDue(book, kase)) throw new Refused(StillDue);
    await settleIn(ctx, book, kase);
    return kase;
  });

export const StillDue = refusal('case.remedy-still-due', { en: () => 'Satisfaction is asked after the remedy is delivered.', ar: () => 'يُسأل عن الرضا بعد تنفيذ الحل المقدَّم.' });

export const settleIn = async (ctx: Context, book: Book, kase: Case): Promise<void> => {
  Object.assign(kase, { stage: 'settling', askedAt: ctx.now() });
  book.write(CaseSettling, kase, { remedies: await book.em.count(Remedy, { caseId: kase.id, cycle: kase.cycle, deliveredAt: { $ne: null } }) });
  await turned(ctx, book, kase, 'settling');
};

export const NeedsMaster = refusal('case.not-merged', { en: () => 'Only a case that is merged into another closes as merged.', ar: () => 'لا تُغلق كحالة مدمجة إلا حالة دُمجت في غيرها.' });
export const StillComplaint = refusal('case.still-complaint', { en: () => 'It still stands as a complaint. Making less of it is a step of its own, with a second person.', ar: () => 'ما زالت مصنفة شكوى، وتغيير تصنيفها خطوة مستقلة تتطلب شخصًا ثانيًا.' });

/** Ends a case by one of the closing types, if no gate stands in the way. Everything but acceptance needs a reason; withdrawal the person's words. */
export const close = (ctx: Context, id: string, closing: Closing, reason: string | null | undefined, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.close', expectedVersion, async (book, kase) => {
    await closeIn(ctx, book, kase, closing, reason);
    return kase;
  });

export const closeIn = async (ctx: Context, book: Book, kase: Case, closing: Closing, reason?: string | null): Promise<void> => {
  if (closing === 'merged' && !kase.masterId) throw new Refused(NeedsMaster);
  if (closing === 'notComplaint' && kase.nature === 'complaint') throw new Refused(StillComplaint);
  if (closing !== 'accepted' && !onMerits(kase, closing) && !reason?.trim()) throw mistaken('reason', Required);
  const refused = await standInTheWay(book, kase, closing);
  if (refused.length) throw new AggregateError(refused, 'gates');
  kase.close(closing, ctx.now());
  book.write(CaseClosed, kase, { closing, cycle: kase.cycle, reason: reason ? await book.say(kase, 'closing', reason, ctx.language) : null });
  await turned(ctx, book, kase, 'closed');
};

/** A new cycle within the days that the rules allow; later, a new case that follows this one. @returns whichever is open now */
export const reopen = async (ctx: Context, id: string, reason: string, expectedVersion?: number): Promise<Case> => {
  const known = await ctx.em.findOne(Case, { id });
  const late = known?.closedAt ? ctx.now().getTime() - known.closedAt.getTime() > (await ctx.house.port(CaseRulesPort).reopenDays(ctx, known)) * 86_400_000 : false;
  return late ? follow(ctx, id, reason, expectedVersion) : again(ctx, id, reason, expectedVersion);
};

const again = (ctx: Context, id: string, reason: string, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.reopen', expectedVersion, async (book, kase) => {
    const was = kase.closing ?? null;
    kase.reopen(ctx.now());
    book.write(CaseReopened, kase, { cycle: kase.cycle, was, reason: await book.say(kase, 'reopening', reason, ctx.language) });
    await turned(ctx, book, kase, 'reopened');
    return kase;
  });

const follow = (ctx: Context, id: string, reason: string, expectedVersion?: number): Promise<Case> => {
  const newCase = newId(ctx.now());
  return onRecord(ctx, [...caseStreams(id), ...caseStreams(newCase)], async (book) => {
    const old = await inCase(ctx, book, id, 'case.reopen', expectedVersion);
    const kase = await openInStream(ctx, book, newCase, old);
    book.add(CaseLink, { caseId: kase.id, otherId: old.id, kind: 'follows', since: ctx.now() });
    if (old.specialCare) await careIn(ctx, book, kase, { needed: true, note: await careSaid(book.em, old.id) }, caseStreams(newCase)[0]!);
    book.write(CaseFollowed, old, { by: kase.id, reason: await book.say(old, 'reopening', reason, ctx.language) }, { stream: caseStreams(id)[0]! });
    return kase;
  });
};

/** Opens the case that follows `old`, with what is known of the matter. */
const openInStream = async (ctx: Context, book: Book, id: string, old: Case): Promise<Case> => {
  const kase = book.add(Case, {
    id, number: newNumber(), nature: old.nature, title: old.title, channel: old.channel, language: old.language, receivedAt: ctx.now(), enteredAt: ctx.now(), ladderAt: ctx.now(), happenedAt: old.happenedAt ?? null,
    branchId: old.branchId ?? null, departmentId: old.departmentId ?? null, departmentIds: [...old.departmentIds], excludedIds: [...old.excludedIds], categoryId: old.categoryId ?? null, product: old.product ?? null,
  });
  book.write(CaseOpened, kase, { nature: kase.nature, channel: kase.channel, title: await book.say(kase, 'title', kase.title, kase.language) }, { stream: caseStreams(id)[0]! });
  await turned(ctx, book, kase, 'opened');
  return kase;
};

/** Hands the matter to an outside body; closes it where nothing is left to do here. */
export const refer = (ctx: Context, id: string, to: { body: string; number?: string | null; reason: string; closes: boolean }, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.refer', expectedVersion, async (book, kase) => {
    const reference = book.add(OutsideReference, { caseId: kase.id, body: to.body, number: to.number ?? '', direction: 'to', at: ctx.now() });
    book.write(CaseReferred, kase, { body: await book.say(reference, 'body', to.body, 'und'), reason: await book.say(kase, 'referral', to.reason, ctx.language) });
    if (to.closes) await closeIn(ctx, book, kase, 'referred', to.reason);
    return kase;
  });

export const addReference = (ctx: Context, id: string, given: { body: string; number: string; direction: string }): Promise<Case> =>
  onCase(ctx, id, 'case.addReference', undefined, async (book, kase) => {
    const reference = book.add(OutsideReference, { caseId: kase.id, ...given, at: ctx.now() });
    book.write(ReferenceAdded, reference, { direction: given.direction, body: await book.say(reference, 'body', given.body, 'und'), number: await book.say(reference, 'number', given.number, 'und') });
    return kase;
  });
