import { m } from '#lib/paraglide/messages.js';

export const changeWords = {
  opened: m.boards_change_opened, escalated: m.boards_change_escalated, taken: m.boards_change_taken, lowered: m.boards_change_lowered, breached: m.boards_change_breached, closed: m.boards_change_closed,
} as const;
export const sinceSaid = (word: string): string => ({ hour: m.boards_since_hour, today: m.boards_since_today, week: m.boards_since_week }[word] ?? m.boards_since_day)();
