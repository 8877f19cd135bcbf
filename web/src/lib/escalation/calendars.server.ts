import { must, type Ask } from '#lib/platform/ask.server.ts';
import { BoardCalendars } from '#schema/documents/board.ts';
import type { Calendars } from './calendars.svelte.ts';

/** The open hours by which some cards count: for the `load` of a page that says deadlines. */
export const calendarsFor = async (ask: Ask, cards: readonly { counted?: { calendarId: string } | null }[]): Promise<Calendars> => {
  const ids = [...new Set(cards.flatMap(({ counted }) => counted?.calendarId ?? []))].slice(0, 20);
  return ids.length ? (await must(ask(BoardCalendars, { ids }))).boardCalendars : [];
};
