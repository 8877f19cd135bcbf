import type { State } from '#lib/platform/ui/state.ts';

/** What a deadline is judged by; equal on every screen at the same second. */
export interface Timed {
  dueAt: string | null;
  watchAt: string | null;
  lateAt: string | null;
  paused: boolean;
  closedAt: string | null;
}

/** calm within time · watch 75 % used · late our internal target missed · breached the promise is missed (domain.md 12). */
export function stateOf({ dueAt, watchAt, lateAt, paused, closedAt }: Timed, now: number): State {
  if (closedAt) return 'plain';
  if (dueAt && now >= Date.parse(dueAt)) return 'breached';
  // What stands still has no date; what is promised to nobody may still miss our own target.
  if (paused) return 'paused';
  if (lateAt && now >= Date.parse(lateAt)) return 'late';
  if (watchAt && now >= Date.parse(watchAt)) return 'watch';
  return dueAt || lateAt ? 'calm' : 'plain';
}

/** The mark of a risk band: a shape and a colour beside its word. */
export const stateOfBand = (band: string | null): State => (band === 'critical' || band === 'high' ? 'breached' : band === 'medium' ? 'watch' : band === 'low' ? 'calm' : 'plain');
