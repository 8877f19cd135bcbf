import type { RequestEvent } from '@sveltejs/kit';
import { must } from '#lib/platform/ask.server.ts';
import { viewsAt } from '#lib/view/views.server.ts';
import { Board, BoardFrame } from '#schema/documents/board.ts';
import type { FrameData, PageData } from './item.ts';
import { daysAt } from './dimension.ts';
import type { Subject } from './fitting.ts';
import { standingQueries } from './standing.ts';
import { boardTerms, filterOf, sinceOf, sinces, viewOf } from './view.ts';

/** Cards that a page is drawn with; the browser asks for the rest. */
const first = 100;

/** What a board is drawn from: its address, the first cards, and what stands around them. */
export const loadBoard = async (subject: Subject, { locals, url }: Pick<RequestEvent, 'locals' | 'url'>) => {
  const { asked, ...views } = await viewsAt(locals.ask, subject, url, standingQueries(subject), boardTerms[subject]);
  const view = viewOf(subject, asked);
  const board: PageData = await must(locals.ask(Board, { subject, filter: filterOf(view), first, after: null }));
  const calendarIds = [...new Set(board.board.items.flatMap(({ counted }) => counted?.calendarId ?? []))].slice(0, 20);
  const { since, at } = sinceIn(asked, board.board.serverTime as string, locals.manner.zone);
  const frame: FrameData = await must(locals.ask(BoardFrame, { calendarIds, since: at, departmentId: view.departmentId }));
  return { views, view, board, frame, since };
};

/** Since when changes are told: the word in the address, and the instant that it means. */
export const sinceIn = (asked: URLSearchParams, serverTime: string, zone: string): { since: string; at: string } => {
  const word = asked.get('since') ?? 'day';
  const since = (sinces as readonly string[]).includes(word) ? word : 'day';
  const now = Date.parse(serverTime);
  return { since, at: new Date(sinceOf(since, now, daysAt(now, zone).today - 86_400_000)).toISOString() };
};
