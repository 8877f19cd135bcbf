import { m } from '#lib/paraglide/messages.js';
import { apart, near, type Voice } from '#lib/platform/words.ts';
import type { Item } from './item.ts';

/** Who has an escalation, and until when, in one line; null where nothing escalates. */
export function standingSaid(standing: Item['standing'] | undefined, now: number, voice: Voice): string | null {
  if (!standing) return null;
  const { takenBy, to, takeBy, nextUpdateAt } = standing;
  const over = (at: string): boolean => Date.parse(at) <= now;
  const time = (at: string): string => apart(near(at, now, voice));
  const limit = (name: string, at: string): string => (over(at) ? m.board_had_until : m.board_has_until)({ name: apart(name), at: time(at) });
  const parts = takenBy
    ? [`${m.board_taken_by()} ${apart(takenBy.name)}`, nextUpdateAt && `${over(nextUpdateAt) ? m.board_word_overdue() : m.board_next_word()} ${time(nextUpdateAt)}`]
    : [m.board_nobody_took(), to && (takeBy ? limit(to.name, takeBy) : `${m.board_brought_to()} ${apart(to.name)}`)];
  return parts.filter(Boolean).join(`${m.board_comma()} `);
}

/** Asks for the escalations that cases of a list stand under: those of as many as may be asked for at once. */
export const standingsAsked = (cases: readonly { id: string; level: number }[]): { subject: 'escalations'; ids: string[] } => ({ subject: 'escalations', ids: cases.filter(({ level }) => level > 0).slice(0, 100).map(({ id }) => id) });
