import type { Case, Nature } from '../../server/case/case.entity.ts';
import { CaseAcknowledged } from '../../server/feedback/feedback.kinds.ts';
import { openIn } from '../../server/case/case.service.ts';
import { Case as CaseNoun } from '../../server/case/case.entity.ts';
import { onRecord } from '../../server/journal/book.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import { newId } from '../../server/platform/ids.ts';
import { AppointLead, AssessCase, Room } from '../../schema/documents/case.ts';
import { departments } from '../cast.ts';
import type { NamedPerson, TestHouse } from '../house.ts';

let ops = 0;
/** A name for one intent. */
export const op = (): string => `test-operation-${process.pid}-${++ops}`;

interface Opened { readonly nature?: Nature; readonly title?: string; readonly department?: keyof typeof departments | null; readonly product?: string; readonly acknowledged?: boolean }

/** A case that has arrived, by default in logistics and acknowledged. By letter: nobody but a person acknowledges it. */
export const aCase = async (h: TestHouse, { nature = 'complaint', title = 'Cold-chain delivery arrived warm', department = 'logistics', product, acknowledged = true }: Opened = {}): Promise<Case> => {
  const ctx = h.as();
  const id = newId(ctx.now());
  const opened = await onRecord(ctx, caseStreams(id), (book) =>
    openIn(ctx, book, id, { nature, title, channel: 'letter', language: 'en', receivedAt: ctx.now(), departmentId: department && departments[department], ...(product ? { product } : {}) }));
  if (!acknowledged) return opened;
  const later = h.as();
  return onRecord(later, caseStreams(id), async (book) => {
    const kase = await book.read(CaseNoun, id);
    Object.assign(kase, { stage: 'acknowledged', acknowledgedAt: later.now() });
    book.write(CaseAcknowledged, kase, { how: 'byHand', channel: 'letter' });
    return kase;
  });
};

export const figures = {
  severity: 3, severityWhy: 'Three boxes above 8 °C.', likelihood: 3, likelihoodWhy: 'Third time this month.', safety: false, safetyWhy: 'Nothing was used.', complexity: 2, complexityWhy: 'Two depots.',
  impact: 3, impactWhy: 'A clinic without vaccine.', immediateNeeded: true, immediatePossible: true, immediateWhy: 'A new delivery can leave today.',
};

/** The room as somebody sees it; null where there is none for them. */
export const roomOf = async (who: NamedPerson, kase: Pick<Case, 'number'>) => (await who.done(Room, { number: kase.number })).caseByNumber;
export const room = async (who: NamedPerson, kase: Pick<Case, 'number'>) => {
  const found = await roomOf(who, kase);
  if (!found) throw new Error('No such room for this person.');
  return found;
};

/** Assessed by the head and led by Salma: under investigation. */
export const investigated = async (h: TestHouse, opened?: Opened & Partial<typeof figures>): Promise<Case> => {
  const kase = await aCase(h, opened);
  const { severity = 3, likelihood = 3, safety = false, impact = 3 } = opened ?? {};
  await h.faisal.done(AssessCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.faisal, kase)).version, input: { ...figures, severity, likelihood, safety, impact } });
  await h.faisal.done(AppointLead, { opId: op(), id: kase.id, expectedVersion: (await room(h.faisal, kase)).version, personId: h.salma.id });
  return kase;
};
