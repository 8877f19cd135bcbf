import type { ResultOf } from 'gql.tada';
import type { Replay } from '#schema/documents/case.ts';

export type Replayed = NonNullable<NonNullable<ResultOf<typeof Replay>['caseByNumber']>['replay']>;
export type ReplayedEntry = Replayed['entries'][number];

/** A thing of the room as it stood then. `text` is null where its words have been erased since. */
export interface Thing { readonly id: string; text: string | null; language: string; state: string | null; number: string | null; gone: boolean }
export interface Then {
  stage: string | null;
  level: number;
  title: string | null;
  leadId: string | null;
  readonly team: Set<string>;
  /** The last word of each clock. `runs`: it is that its time began to run, or runs again. */
  readonly clocks: Map<string, { readonly sentence: string; readonly runs: boolean }>;
  readonly causes: Map<string, Thing>;
  readonly evidence: Map<string, Thing>;
  readonly decisions: Map<string, Thing>;
  readonly actions: Map<string, Thing>;
  /** The shared texts: their titles and sorts; how they read then, the server puts together. */
  readonly texts: Map<string, Thing>;
}
type Fact = Readonly<Record<string, unknown>>;
type Turn = (then: Then, entry: ReplayedEntry, fact: Fact) => void;

/** The room as these entries tell it. It re-tells and rebuilds nothing: what is a hole is in no list. */
export const retold = (entries: readonly ReplayedEntry[]): Then => {
  const then: Then = { stage: null, level: 0, title: null, leadId: null, team: new Set(), clocks: new Map(), causes: new Map(), evidence: new Map(), decisions: new Map(), actions: new Map(), texts: new Map() };
  for (const entry of entries) {
    if (entry.hole || !entry.kind) continue;
    const fact = JSON.parse(entry.fact ?? '{}') as Fact;
    // What is for fewer eyes is told under a name of its own.
    turns[entry.kind.replace(/-confidential$/, '')]?.(then, entry, fact);
    if (entry.kind.startsWith('clock.')) for (const clock of (fact['clocks'] as string[] | undefined) ?? [fact['clock'] as string]) then.clocks.set(clock, { sentence: entry.sentence ?? '', runs: starts.has(entry.kind) });
  }
  return then;
};

const starts: ReadonlySet<string> = new Set(['clock.started', 'clock.resumed']);

/** Which cause, decision, evidence or action an entry is about, where its own words do not say so. */
export const about = ({ causes, evidence, decisions, actions }: Then, { subjectId, texts }: ReplayedEntry): string | null => {
  const words = [causes, evidence, decisions, actions].map((shelf) => shelf.get(subjectId ?? '')?.text).find(Boolean) ?? null;
  return texts.some(({ body }) => body === words) ? null : words;
};

const word = (fact: Fact, key: string): string | null => (typeof fact[key] === 'string' ? fact[key] : null);
const words = ({ texts }: ReplayedEntry, field: string) => texts.find((text) => text.field === field);

const stage = (name: string): Turn => (then) => void (then.stage = name);
const leads: Turn = (then, _, fact) => {
  then.leadId = word(fact, 'person');
  if (then.leadId) then.team.add(then.leadId);
};
const leaves: Turn = (then, _, fact) => void then.team.delete(word(fact, 'person') ?? '');

type Shelf = 'causes' | 'evidence' | 'decisions' | 'actions' | 'texts';
/** Puts a thing on its shelf, or says more of it; the words are those that the entry points at. */
const thing = (shelf: Shelf, field: string | null, more: (fact: Fact, known: Thing | undefined) => Partial<Thing>): Turn => (then, entry, fact) => {
  const id = entry.subjectId ?? '';
  const known = then[shelf].get(id);
  const said = field ? words(entry, field) : undefined;
  const named = field === null ? {} : { text: said?.body ?? null, language: said?.language ?? 'und' };
  then[shelf].set(id, { id, text: null, language: 'und', state: null, number: null, gone: false, ...known, ...named, ...more(fact, known) });
};

const turns: Readonly<Record<string, Turn>> = {
  'case.opened': (then, entry) => Object.assign(then, { stage: 'received', title: words(entry, 'title')?.body ?? null }),
  'case.retitled': (then, entry) => void (then.title = words(entry, 'title')?.body ?? null),
  'case.acknowledged': stage('acknowledged'),
  'case.assessed': (then) => void (then.stage = then.stage === 'acknowledged' ? 'assessed' : then.stage),
  'case.investigating': stage('investigating'),
  'case.decided': stage('decided'),
  'case.settling': stage('settling'),
  'case.closed': stage('closed'),
  'case.withdrawn': stage('closed'),
  'case.settledAtFirstContact': stage('closed'),
  'feedback.answered': stage('closed'),
  'suggestion.evaluated': stage('evaluated'),
  'suggestion.decided': (then, _, fact) => void (then.stage = fact['verdict'] === 'adopted' ? 'adopted' : then.stage),
  'suggestion.done': stage('done'),
  'case.reopened': (then) => void (then.stage = then.leadId ? 'investigating' : 'acknowledged'),
  'case.takenUpAgain': (then) => void (then.stage = then.leadId ? 'investigating' : 'acknowledged'),
  'case.escalated': (then, _, fact) => void (then.level = Number(fact['to'])),
  'case.lowered': (then, _, fact) => void (then.level = Number(fact['to'])),
  'team.leadAppointed': leads,
  'team.leadAccepted': leads,
  'team.leadTakenBack': (then, entry, fact) => {
    then.leadId = word(fact, 'to');
    if (fact['left']) leaves(then, entry, fact);
  },
  'team.joined': (then, _, fact) => void then.team.add(word(fact, 'person') ?? ''),
  'team.left': leaves,
  'team.recused': leaves,
  'team.respondentNamed': (then, _, fact) => (fact['barred'] as string[]).forEach((id) => then.team.delete(id)),
  'cause.added': thing('causes', 'text', () => ({ state: 'hypothesis' })),
  'cause.reworded': thing('causes', 'text', () => ({ state: 'hypothesis' })),
  'cause.judged': thing('causes', null, (fact) => ({ state: word(fact, 'state') })),
  'cause.merged': thing('causes', null, () => ({ gone: true })),
  'cause.removed': thing('causes', null, (fact) => ({ gone: fact['restored'] !== true })),
  'cause.recorded': thing('causes', 'root', () => ({ state: 'recorded' })),
  'evidence.added': thing('evidence', 'title', (fact) => ({ number: `EV-${String(fact['number']).padStart(2, '0')}@${String(fact['version'])}` })),
  'evidence.classified': thing('evidence', 'title', (fact, known) => ({ state: word(fact, 'state'), number: known?.number ?? `EV-${String(fact['number']).padStart(2, '0')}@1` })),
  'decision.recorded': (then, entry, fact) => {
    const earlier = then.decisions.get(word(fact, 'supersedes') ?? '');
    if (earlier) then.decisions.set(earlier.id, { ...earlier, gone: true });
    thing('decisions', 'question', () => ({ state: words(entry, 'chosen')?.body ?? null }))(then, entry, fact);
  },
  'action.added': thing('actions', 'title', (fact) => ({ number: word(fact, 'number'), state: 'planned' })),
  'action.edited': thing('actions', 'title', (fact) => ({ number: word(fact, 'number') })),
  ...Object.fromEntries(([['started', 'started'], ['implemented', 'implemented'], ['checked', 'verified'], ['cancelled', 'cancelled']] as const).map(([kind, state]) => [`action.${kind}`, thing('actions', null, (fact) => ({ number: word(fact, 'number'), state }))])),
  'document.opened': thing('texts', 'title', (fact) => ({ state: word(fact, 'sort') })),
  'document.titled': thing('texts', 'title', () => ({})),
  'document.put-away': thing('texts', null, (fact) => ({ gone: fact['away'] === true })),
  'action.judged': thing('actions', null, (fact) => ({ number: word(fact, 'number'), state: fact['effective'] ? 'effective' : 'notEffective' })),
};
