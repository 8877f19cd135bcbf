import type { TadaDocumentNode } from 'gql.tada';
import type { ResultOf } from 'gql.tada';
import { AppointLead, OfferLead, RouteCase, TakeBackAssignment } from '#schema/documents/case.ts';
import { EscalateCase } from '#schema/documents/escalation.ts';
import { ClassifyCase } from '#schema/documents/policy.ts';
import type { ChosenCases } from '#schema/documents/view.ts';

export type Chosen = ResultOf<typeof ChosenCases>['chosenCases']['cases'][number];
export type BulkValues = Readonly<Record<string, string>>;
type Document = TadaDocumentNode<unknown, never>;
/** What comes of a step in one case; `perform` answers so. */
type Answered = { done: true; data: unknown } | { done: false; refused: readonly { code: string; message: string }[]; trouble: { kind: string; message: string } | null };

/** A step in many cases: which permission it needs in each, and what is sent there. */
export interface BulkStep {
  name: 'lead' | 'route' | 'classify' | 'raise';
  verbs: readonly string[];
  verbIn: (one: Chosen) => string;
  send: (one: Chosen, values: BulkValues) => { document: Document; variables: Record<string, unknown> };
}

const sent = <T, V extends Record<string, unknown>>(document: TadaDocumentNode<T, V>, variables: Omit<V, 'opId'>): { document: Document; variables: Record<string, unknown> } => ({ document: document as unknown as Document, variables });

export const bulkSteps: readonly BulkStep[] = [
  {
    // Where somebody leads, the lead is offered and accepted; where nobody does, it is given.
    name: 'lead', verbs: ['case.appoint', 'case.offerLead'], verbIn: ({ led }) => (led ? 'case.offerLead' : 'case.appoint'),
    send: ({ id, version, led }, { personId = '' }) => (led ? sent(OfferLead, { id, expectedVersion: version, personId }) : sent(AppointLead, { id, expectedVersion: version, personId })),
  },
  { name: 'route', verbs: ['case.route'], verbIn: () => 'case.route', send: ({ id, version }, { departmentId, queueId }) => sent(RouteCase, { id, expectedVersion: version, input: { departmentId: departmentId || null, queueId: queueId || null } }) },
  { name: 'classify', verbs: ['case.triage'], verbIn: () => 'case.triage', send: ({ id, version }, { categoryId = '' }) => sent(ClassifyCase, { id, expectedVersion: version, categoryId }) },
  { name: 'raise', verbs: ['escalation.raise'], verbIn: () => 'escalation.raise', send: ({ id, version }, { cause = '', reason = '' }) => sent(EscalateCase, { caseId: id, expectedVersion: version, cause, reason }) },
];

/** Steps that can be taken back at once, case by case; where somebody has gone on since, and where a first lead was given, the house says why not. */
export const hasWayBack = ({ name }: BulkStep, came: readonly Came[]): boolean => name === 'route' || (name === 'lead' && came.some(({ one }) => one.led));
/** @param came what was done, each with the place of its entry */
export const wayBack = (step: BulkStep, came: readonly Came[]): BulkStep => {
  const places = new Map(came.map(({ one, seq }) => [one.id, seq ?? 0]));
  return { ...step, send: ({ id }) => sent(TakeBackAssignment, { id, seq: places.get(id) ?? 0 }) };
};

/** Those in which a step can be taken, and the others by why not. */
export function sorted(step: BulkStep, cases: readonly Chosen[]): { can: readonly Chosen[]; cannot: ReadonlyMap<string, readonly Chosen[]> } {
  const why = (one: Chosen) => one.hindrances.find(({ verb }) => verb === step.verbIn(one))?.why;
  return { can: cases.filter((one) => !why(one)), cannot: Map.groupBy(cases.filter(why), (one) => why(one)!) };
}

/** What came of it in one case. `unanswered`: nobody knows; trying again under the same name does nothing twice. */
export interface Came { one: Chosen; how: 'done' | 'refused' | 'unanswered'; why: string; changed: boolean; seq?: number | null }

interface Runs {
  step: BulkStep;
  values: BulkValues;
  /** One name for the step in each case, kept for as long as nobody has answered. */
  opIds: Map<string, string>;
  newOpId: () => string;
  perform: (document: Document, variables: Record<string, unknown>, opId: string) => Promise<Answered>;
  signal: AbortSignal;
  onCame: (came: Came) => void;
}

/** How many are under way at once: the house has other work. */
const atOnce = 3;

/** Takes a step in each case, each for itself: one that is refused stops no other, and stopping leaves what is done. */
export async function runAll(cases: readonly Chosen[], { step, values, opIds, newOpId, perform, signal, onCame }: Runs): Promise<void> {
  const left = [...cases];
  const work = async () => {
    for (let one = left.shift(); one && !signal.aborted; one = left.shift()) {
      const opId = opIds.get(one.id) ?? newOpId();
      opIds.set(one.id, opId);
      const { document, variables } = step.send(one, values);
      const outcome = await perform(document, variables, opId);
      const answered = outcome.done || outcome.trouble?.kind !== 'network';
      if (answered) opIds.delete(one.id);
      onCame({
        one, how: outcome.done ? 'done' : answered ? 'refused' : 'unanswered', why: outcome.done ? '' : (outcome.refused[0]?.message ?? outcome.trouble?.message ?? ''),
        seq: outcome.done ? Object.values(outcome.data as Record<string, { seq?: number | null }>)[0]?.seq : null,
        changed: !outcome.done && outcome.refused.some(({ code }) => code === 'changed-meanwhile'),
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, cases.length) }, work));
}
