import { m } from '#lib/paraglide/messages.js';
import type { Standing } from '#lib/view/views.svelte.ts';

const queries = ['', 'lead=me', 'lead=none', 'overdue=yes', 'level=1&order=level', 'order=received&state=closed'] as const;

/** Questions about cases that every house has. */
export const standing = (): Standing[] => [m.case_view_open, m.case_view_mine, m.case_view_unled, m.case_view_overdue, m.case_view_escalated, m.case_view_closed].map((say, at) => ({ query: queries[at]!, label: say() }));
export const standingQueries: readonly string[] = queries;
