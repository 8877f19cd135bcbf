import { m } from '#lib/paraglide/messages.js';
import type { Manner } from '#lib/platform/manner.ts';
import { counted, list } from '#lib/platform/words.ts';
import type { StoryEntry } from './data.ts';
import { factOf } from './story.ts';

/** What news is about, in the order in which it is told; `own`: each has rows of its own, and two changes of one cause are one cause. */
const groups = [
  { name: 'decisions', kinds: ['decision.', 'case.decided'], tab: 'decisions', own: true, say: m.case_back_decisions },
  { name: 'causes', kinds: ['cause.'], tab: 'causes', own: true, say: m.case_back_causes },
  { name: 'evidence', kinds: ['evidence.'], tab: 'evidence', own: true, say: m.case_back_evidence },
  { name: 'notes', kinds: ['document.', 'remark.'], tab: 'notes', own: true, say: m.case_back_notes },
  { name: 'actions', kinds: ['action.'], tab: 'actions', own: true, say: m.case_back_actions },
  { name: 'statements', kinds: ['statement.'], tab: null, own: true, say: m.case_back_statements },
  { name: 'messages', kinds: ['room.'], tab: 'talk', own: true, say: m.case_back_messages },
  { name: 'tasks', kinds: ['task.'], tab: 'talk', own: true, say: m.case_back_tasks },
  { name: 'answers', kinds: ['response.', 'remedy.'], tab: 'answer', own: false, say: m.case_back_answers },
  { name: 'complainant', kinds: ['complainant.', 'satisfaction.', 'feedback.'], tab: 'messages', own: false, say: m.case_back_complainant },
  { name: 'escalations', kinds: ['case.escalated', 'case.lowered', 'escalation.'], tab: null, own: false, say: m.case_back_escalations },
  { name: 'team', kinds: ['team.'], tab: null, own: false, say: m.case_back_team },
  { name: 'clocks', kinds: ['clock.', 'case.watched'], tab: null, own: false, say: m.case_back_clocks },
  { name: 'others', kinds: [''], tab: null, own: false, say: m.case_back_others },
] as const;

/** What is news: an entry of the story, or words of a text that are no entry yet, whose number is below zero. */
export type Told = Pick<StoryEntry, 'kind' | 'subjectId' | 'seq'> & Partial<Pick<StoryEntry, 'fact'>>;
const groupOf = ({ kind }: Told) => groups.find(({ kinds }) => kinds.some((start) => (kind ?? '').startsWith(start))) ?? groups.at(-1)!;

/** The part of the room that shows what an entry is about; null for the story itself. */
export const tabOf = (entry: Told): string | null => groupOf(entry).tab;

/** The text that an entry is about, or that a comment stands at. */
export const textOf = (entry: Told): string | null => (entry.kind?.startsWith('document.') ? ((factOf(entry)['document'] as string | undefined) ?? entry.subjectId) : null);

/** “2 decisions, 1 cause and 5 messages in the discussion”. */
export const summedUp = (entries: readonly Told[], manner: Manner): string =>
  list(
    groups.flatMap(({ name, own, say }) => {
      const found = entries.filter((entry) => groupOf(entry).name === name);
      const count = own ? new Set(found.map(({ subjectId }) => subjectId)).size : found.length;
      return count ? [say(counted(count, manner))] : [];
    }),
    manner,
  );
