import { openHours } from '#lib/escalation/calendars.svelte.ts';
import { spoken, timeOf, wholeDays, type Told } from '#lib/escalation/time.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Manner } from '#lib/platform/manner.ts';
import type { RoomData } from './room/data.ts';

export type RoomClock = RoomData['clocks'][number];

/** The clocks of the present round that have not stopped, the next deadline first. */
export const runningClocks = ({ clocks, cycle }: Pick<RoomData, 'clocks' | 'cycle'>): RoomClock[] =>
  clocks
    .filter((clock) => clock.phase !== 'stopped' && clock.cycle === cycle)
    .sort((a, b) => Date.parse(a.dueAt ?? a.targetAt ?? '9999-01-01') - Date.parse(b.dueAt ?? b.targetAt ?? '9999-01-01'));

/** A clock of a room, whose matter is of this nature, as boards and lists say it; what stands still says how much is left of it. */
export function clockTold({ name, dueAt = null, targetAt = null, watchAt = null, paused, phase, unit, calendarId, pausedSince = null, state, remaining }: RoomClock, nature: string, now: number, manner: Manner): Told {
  const hours = openHours.of(calendarId);
  const counted = { calendarId, unit: unit ?? null, phase, since: pausedSince, promiseAt: dueAt, targetAt, pausedFor: null };
  const time = timeOf({ dueAt, watchAt, lateAt: targetAt, paused, kind: nature, clock: name, counted }, now, manner, hours);
  const works = unit !== 'calendarDays' && !!hours;
  if (!paused || state === 'breached') return time;
  const ms = Math.max(0, remaining);
  // Beside a stopped clock there is no date: what is left is laid where it stopped.
  const since = pausedSince ? Date.parse(pausedSince) : now;
  const left = { ms, days: works ? wholeDays(unit, since, hours.after(since, ms), hours) : null };
  return { ...time, state: 'paused', text: m.clock_paused({ duration: spoken(left, works, manner, 'subject', false) }) };
}
