import type { StoredEntry } from '../../journal/entry.entity.ts';
import type { Actor } from '../../platform/context.ts';
import type { Ruled } from '../case.policy.ts';

/** Whose eyes a replay looks through: one's own, or those of a role as it stood to the case at that moment. */
export const replayEyes = ['own', 'team', 'department', 'quality', 'management'] as const;
export type ReplayEyes = (typeof replayEyes)[number];

/** Nobody in particular: an id that no person and no case has. */
const somebody = '00000000-0000-4000-8000-000000000000';

/** What the rules of access knew of the case after an entry: folded from what the journal says of team, departments, barriers and confidentiality. */
export const ruledAt = (kase: Ruled, entries: readonly StoredEntry[], at: number): Ruled => {
  const routed = entries.find(({ kind }) => kind === 'case.routed' || kind === 'case.classified');
  // A case that nobody has routed was always where it is.
  const first = routed?.kind === 'case.routed' ? textOf(routed, 'from') : routed ? null : (kase.departmentId ?? null);
  const then = {
    ...kase, leadId: null as string | null, departmentId: first, departmentIds: first ? [first] : [], memberIds: [] as string[], excludedIds: [] as string[], reachedIds: [] as string[],
    confidential: kase.confidential && !entries.some(({ kind }) => kind === 'case.confidential'),
  };
  for (const entry of entries) if (entry.seq <= at) changes[entry.kind]?.(then, entry);
  return then;
};

type Then = { -readonly [K in keyof Ruled]: Ruled[K] };

const textOf = ({ fact }: StoredEntry, key: string): string | null => (typeof fact[key] === 'string' ? fact[key] : null);
const listOf = ({ fact }: StoredEntry, key: string): readonly string[] => (Array.isArray(fact[key]) ? (fact[key] as string[]) : []);
const withIt = (ids: readonly string[], ...more: readonly (string | null)[]): string[] => [...new Set([...ids, ...more.filter((id) => id !== null)])];
const without = (ids: readonly string[], ...gone: readonly (string | null)[]): string[] => ids.filter((id) => !gone.includes(id));

const leads = (then: Then, entry: StoredEntry): void => {
  then.leadId = textOf(entry, 'person');
  then.memberIds = withIt(then.memberIds, then.leadId, textOf(entry, 'from'));
};
const bars = (then: Then, ids: readonly string[]): void => {
  then.excludedIds = withIt(then.excludedIds, ...ids);
  then.memberIds = without(then.memberIds, ...ids);
  then.reachedIds = without(then.reachedIds, ...ids);
};

/** What each kind that moves access did to it. */
const changes: Readonly<Record<string, (then: Then, entry: StoredEntry) => void>> = {
  'case.routed': (then, entry) => {
    const to = textOf(entry, 'department');
    then.departmentIds = withIt(without(then.departmentIds, textOf(entry, 'from')), to);
    then.departmentId = to;
  },
  'case.routingTakenBack': (then, entry) => {
    const [department, to] = [textOf(entry, 'department'), textOf(entry, 'to')];
    if (!department) return;
    then.departmentIds = withIt(entry.fact['tookPart'] ? then.departmentIds : without(then.departmentIds, department), to);
    then.departmentId = to;
  },
  'team.departmentJoined': (then, entry) => {
    const id = textOf(entry, 'department');
    then.departmentIds = entry.fact['joined'] ? withIt(then.departmentIds, id) : without(then.departmentIds, id);
  },
  'compliment.routed': (then, entry) => {
    const department = textOf(entry, 'department');
    if (department) then.departmentIds = withIt(then.departmentIds, department);
    else then.reachedIds = withIt(then.reachedIds, textOf(entry, 'person'));
  },
  'case.confidential': (then, entry) => void (then.confidential = entry.fact['confidential'] === true),
  'team.leadAppointed': leads,
  'team.leadAccepted': leads,
  'team.leadTakenBack': (then, entry) => {
    then.leadId = textOf(entry, 'to');
    if (entry.fact['left']) then.memberIds = without(then.memberIds, textOf(entry, 'person'));
  },
  'team.joined': (then, entry) => void (then.memberIds = withIt(then.memberIds, textOf(entry, 'person'))),
  'team.left': (then, entry) => void (then.memberIds = without(then.memberIds, textOf(entry, 'person'))),
  'team.recused': (then, entry) => bars(then, withIt([], textOf(entry, 'person'))),
  'team.respondentNamed': (then, entry) => bars(then, listOf(entry, 'barred')),
  'case.escalated': (then, entry) => void (then.reachedIds = withIt(then.reachedIds, textOf(entry, 'person'))),
  'action.escalated': (then, entry) => void (entry.fact['letIn'] === true && (then.reachedIds = withIt(then.reachedIds, textOf(entry, 'person')))),
  'escalation.taken': (then, entry) => void (then.reachedIds = withIt(then.reachedIds, entry.actorId)),
  'escalation.takenBack': (then, entry) => void (then.reachedIds = without(then.reachedIds, textOf(entry, 'out'))),
};

/** Somebody of a role as it stood to the case then, and the case with that somebody in it. */
export const seenBy = (eyes: ReplayEyes, own: Actor, then: Ruled): { readonly actor: Actor; readonly kase: Ruled } => {
  if (eyes === 'own') return { actor: own, kase: then };
  const role = eyes === 'quality' || eyes === 'management' ? eyes : 'investigator';
  const actor: Actor = { kind: 'person', id: somebody, roles: [role], departments: eyes === 'department' ? then.departmentIds : [] };
  return { actor, kase: eyes === 'team' ? { ...then, memberIds: [...then.memberIds, somebody] } : then };
};
