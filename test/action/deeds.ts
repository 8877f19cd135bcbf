import type { ResultOf } from 'gql.tada';
import { ActionByNumber, AddAction, type CaseActions, ImplementAction, PlanVerification, StartAction, VerifyImplementation } from '../../schema/documents/action.ts';
import type { NamedPerson, TestHouse } from '../house.ts';
import { op } from '../case/room.ts';

export type Deed = NonNullable<ResultOf<typeof CaseActions>['case']>['actions'][number];

export const due = '2026-12-20T09:00:00.000Z';
export const plan = { criterion: 'No box above 8 °C at handover', baseline: 4.2, threshold: 1, measure: 'warm boxes per 1,000 deliveries', method: 'trend', startAfterDays: 7, windowDays: 30 };

/** An action of the case as somebody sees it. */
export const deed = async (who: NamedPerson, number: string) => {
  const { actionByNumber } = await who.done(ActionByNumber, { number });
  if (!actionByNumber) throw new Error('No such action for this person.');
  return actionByNumber;
};

export const anAction = async (h: TestHouse, caseId: string, { kind = 'corrective', owner = h.salma, by = h.salma }: { kind?: string; owner?: NamedPerson; by?: NamedPerson } = {}) =>
  (await by.done(AddAction, { opId: op(), caseId, input: { kind, title: 'Freeze the packs for 24 hours', ownerId: owner.id, dueAt: due } })).addAction.action!;

export const planned = async (h: TestHouse, caseId: string, more: Parameters<typeof anAction>[2] = {}, verifier: NamedPerson = h.omar) => {
  const action = await anAction(h, caseId, more);
  return (await h.salma.done(PlanVerification, { opId: op(), id: action.id, plan, verifierId: verifier.id, expectedVersion: action.version })).planVerification.action!;
};

/** Done by Lina for Salma, seen by Omar: three people. */
export const verified = async (h: TestHouse, caseId: string): Promise<{ id: string; number: string; version: number }> => {
  const action = await anAction(h, caseId);
  await h.salma.done(PlanVerification, { opId: op(), id: action.id, plan, verifierId: h.omar.id, expectedVersion: action.version });
  await h.salma.done(StartAction, { opId: op(), id: action.id });
  const { implementAction } = await h.salma.done(ImplementAction, { opId: op(), id: action.id, input: { done: 'Two freezers, one rota.', similarPlaces: 'Dammam: the same, put right.', implementerId: h.lina.id } });
  const { verifyImplementation } = await h.omar.done(VerifyImplementation, { opId: op(), id: action.id, note: 'Seen on site.', expectedVersion: implementAction.action!.version });
  return { id: action.id, number: action.number, version: verifyImplementation.action!.version };
};
