import { refusal, type Refusal } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import type { Case, Closing } from './case.entity.ts';
import { Remedy } from './response.entity.ts';

/**
 * What must be so before a case may close. Slices to the right register theirs in main.ts; all run inside the verb's
 * transaction, so that nothing slips in between.
 */
export type Gate = (book: Pick<Book, 'em'>, kase: Case, closing: Closing) => Promise<Refusal | null>;

const gates = new Map<string, Gate>();

/** `name` so that a second house in the same process does not register it twice. */
export const registerGate = (name: string, gate: Gate): void => void gates.set(name, gate);

/** Everything that stands in the way of this closing; empty where it may close. */
export const standInTheWay = async (book: Pick<Book, 'em'>, kase: Case, closing: Closing): Promise<Refusal[]> => {
  const found: Refusal[] = [];
  for (const gate of gates.values()) {
    const refused = await gate(book, kase, closing);
    if (refused) found.push(refused);
  }
  return found;
};

/** Closings that end a complaint on its merits, and so ask for everything. */
export const onMerits = (kase: Case, closing: Closing): boolean => kase.nature === 'complaint' && (closing === 'accepted' || closing === 'deemed' || closing === 'notAccepted');

export const NotAcknowledged = refusal('case.not-acknowledged', { en: () => 'Receipt has not been acknowledged yet.', ar: () => 'لم يُرسل الإشعار بالاستلام بعد.' });
export const NotAssessed = refusal('case.not-assessed', { en: () => 'The initial assessment is missing.', ar: () => 'لم يتم التقييم الأولي بعد.' });
export const NotTold = refusal('case.not-decided', { en: () => 'The decision has not been told yet.', ar: () => 'لم يُبلَّغ القرار بعد.' });
export const RemedyDue = refusal('case.remedy-due', { en: () => 'A remedy that was offered has not been delivered.', ar: () => 'لم يُنفَّذ بعد أحد الحلول المقدَّمة.' });

registerGate('acknowledged', async (_book, kase) => (kase.nature === 'complaint' && !kase.acknowledgedAt && kase.stage === 'received' ? NotAcknowledged : null));
registerGate('assessed', async (_book, kase, closing) => (onMerits(kase, closing) && !kase.band ? NotAssessed : null));
registerGate('decision told', async (_book, kase, closing) => (onMerits(kase, closing) && !kase.decidedAt ? NotTold : null));
registerGate('remedy delivered', async (book, kase, closing) => (onMerits(kase, closing) && (await remediesDue(book, kase)) ? RemedyDue : null));

/** How many remedies of this cycle are offered and not delivered. */
export const remediesDue = (book: Pick<Book, 'em'>, kase: Case): Promise<number> =>
  book.em.count(Remedy, { caseId: kase.id, cycle: kase.cycle, deliveredAt: null, withdrawnAt: null });
