import type { StoredEntry } from '../journal/entry.entity.ts';
import type { Case } from '../case/case.entity.ts';
import type { Template } from './letters.ts';
import type { NoticeCause } from './notice.entity.ts';

/** What an entry of a kind causes: who in the house hears of it and why, and which letter leaves. Kinds themselves know nothing of this. */
export interface Effect {
  readonly cause?: NoticeCause;
  readonly whom?: (entry: StoredEntry, kase: Case) => readonly (string | null | undefined)[];
  /** Roles that hear of it too, as far as they may see the case. */
  readonly roles?: readonly string[];
  /** Heads of the departments that take part. */
  readonly heads?: boolean;
  /** Letters that still lie here, with address and words, are forgotten. */
  readonly forgets?: true;
  readonly letter?: Template;
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

export const effects: Readonly<Record<string, Effect>> = {
  'case.opened': { letter: 'acknowledgement', acknowledges: true },
  'identity.erased': { forgets: true },
  'complainant.writtenTo': { letter: 'message', words: { row: 'message', field: 'body' } },
  'complainant.asked': { letter: 'question', words: { row: 'message', field: 'body' } },
  'complainant.heard': { cause: 'heard', whom: lead },
  'case.decided': { letter: 'decision' },
  'case.settling': { letter: 'satisfaction', to: '/satisfaction' },
  'satisfaction.reminded': { letter: 'reminder', to: '/satisfaction' },
  'case.closed': { letter: 'closed' },
  'satisfaction.answered': { cause: 'heard', whom: lead },
  'case.takenUpAgain': { cause: 'news', whom: lead, roles: ['quality'] },
  'feedback.backdated': { cause: 'approval', heads: true, roles: ['quality'] },
  'clock.promiseMoved': { cause: 'news', whom: lead },
  'case.lessProposed': { cause: 'approval', heads: true, roles: ['quality'] },
  'case.lessDecided': { cause: 'news', whom: lead },
  'case.routed': { cause: 'assigned', heads: true },
  'case.reopened': { cause: 'news', whom: lead },
  'compliment.routed': { cause: 'praise', whom: person, heads: true },
  'team.leadOffered': { cause: 'offered', whom: person },
  'team.leadAppointed': { cause: 'assigned', whom: person },
  'team.leadDeclined': { cause: 'news', heads: true },
  'team.joined': { cause: 'assigned', whom: person },
  'room.said': { cause: 'mentioned', whom: (entry) => (entry.fact['mentions'] as string[] | undefined) ?? [] },
  'document.revised': { cause: 'mentioned', whom: (entry) => (entry.fact['mentions'] as string[] | undefined) ?? [] },
  'task.set': { cause: 'assigned', whom: owner },
  'action.added': { cause: 'assigned', whom: owner },
  'response.approvalAsked': { cause: 'approval', heads: true, roles: ['quality'] },
  'response.returned': { cause: 'news', whom: lead },
  'response.approved': { cause: 'news', whom: (entry) => [entry.fact['author'] as string | undefined] },
  'statement.requested': { cause: 'assigned', whom: person },
  'case.escalated': { cause: 'escalated', whom: (_entry, kase) => kase.reachedIds },
};
