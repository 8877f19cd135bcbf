import type { RoomData, StoryEntry } from './data.ts';

/** What an entry is about, for a reader who narrows the story down. The order is that of the choice. */
export const families = ['case', 'complainant', 'answer', 'story', 'evidence', 'causes', 'decisions', 'actions', 'tasks', 'team', 'clocks', 'discussion'] as const;
export type Family = (typeof families)[number];

const byFirstPart: Readonly<Record<string, Family>> = {
  complainant: 'complainant', feedback: 'complainant', satisfaction: 'complainant', contact: 'complainant', identity: 'complainant', response: 'answer', remedy: 'answer', story: 'story', evidence: 'evidence',
  statement: 'evidence', cause: 'causes', decision: 'decisions', action: 'actions', task: 'tasks', team: 'team', clock: 'clocks', escalation: 'clocks', room: 'discussion',
};
const byName: Readonly<Record<string, Family>> = {
  'case.decided': 'answer', 'suggestion.decided': 'answer', 'suggestion.done': 'answer', 'compliment.thanked': 'answer', 'feedback.answered': 'answer', 'case.pinned': 'story', 'case.pinned-confidential': 'story', 'case.escalated': 'clocks', 'case.lowered': 'clocks', 'case.watched': 'clocks', 'team.tasksHandedOver': 'tasks',
};
export const familyOf = (kind: string | null | undefined): Family => byName[kind ?? ''] ?? byFirstPart[(kind ?? '').split('.')[0] ?? ''] ?? 'case';

/** How the story is narrowed down and ordered: it stands in the address. */
export interface Narrowed {
  kind: Family | null;
  person: string | null;
  /** `outside`: what the complainant sees; `inside`: what stays here. */
  side: 'outside' | 'inside' | null;
  /** By the clock of what happened rather than of what was recorded. */
  happened: boolean;
  talk: boolean;
}

export const narrowedBy = (query: Pick<URLSearchParams, 'get'>): Narrowed => ({
  kind: families.find((one) => one === query.get('kind')) ?? null,
  person: query.get('person'),
  side: query.get('side') === 'outside' ? 'outside' : query.get('side') === 'inside' ? 'inside' : null,
  happened: query.get('order') === 'happened',
  talk: query.get('talk') === 'yes',
});

/** The query of an address with one choice changed; an empty one is left out. */
export const narrowedTo = (search: string, key: string, value: string): string => {
  const query = new URLSearchParams(search);
  if (value) query.set(key, value);
  else query.delete(key);
  return query.size ? `?${query}` : '';
};

/** What is left of the story. What may not be seen is nothing in particular: it is shown only where nothing is narrowed down. */
export const leftOf = (story: readonly StoryEntry[], { kind, person, side, talk }: Narrowed): StoryEntry[] =>
  story.filter((entry) => {
    if (entry.hole) return !kind && !person && !side;
    const family = familyOf(entry.kind);
    return (kind ? family === kind : talk || family !== 'discussion') && (!person || entry.actor?.id === person) && (!side || (side === 'outside') === !!entry.outside);
  });

/** The newest first, by one clock or the other; where both tie, in the order in which they were recorded. */
export const inOrder = (entries: readonly StoryEntry[], happened: boolean): StoryEntry[] =>
  happened ? entries.filter(({ hole }) => !hole).sort((a, b) => Date.parse(b.happenedAt ?? '') - Date.parse(a.happenedAt ?? '') || b.seq - a.seq) : [...entries].reverse();

/** How long after it happened it was recorded, in ms; null where that is the same moment. */
export const lateBy = ({ at, happenedAt }: StoryEntry): number | null => {
  const late = at && happenedAt ? Date.parse(at) - Date.parse(happenedAt) : 0;
  return late > 60_000 ? late : null;
};

export const factOf = (entry: Partial<Pick<StoryEntry, 'fact'>>): Readonly<Record<string, unknown>> => JSON.parse(entry.fact ?? '{}') as Record<string, unknown>;

/** Corrections by the entry that they correct, the oldest first. */
export const correctionsIn = (story: readonly StoryEntry[]): ReadonlyMap<number, readonly StoryEntry[]> =>
  Map.groupBy(story.filter(({ kind }) => kind?.startsWith('story.amended')), (entry) => Number(factOf(entry)['entry']));

/** Ids of what is pinned now: the last word on each counts. */
export const pinnedIn = (story: readonly StoryEntry[]): ReadonlySet<string> => {
  const pinned = new Set<string>();
  for (const entry of story) {
    if (!entry.kind?.startsWith('case.pinned')) continue;
    const { item, pinned: on } = factOf(entry);
    if (on) pinned.add(String(item));
    else pinned.delete(String(item));
  }
  return pinned;
};

const parts: Readonly<Record<string, string>> = { room_message: 'talk', task: 'talk', evidence: 'evidence', cause: 'causes', decision: 'decisions', statement: 'facts', case_response: 'answer', remedy: 'answer' };

/** Where a thing of the room stands: its address. */
export const placeOf = ({ number, story }: Pick<RoomData, 'number' | 'story'>, noun: string, id: string): string => {
  if (noun === 'story_note') return `/cases/${number}#entry-${story.find(({ subjectId }) => subjectId === id)?.seq ?? 0}`;
  return `/cases/${number}/${parts[noun] ?? 'facts'}#${noun === 'room_message' ? 'message' : noun}-${id}`;
};
