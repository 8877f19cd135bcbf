import { m } from '#lib/paraglide/messages.js';
import { said } from '#lib/case/said.ts';
import { ago, near, number, when, type Voice } from '#lib/platform/words.ts';
import { roughly, spoken } from '../time.ts';
import type { WallCard, WallTile } from './wall.svelte.ts';

const titles: Readonly<Record<string, () => string>> = {
  breached: m.wall_t_breached, escalated: m.wall_t_escalated, soon: m.wall_t_soon, paused: m.wall_t_paused, overdue: m.wall_t_overdue, due: m.wall_t_due, verify: m.wall_t_verify, blocked: m.wall_t_blocked,
  received: m.wall_t_received, closed: m.wall_t_closed, onTime: m.wall_t_onTime, missed: m.wall_t_missed, satisfied: m.wall_t_satisfied, open: m.wall_t_open,
};
/** What a tile counts, in words; a state's own word where it is about a department. */
export const titleOf = ({ about }: Pick<WallTile, 'about'>): string => titles[about]?.() ?? '';

/** How long ago, in its largest unit. */
export const agoOf = ({ since }: Pick<WallCard, 'since'>, now: number, voice: Voice): string => {
  const ms = Math.max(0, now - Date.parse(since as string));
  const unit = ms >= 86_400_000 ? 86_400_000 : ms >= 3_600_000 ? 3_600_000 : 60_000;
  return ago(Math.floor(ms / unit) * unit, voice);
};

/** A clock time where it is today, else the day too. */
const at = (moment: string, now: number, voice: Voice): string => (when(moment, 'date', voice) === when(now, 'date', voice) ? when(moment, 'time', voice) : near(moment, now, voice));

export const factOf = ({ about, figure, at: moment }: WallTile['facts'][number], now: number, voice: Voice): string => {
  const n = number(figure ?? 0, voice);
  const time = (moment as string | null) ?? '';
  const age = time ? roughly(now - Date.parse(time), voice, 'object') : '';
  const say: Readonly<Record<string, () => string>> = {
    oldest: () => m.wall_f_oldest({ duration: age }), longest: () => m.wall_f_longest({ duration: age }), nextWord: () => (Date.parse(time) < now ? m.wall_f_wordOver({ duration: age }) : m.wall_f_nextWord({ at: at(time, now, voice) })), next: () => m.wall_f_next({ at: at(time, now, voice) }),
    notTaken: () => m.wall_f_notTaken({ n }), noLead: () => m.wall_f_noLead({ n }), breached: () => m.wall_f_breached({ n }), none: () => m.wall_f_none(), late: () => m.wall_f_late({ n }),
    waiting: () => m.wall_f_waiting({ n }), judge: () => m.wall_f_judge({ n }), yesterday: () => m.wall_f_yesterday({ n }),
  };
  return say[about]?.() ?? '';
};

/** What it is, where nobody may read its title: its kind, its category and where it lies. */
export const nameOf = ({ title, kind, category }: WallCard): string => title ?? [said('nature', kind) === kind ? said('action', kind) : said('nature', kind), category].filter(Boolean).join(' · ');

/** Who has it, and until when. */
export const holderOf = (card: WallCard, now: number, voice: Voice): string[] => {
  const { taken, holder, takeBy, nextUpdateAt, time } = card;
  const isAction = time === null && takeBy === null && card.level === 0;
  const who = !taken ? m.wall_open_take() : holder ? (isAction ? m.wall_owner({ name: holder }) : m.wall_with({ name: holder })) : isAction ? '' : m.wall_taken();
  const next = !taken && takeBy && Date.parse(takeBy as string) > now ? m.wall_climbs({ at: at(takeBy as string, now, voice) }) : taken && nextUpdateAt ? (Date.parse(nextUpdateAt as string) < now ? m.wall_f_wordOver({ duration: roughly(now - Date.parse(nextUpdateAt as string), voice, 'object') }) : m.wall_word({ at: at(nextUpdateAt as string, now, voice) })) : '';
  return [who, next].filter(Boolean);
};

type Time = NonNullable<WallCard['time']>;

/** Counts down what the server counted, over one closing or opening of the working day; null where nothing is due. */
const leftAt = (time: Time, which: 'promise' | 'target', now: number): number | null => {
  const seconds = time[which];
  if (seconds === null) return null;
  const turns = time.turnsAt ? Date.parse(time.turnsAt as string) : null;
  const asOf = Date.parse(time.asOf as string);
  const used = time.running ? Math.min(now, turns ?? now) - asOf : turns === null ? 0 : now - turns;
  return seconds * 1_000 - Math.max(0, used);
};

/**
 * How much time is left: to our own target first and then to the promise, as boards and lists say it. A time that has run out here and not yet on the server is none left: zero and the escalation
 * arrive as one change.
 */
export const countdownOf = ({ time, state, since }: WallCard, now: number, voice: Voice): { large: string; small: string } => {
  if (!time) return { large: m.wall_since({ duration: roughly(now - Date.parse(since as string), voice, 'object') }), small: '' };
  if (state === 'paused') return { large: m.state_paused(), small: time.pausedFor ? said('clockCause', time.pausedFor) : '' };
  const promise = leftAt(time, 'promise', now) ?? leftAt(time, 'target', now);
  const rests = !time.running && time.turnsAt && now < Date.parse(time.turnsAt as string) ? m.wall_still({ at: near(time.turnsAt as string, now, voice) }) : '';
  if (promise === null) return { large: '', small: '' };
  // Our own target may be missed where nothing was promised.
  if (state === 'breached' || (state === 'late' && promise < 0)) return { large: -promise < 60_000 ? m.state_breached() : m.wall_over({ duration: spoken({ ms: -promise, days: time.promise === null ? time.targetDays : time.promiseDays }, !!time.turnsAt, voice, 'object') }), small: rests };
  const target = state === 'late' ? null : leftAt(time, 'target', now);
  const [left, days] = target !== null && target > 0 ? [target, time.targetDays] : [promise, time.promise === null ? time.targetDays : time.promiseDays];
  return { large: left <= 0 ? m.wall_now() : m.wall_left({ duration: spoken({ ms: left, days }, !!time.turnsAt, voice) }), small: rests };
};
