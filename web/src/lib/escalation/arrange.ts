import type { BoardCard, BoardLevel, Column, Grouping } from './board.svelte.ts';

export const keyOf = ({ card }: BoardCard, grouping: Grouping): string => (grouping === 'level' ? String(card.level) : (card.department?.id ?? ''));

/** What is known after some cards were asked for anew: those that did not come back have left. */
export const after = (known: ReadonlyMap<string, BoardCard>, asked: readonly string[], fresh: readonly BoardCard[]): ReadonlyMap<string, BoardCard> => {
  const cards = new Map(known);
  for (const id of asked) cards.delete(id);
  for (const one of fresh) cards.set(one.card.id, one);
  return cards;
};

/** Where everything belongs: by deadline within a column; in a department the highest level first. */
export const columnsOf = (cards: ReadonlyMap<string, BoardCard>, levels: readonly BoardLevel[], grouping: Grouping): Column[] => {
  const due = ({ card }: BoardCard): number => (card.dueAt ? Date.parse(card.dueAt) : Number.MAX_SAFE_INTEGER);
  const sorted = [...cards.values()].sort((a, b) => (grouping === 'level' ? 0 : b.card.level - a.card.level) || due(a) - due(b) || (a.card.id < b.card.id ? -1 : 1));
  const keys = grouping === 'level' ? levels.map(({ level }) => String(level)) : [...new Set(sorted.map((one) => keyOf(one, grouping)))];
  return keys.map((key) => ({ key, ids: sorted.filter((one) => keyOf(one, grouping) === key).map(({ card }) => card.id) }));
};

/** How many cards of a column are not drawn yet. */
export const waitingFor = (key: string, cards: ReadonlyMap<string, BoardCard>, drawn: readonly Column[], grouping: Grouping): number => {
  const shown = new Set(drawn.flatMap(({ ids }) => ids));
  return [...cards.values()].filter((one) => keyOf(one, grouping) === key && !shown.has(one.card.id)).length;
};

/** The board's address with something changed; null takes it away. */
export const boardAddress = (search: string, change: Readonly<Record<string, string | null>>): string => {
  const params = new URLSearchParams(search);
  for (const [key, value] of Object.entries(change)) {
    if (value) params.set(key, value);
    else params.delete(key);
  }
  return `/escalations${params.size ? `?${params}` : ''}`;
};

export const asMap = (cards: readonly BoardCard[]): ReadonlyMap<string, BoardCard> => new Map(cards.map((one) => [one.card.id, one]));
