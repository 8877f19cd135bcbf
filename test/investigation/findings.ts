import type { ResultOf } from 'gql.tada';
import { AddCause, AddEvidence, BackCause, Findings, JudgeCause, RecordRootCause } from '../../schema/documents/investigation.ts';
import { JoinTeam } from '../../schema/documents/case.ts';
import type { NamedPerson, TestHouse } from '../house.ts';
import { investigated, op } from '../case/room.ts';

export type Found = NonNullable<ResultOf<typeof Findings>['case']>;
export type CauseRow = Found['causes'][number];

/** What somebody sees of the findings of a case; null where they see no case. */
export const findingsOf = async (who: NamedPerson, id: string): Promise<Found | null> => (await who.done(Findings, { id })).case;
export const findings = async (who: NamedPerson, id: string): Promise<Found> => {
  const found = await findingsOf(who, id);
  if (!found) throw new Error('No such case for this person.');
  return found;
};

/** A case led by Salma of logistics with Lina of the call centre in its team. */
export const aRoom = async (h: TestHouse, opened: Parameters<typeof investigated>[1] = {}) => {
  const kase = await investigated(h, opened);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.lina.id });
  return kase;
};

export const added = async (who: NamedPerson, caseId: string, text: string, parentId: string | null = null, leg = 'occurrence'): Promise<CauseRow> =>
  (await who.done(AddCause, { opId: op(), caseId, input: { text, leg, parentId } })).addCause.cause!;

export const shown = async (who: NamedPerson, caseId: string, title = 'Logger curve', text = 'Above 8 °C from 02:10 to 04:40.') =>
  (await who.done(AddEvidence, { opId: op(), caseId, input: { title, text } })).addEvidence.evidence!;

/** A cause with evidence, confirmed by Lina. */
export const confirmed = async (h: TestHouse, caseId: string, text = 'Gel packs only half frozen at loading'): Promise<CauseRow> => {
  const cause = await added(h.salma, caseId, text);
  const evidence = await shown(h.salma, caseId);
  const { backCause } = await h.salma.done(BackCause, { opId: op(), id: cause.id, input: { evidence: [`${evidence.id}@1`] } });
  await h.lina.done(JudgeCause, { opId: op(), id: cause.id, state: 'confirmed', reason: 'The curve shows it.', expectedVersion: backCause.cause!.version });
  return (await findings(h.salma, caseId)).causes.find(({ id }) => id === cause.id)!;
};

export const recorded = async (h: TestHouse, caseId: string, text?: string): Promise<CauseRow> => {
  const cause = await confirmed(h, caseId, text);
  await h.salma.done(RecordRootCause, { opId: op(), id: cause.id, reason: 'Three of three deliveries.', expectedVersion: cause.version });
  return cause;
};
