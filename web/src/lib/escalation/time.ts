import { m } from '#lib/paraglide/messages.js';
import { clockOf, sayOf } from '#lib/case/matter.ts';
import { said } from '#lib/case/said.ts';
import { stateOf } from '#lib/case/state.ts';
import type { State } from '#lib/platform/ui/state.ts';
import { duration, inWorkingDays, inWorkingDaysBriefly, inWorkingTime, inWorkingTimeBriefly, near, when, type Voice } from '#lib/platform/words.ts';
import type { Item } from './item.ts';
import type { Hours } from './hours.ts';

/** What says how a deadline stands: a card of a board or of a list, a clock of a room. */
export type Due = Pick<Item, 'dueAt' | 'watchAt' | 'lateAt' | 'paused' | 'counted' | 'clock'> & Partial<Pick<Item, 'kind' | 'stage' | 'judgeableAt'>>;

/** What the mark of a card says at an instant of the server's clock. */
export interface Told {
  state: State;
  text: string;
  /** The same where there is little room; that the hours are working hours is said here too. */
  brief: string;
  /** The same in full: which clock, and when by the wall. */
  full: string;
  /** Where no colour and no shape says that this is what is left: on paper and in files; missing where `text` says it. */
  alone?: string;
}

/** A length of time. */
export interface Span {
  /** Milliseconds of it that count. */
  readonly ms: number;
  /** Whole working days in it, where it is promised in working days and its calendar is known. */
  readonly days?: number | null | undefined;
}

/** What is left until the promise or our own target, counted as it is promised; milliseconds are negative since it was missed; null where there is none. */
function leftBy({ unit, phase, since, promiseAt, targetAt }: NonNullable<Item['counted']>, which: 'promise' | 'target', now: number, hours: Hours | undefined): Span | null {
  const due = which === 'promise' ? promiseAt : targetAt;
  if (!due) return null;
  // Lateness freezes with the pause that began after it (domain.md 7).
  const at = phase === 'paused' && since ? Date.parse(since) : now;
  return unit === 'calendarDays' || !hours ? { ms: Date.parse(due) - at } : { ms: hours.between(at, Date.parse(due)), days: wholeDays(unit, at, Date.parse(due), hours) };
}

/** Whole working days between two instants, whichever comes first, of what is promised in working days. */
export const wholeDays = (unit: string | null | undefined, a: number, b: number, hours: Hours): number | null => (unit === 'workingDays' ? hours.days(Math.min(a, b), Math.max(a, b)) : null);

/** In its largest unit: a mark says how pressing it is, its title when exactly. */
export const roughly = (ms: number, voice: Voice, as: 'subject' | 'object' = 'subject'): string => {
  const unit = ms >= 86_400_000 ? 86_400_000 : ms >= 3_600_000 ? 3_600_000 : 60_000;
  return duration(Math.floor(Math.max(0, ms) / unit) * unit, voice, as);
};

/** The last hours are counted in full. Milliseconds. */
const lastHours = 4 * 3_600_000;

/** Days are said from here on; below, hours tell more. */
const someDays = 2;
const daysIn = ({ days }: Span): number | null => (days && days >= someDays ? days : null);

/** Working time is said as such. Days are those of its calendar, counted and never made out of hours: how long a working day is, the calendar says. */
export const spoken = (span: Span, works: boolean, voice: Voice, as: 'subject' | 'object' = 'subject', exact = span.ms < lastHours): string => {
  const { ms } = span;
  if (!works) return exact ? duration(ms, voice, as) : roughly(ms, voice, as);
  const [days, minutes] = [daysIn(span), Math.max(0, Math.floor(ms / 60_000))];
  return days ? inWorkingDays(days, voice, as) : inWorkingTime(exact || minutes < 60 ? minutes : Math.floor(minutes / 60) * 60, voice, as);
};

const brieflySpoken: typeof spoken = (span, works, voice, as = 'subject', exact = span.ms < lastHours) => {
  if (!works) return spoken(span, false, voice, as, exact);
  const days = daysIn(span);
  return days ? inWorkingDaysBriefly(days, voice, as) : inWorkingTimeBriefly(Math.max(0, Math.floor(span.ms / 60_000)), voice, as);
};

/** The one way in which a deadline is said, on boards, in lists, in the room. @param hours of its calendar; without them it is said by the wall */
export function timeOf(item: Due, now: number, voice: Voice, hours?: Hours): Told {
  const until = item.dueAt ?? item.counted?.targetAt;
  const full = until ? m.board_due({ clock: item.clock ? clockOf(item.kind, item.clock) : said('action', item.kind), at: when(until, 'both', voice) }) : m.board_time_none();
  if (!item.counted && !item.clock) return ofAction(item, now, voice, full);
  const state = stateOf({ ...item, closedAt: null }, now);
  const { counted } = item;
  const promise = counted ? leftBy(counted, 'promise', now, hours) : item.dueAt ? { ms: Date.parse(item.dueAt) - now } : null;
  const target = counted ? leftBy(counted, 'target', now, hours) : null;
  const works = !!counted && !!hours && counted.unit !== 'calendarDays';
  // “Breached 0 minutes” says nothing: until a first minute has been counted the word alone does.
  const since = (missed: Span | null, say: Say, bare: string, short: Say = say): Pick<Told, 'text' | 'brief'> => {
    const over = { ...missed, ms: -(missed?.ms ?? 0) };
    return over.ms < 60_000 ? { text: bare, brief: bare } : { text: say({ duration: spoken(over, works, voice, 'object', false) }), brief: short({ duration: brieflySpoken(over, works, voice, 'object', false) }) };
  };
  if (state === 'breached') return { state, full, ...since(promise ?? target, m.board_time_breached, m.state_breached(), m.board_time_breached_brief) };
  if (state === 'paused') return { state, full, text: counted?.pausedFor ? sayOf(item.kind, `clockCause.${counted.pausedFor}`, said('clockCause', counted.pausedFor)) : m.state_paused(), brief: m.state_paused() };
  if (promise === null && target === null) return { state: 'plain', full, text: m.board_time_none(), brief: m.board_time_none() };
  const opens = works && !hours!.openAt(now) ? hours!.opensAfter(now) : null;
  const rests = opens ? ` · ${m.board_time_still({ at: near(opens, now, voice) })}` : '';
  if (state === 'late' && promise !== null)
    return { state, full: full + rests, text: m.board_time_promise({ duration: spoken(promise, works, voice, 'subject', false) }), brief: m.board_time_promise_brief({ duration: brieflySpoken(promise, works, voice, 'subject', false) }) };
  if (state === 'late') return { state, full: full + rests, ...since(target, m.board_time_late, m.state_late()) };
  const left = target !== null && target.ms > 0 ? target : (promise ?? { ms: 0 });
  // What is left is counted to our own target first, and the promise is later.
  const aim = promise !== null && left === target && counted?.targetAt ? ` · ${m.board_time_aim({ at: when(counted.targetAt, 'both', voice) })}` : '';
  const text = spoken(left, works, voice);
  // Days fit where hours with “over” or “left” do.
  return { state, full: full + aim + rests, text, brief: daysIn(left) && works ? text : brieflySpoken(left, works, voice), alone: m.words_left({ duration: text }) };
}

type Say = (words: { duration: string }) => string;

const ofAction = ({ stage, dueAt, judgeableAt }: Due, now: number, voice: Voice, full: string): Told => {
  const done = stage === 'implemented' || stage === 'verified';
  const at = done ? judgeableAt : dueAt;
  const told = (state: State, text: string, brief = text): Told => ({ state, full, text, brief });
  if (!at) return told('plain', done ? m.boards_to_verify() : m.board_time_none());
  const left = Date.parse(at) - now;
  if (done) return left <= 0 ? told('watch', m.boards_to_verify()) : told('plain', m.boards_verify_from({ at: when(at, 'date', voice) }), when(at, 'date', voice));
  return left <= 0 ? told('late', m.boards_overdue_by({ duration: roughly(-left, voice, 'object') })) : { ...told('calm', roughly(left, voice)), alone: m.words_left({ duration: roughly(left, voice) }) };
};
