import { mistaken, refusal, Refused, type Refusal } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import type { RequiredStage } from '../policy/own-field.entity.ts';
import { fieldsDue } from '../policy/own-field.service.ts';
import type { Case, Closing } from './case.entity.ts';
import { Remedy } from './response/response.entity.ts';

/**
 * What must be so before a case may close. Slices to the right register theirs in main.ts; all run inside the verb's
 * transaction, so that nothing slips in between.
 */
export type Gate = (book: Pick<Book, 'em'>, kase: Case, closing: Closing) => Promise<Refusal | readonly Refused[] | null>;

const gates = new Map<string, Gate>();

/** `name` so that a second house in the same process does not register it twice. */
export const registerGate = (name: string, gate: Gate): void => void gates.set(name, gate);

/** Everything that stands in the way of this closing; empty where it may close. */
export const standInTheWay = async (book: Pick<Book, 'em'>, kase: Case, closing: Closing): Promise<Refused[]> => {
  const found: Refused[] = [];
  for (const gate of gates.values()) {
    const refused = await gate(book, kase, closing);
    if (refused) found.push(...('code' in refused ? [new Refused(refused)] : refused));
  }
  return found;
};

/** Closings that end a complaint on its merits, and so ask for everything. */
export const onMerits = (kase: Case, closing: Closing): boolean => kase.nature === 'complaint' && (closing === 'accepted' || closing === 'deemed' || closing === 'notAccepted');

export const FieldDue = refusal<{ nameEn?: string; nameAr?: string }>('case.field-due', { en: ({ nameEn }) => `“${nameEn}” has to be filled in first.`, ar: ({ nameAr }) => `يلزم أولًا تعبئة «${nameAr}».` });

/** Own fields that are demanded before the case enters `stage` and are empty: one refusal each, which names the field. */
const ownDue = async (book: Pick<Book, 'em'>, { nature, categoryId, own }: Case, stage: RequiredStage): Promise<Refused[]> =>
  (await fieldsDue(book.em, { nature, categoryId: categoryId ?? null }, own, stage)).map(({ key, nameEn, nameAr }) => mistaken(`own.${key}`, FieldDue, { nameEn, nameAr }));

/** Called by the verbs that take a case into a stage. @throws Refused for every own field that is demanded before it and empty */
export const mustBeFilled = async (book: Pick<Book, 'em'>, kase: Case, stage: RequiredStage): Promise<void> => {
  const due = await ownDue(book, kase, stage);
  if (due.length) throw new AggregateError(due, 'own fields');
};

/** Closings that say nothing of the matter itself ask for no facts about it. */
const withoutFacts: readonly Closing[] = ['withdrawn', 'referred', 'merged', 'noContact'];

export const NotAcknowledged = refusal('case.not-acknowledged', { en: () => 'Receipt has not been acknowledged yet.', ar: () => 'لم يُرسل الإشعار بالاستلام بعد.' });
export const NotAssessed = refusal('case.not-assessed', { en: () => 'The initial assessment is missing.', ar: () => 'لم يتم التقييم الأولي بعد.' });
export const NotTold = refusal('case.not-decided', { en: () => 'The decision has not been told yet.', ar: () => 'لم يُبلَّغ القرار بعد.' });
export const RemedyDue = refusal('case.remedy-due', { en: () => 'A remedy that was offered has not been delivered.', ar: () => 'لم يُنفَّذ بعد أحد الحلول المقدَّمة.' });

registerGate('acknowledged', async (_book, kase) => (kase.nature === 'complaint' && !kase.acknowledgedAt && kase.stage === 'received' ? NotAcknowledged : null));
registerGate('assessed', async (_book, kase, closing) => (onMerits(kase, closing) && !kase.band ? NotAssessed : null));
registerGate('decision told', async (_book, kase, closing) => (onMerits(kase, closing) && !kase.decidedAt ? NotTold : null));
registerGate('remedy delivered', async (book, kase, closing) => (onMerits(kase, closing) && (await remediesDue(book, kase)) ? RemedyDue : null));

registerGate('own fields', async (book, kase, closing) => (withoutFacts.includes(closing) || kase.nature === 'abusive' ? null : ownDue(book, kase, 'closed')));

/** How many remedies of this cycle are offered and not delivered. */
export const remediesDue = (book: Pick<Book, 'em'>, kase: Case): Promise<number> =>
  book.em.count(Remedy, { caseId: kase.id, cycle: kase.cycle, deliveredAt: null, withdrawnAt: null });
