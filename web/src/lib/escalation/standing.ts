import { m } from '#lib/paraglide/messages.js';
import type { Standing } from '#lib/view/views.svelte.ts';
import type { Subject } from './fitting.ts';

/** Questions about a board that every house has. */
export const standing = (subject: Subject | 'load'): Standing[] => {
  const all = { query: '', label: m.boards_view_all() };
  if (subject === 'load') return [all];
  const verify = subject === 'actions' ? [{ query: 'due=verify', label: m.boards_view_verify() }] : [];
  return [all, { query: 'owner=me', label: m.boards_view_mine() }, { query: 'due=overdue', label: m.boards_overdue() }, ...verify];
};
export const standingQueries = (subject: Subject | 'load'): string[] => standing(subject).map(({ query }) => query);
