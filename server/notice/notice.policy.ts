import { say } from '../platform/vocabulary.ts';
import type { StoredEntry } from '../journal/entry.entity.ts';
import type { Case } from '../case/case.entity.ts';
import { underReview } from '../case/review.policy.ts';
import type { Template } from './letters.ts';
import type { NoticeCause } from './notice.entity.ts';

/** What an entry of a kind causes: who in the house hears of it and why, and which letter leaves. Kinds themselves know nothing of this. */
export interface Effect {
  /** Why they hear of it; one word for all, or one for each of them. */
  readonly cause?: NoticeCause | ((entry: StoredEntry, personId: string) => NoticeCause);
  readonly whom?: (entry: StoredEntry, kase: Case) => readonly (string | null | undefined)[];
  /** Roles that hear of it too, as far as they may see the case. */
  readonly roles?: readonly string[] | ((entry: StoredEntry) => readonly string[]);
  /** Heads of the departments that take part. */
  readonly heads?: boolean;
  /** Nobody who had a hand in a decision that is reviewed: they are not asked to decide again. */
  readonly uninvolved?: true;
  /** Whoever the action that it is about belongs to. */
  readonly owner?: true;
  /** Whoever verifies it. */
  readonly verifier?: true;
  /** Whom the ladder reminds: somebody who stands in, too, and only where they may see the case. It gives nobody sight of it. */
  readonly reminds?: (entry: StoredEntry) => string | null | undefined;
  /** Whom it was brought to by name: it passes their quiet hours. */
  readonly byName?: (entry: StoredEntry) => string | null | undefined;
  /** What tells the same with more: whoever heard of that, of the same clock and instant, is not told twice. Read in either order. */
  readonly toldBy?: string;
  readonly tells?: string;
  /** What waited for somebody in this case waits no more: it has been taken, decided or closed. What was not told yet is not told. */
  readonly settles?: readonly NoticeCause[];
  /** When somebody is there has changed: what still waits for them is planned anew. */
  readonly replans?: (entry: StoredEntry) => string;
  /** Letters that still lie here, with address and words, are forgotten. */
  readonly forgets?: (entry: StoredEntry) => boolean;
  /** Which letter leaves; one for all, or one by how the case stands and what happened. */
  readonly letter?: Template | ((kase: Case, entry: StoredEntry) => Template | null);
  /** It is acknowledged by itself, where the person has seen or can be written it. */
  readonly acknowledges?: true;
  /** Where the words of the letter stand: a field of the fact that names the row, and its field in `said`. */
  readonly words?: { readonly row: string; readonly field: string };
  /** Where in the outside view the letter leads. */
  readonly to?: string;
}

const person = (entry: StoredEntry): (string | undefined)[] => [entry.fact['person'] as string | undefined];
const owner = (entry: StoredEntry): (string | undefined)[] => [entry.fact['owner'] as string | undefined];
const lead = (_entry: StoredEntry, kase: Case): (string | null | undefined)[] => [kase.leadId];

const addressee = (entry: StoredEntry): string | undefined => entry.fact['person'] as string | undefined;
/** Whether what climbs was due already: a person may raise it before. */
const late = (entry: StoredEntry): boolean => new Date(entry.fact['due'] as string) <= entry.happenedAt;
/** Everything that rang for an escalation. */
const alarms = ['escalated', 'untaken', 'update'] as const;

/** What cannot wait for somebody's return and is told to their deputy too, as far as the deputy may see the case. What is said to a person stays with that person. */
export const stoodInFor: ReadonlySet<NoticeCause> = new Set<NoticeCause>(['approval', 'heard', 'due', 'breached', 'update', 'overdue']);

/** To let something else ring, add its kind here; a new reason is a word in notice.entity and a row in choice.policy. */
export const effects: Readonly<Record<string, Effect>> = {
  'case.opened': { letter: 'acknowledgement', acknowledges: true },
  'identity.erased': { forgets: () => true },
  'identity.corrected': { forgets: ({ fact }) => fact['moved'] === true, letter: (_kase, { fact }) => (fact['moved'] ? 'corrected' : null) },
  'absence.planned': { replans: addressee as (entry: StoredEntry) => string },
  'absence.ended': { replans: addressee as (entry: StoredEntry) => string },
  'complainant.writtenTo': { letter: 'progress', words: { row: 'message', field: 'body' } },
  'complainant.asked': { letter: 'question', words: { row: 'message', field: 'body' } },
  'complainant.heard': { cause: 'heard', whom: lead },
  'case.decided': { letter: 'decision' },
  'case.settling': { letter: 'satisfaction', to: '/satisfaction' },
  'satisfaction.reminded': { letter: 'reminder', to: '/satisfaction' },
  'case.closed': { letter: (_kase, { fact }) => (fact['closing'] === 'notAccepted' ? 'final' : 'closing'), settles: [...alarms, 'due', 'breached', 'approval', 'offered'] },
  'satisfaction.answered': { cause: 'heard', whom: lead },
  'case.takenUpAgain': { cause: 'news', whom: lead, roles: ['quality'] },
  'feedback.backdated': { cause: 'approval', heads: true, roles: ['quality'] },
  'feedback.backdatingDecided': { cause: 'news', whom: lead, settles: ['approval'] },
  'clock.promiseMoved': { cause: 'news', whom: lead, letter: 'moved' },
  'case.lessProposed': { cause: 'approval', heads: true, roles: ['quality'] },
  'case.lessDecided': { cause: 'news', whom: lead, settles: ['approval'] },
  'case.routed': { cause: 'assigned', heads: true },
  'case.reopened': { cause: 'news', whom: lead },
  'compliment.thanked': { letter: 'thanks' },
  'compliment.routed': { cause: 'praise', whom: person, heads: true },
  'team.leadOffered': { cause: 'offered', whom: person },
  'team.leadAppointed': { cause: 'assigned', whom: person, settles: ['offered'] },
  'team.leadTakenBack': { cause: 'news', whom: (entry) => [...person(entry), entry.fact['to'] as string | undefined] },
  'team.leadOfferTakenBack': { settles: ['offered'] },
  'team.leadDeclined': { cause: 'news', heads: true, settles: ['offered'] },
  'team.joined': { cause: 'assigned', whom: person },
  'room.said': { cause: 'mentioned', whom: (entry) => (entry.fact['mentions'] as string[] | undefined) ?? [] },
  'document.revised': { cause: 'mentioned', whom: (entry) => (entry.fact['mentions'] as string[] | undefined) ?? [] },
  'task.set': { cause: 'assigned', whom: owner },
  'action.added': { cause: 'assigned', whom: owner },
  'response.approvalAsked': { cause: 'approval', whom: (_entry, kase) => (underReview(kase) ? kase.reachedIds : []), heads: true, roles: ['quality'], uninvolved: true },
  'response.returned': { cause: 'news', whom: lead, settles: ['approval'] },
  'response.approved': { cause: 'news', whom: (entry) => [entry.fact['author'] as string | undefined], settles: ['approval'] },
  'statement.requested': { cause: 'assigned', whom: person },
  'case.watched': { cause: 'due', whom: lead, reminds: addressee },
  'clock.reminded': {
    // The complainant is asked again in the same words; anybody else is reminded by whoever leads the case.
    letter: (_kase, { fact }) => (fact['reason'] === 'complainant' ? 'question' : null), words: { row: 'of', field: 'pausing' }, cause: ({ fact }) => (fact['reason'] === 'complainant' ? 'news' : 'due'), whom: lead,
  },
  'clock.late': { cause: 'due', whom: lead },
  'clock.breached': { cause: 'breached', whom: lead, heads: true, toldBy: 'case.escalated' },
  'clock.extensionAsked': { cause: 'approval', heads: true, roles: ['quality'] },
  'clock.extensionRefused': { cause: 'news', whom: lead, settles: ['approval'] },
  'clock.extended': { letter: 'extension', cause: 'news', whom: lead, settles: ['approval'] },
  'case.escalated': {
    cause: (entry, personId) => (entry.fact['cause'] === 'untaken' && personId !== addressee(entry) ? 'untaken' : 'escalated'),
    whom: (entry, kase) => [addressee(entry), ...kase.reachedIds, kase.leadId], byName: addressee, tells: 'clock.breached',
  },
  'escalation.taken': { cause: 'news', whom: lead, settles: alarms },
  'escalation.updated': { cause: 'news', whom: lead, settles: ['update'] },
  'case.lowered': { cause: 'news', whom: lead, settles: alarms },
  'escalation.takenBack': { cause: 'news', whom: (entry, kase) => [addressee(entry), kase.leadId] },
  'escalation.silent': { cause: 'update', whom: (entry, kase) => [addressee(entry), kase.leadId] },
  'action.planned': { cause: 'assigned', whom: ({ fact }) => (fact['version'] === 1 || fact['from'] ? [fact['verifier'] as string] : []) },
  'action.implemented': { cause: 'assigned', verifier: true },
  'action.judgeable': { cause: (entry, personId) => (personId === addressee(entry) ? 'assigned' : 'news'), whom: person, roles: ({ fact }) => (fact['late'] ? ['quality'] : []) },
  'action.judged': { cause: 'news', whom: lead, owner: true, roles: ({ fact }) => (fact['effective'] ? [] : ['quality']) },
  'action.watched': { cause: 'due', reminds: addressee, owner: true },
  'action.escalated': { cause: (entry, personId) => (personId === addressee(entry) ? 'escalated' : late(entry) ? 'overdue' : 'news'), whom: (entry) => [addressee(entry)], owner: true, byName: addressee },
  'action.lowered': { cause: 'news', owner: true, settles: ['overdue'] },
};

/** Why somebody hears of it, in words: what was brought to another was not brought to them. */
export const causeSaid = (cause: NoticeCause, mine: boolean, language: 'en' | 'ar'): string => say(cause === 'escalated' && !mine ? 'noticeBeside.escalated' : `notice.${cause}`, language);
/** Whether `n`, a notice, tells of what was brought to its very reader, by the entry that it tells of. */
export const isMine = "coalesce((select e.fact->>'person' = n.person_id::text from entry e where e.stream = n.stream and e.seq = n.seq), true)";

/** Which letter an entry sends to the complainant, if any. */
export const letterFor = (kase: Case, entry: StoredEntry): Template | null => {
  const { letter } = effects[entry.kind] ?? {};
  return typeof letter === 'function' ? letter(kase, entry) : (letter ?? null);
};
