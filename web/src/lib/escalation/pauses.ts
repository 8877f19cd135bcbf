import type { ResultOf } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import type { PauseReport } from '#schema/documents/policy.ts';

export type Pauses = ResultOf<typeof PauseReport>['pauseReport'];
export type PauseRow = Pauses['rows'][number];

/** How far back one looks, in days. */
export const spans = [30, 90, 365] as const;

/** The time and the department that an address asks about, until an instant. */
export const pausesAsked = (asked: URLSearchParams, until: string): { days: number; from: string; to: string; departmentId: string | null } => {
  const days = spans.find((span) => String(span) === asked.get('days')) ?? spans[0];
  return { days, from: new Date(Date.parse(until) - days * 86_400_000).toISOString(), to: until, departmentId: /^[0-9a-f-]{36}$/.exec(asked.get('department') ?? '')?.[0] ?? null };
};

/** What became of the promise that stood still. */
export const became = ({ kept, keptWithout }: Pick<PauseRow, 'kept' | 'keptWithout'>): 'runs' | 'missed' | 'saved' | 'kept' => (kept === null ? 'runs' : !kept ? 'missed' : keptWithout === false ? 'saved' : 'kept');
export const becameSaid = { runs: m.boards_pauses_runs, missed: m.boards_pauses_missed, saved: m.boards_pauses_saved, kept: m.boards_pauses_kept } as const;

/** Milliseconds of working time as hours with two places, as a spreadsheet counts them. */
export const hoursOf = (ms: number): number => Math.round(ms / 36_000) / 100;
