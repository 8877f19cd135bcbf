import { m } from '#lib/paraglide/messages.js';
import { said } from '#lib/case/said.ts';
import { stateOf } from '#lib/case/state.ts';
import type { State } from '#lib/platform/ui/state.ts';
import { duration, near, when, type Voice } from '#lib/platform/words.ts';
import type { BoardCard } from './board.svelte.ts';

/** What the mark of a card says at an instant of the server's clock. */
export interface Told {
  state: State;
  text: string;
  /** The same in full: which clock, and when by the wall. */
  full: string;
}

/** Counts down what the server counted, over one closing or opening of the working day; null where nothing is due. */
export function leftAt(time: NonNullable<BoardCard['time']>, which: 'promise' | 'target', now: number): number | null {
  const seconds = time[which];
  if (seconds === null) return null;
  const turns = time.turnsAt ? Date.parse(time.turnsAt) : Number.POSITIVE_INFINITY;
  const used = time.running ? Math.min(now, turns) - Date.parse(time.asOf) : now - turns;
  return seconds * 1_000 - Math.max(0, used === Number.NEGATIVE_INFINITY ? 0 : used);
}

/** In its largest unit: a mark says how pressing it is, its title when exactly. */
const roughly = (ms: number, voice: Voice, as: 'subject' | 'object'): string => {
  const unit = ms >= 86_400_000 ? 86_400_000 : ms >= 3_600_000 ? 3_600_000 : 60_000;
  return duration(Math.floor(Math.max(0, ms) / unit) * unit, voice, as);
};

export function timeOf({ card, time }: BoardCard, now: number, voice: Voice): Told {
  const state = stateOf(card, now);
  const full = card.dueAt ? m.board_due({ clock: said('clock', card.dueClock), at: when(card.dueAt, 'both', voice) }) : m.board_time_none();
  const promise = time ? leftAt(time, 'promise', now) : card.dueAt ? Date.parse(card.dueAt) - now : null;
  const target = time ? leftAt(time, 'target', now) : null;
  if (state === 'breached') return { state, full, text: m.board_time_breached({ duration: roughly(-(promise ?? 0), voice, 'object') }) };
  if (state === 'paused') return { state, full, text: time?.pausedFor ? said('pause', time.pausedFor) : m.state_paused() };
  if (promise === null && target === null) return { state: 'plain', full, text: m.board_time_none() };
  const rests = time && !time.running && time.turnsAt && now < Date.parse(time.turnsAt) ? ` · ${m.board_time_still({ at: near(time.turnsAt, now, voice) })}` : '';
  if (state === 'late') {
    return { state, full: full + rests, text: promise === null ? m.board_time_late({ duration: roughly(-(target ?? 0), voice, 'object') }) : m.board_time_promise({ duration: roughly(promise, voice, 'object') }) };
  }
  const left = target !== null && target > 0 ? target : (promise ?? 0);
  // The last hours are counted in full.
  return { state, full: full + rests, text: left < 4 * 3_600_000 ? duration(left, voice) : roughly(left, voice, 'subject') };
}
