import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { csvOf, timeCell, timeHead } from '#lib/escalation/csv.ts';
import { became, becameSaid, hoursOf, pausesAsked } from '#lib/escalation/pauses.ts';
import { door } from '#lib/people/door.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { NoteExport } from '#schema/documents/audit.ts';
import { PauseReport } from '#schema/documents/policy.ts';
import type { RequestHandler } from './$types';

/** The most rows in one file; what lies beyond is for a narrower question. */
const most = 20_000;

/** The report of pauses as a file, with the reader's own eyes. That it left the house is on record before it leaves. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { days: _days, ...asked } = pausesAsked(url.searchParams, new Date().toISOString());
  const { pauseReport } = await must(locals.ask(PauseReport, { ...asked, first: most }));
  const { noteExport } = await must(locals.ask(NoteExport, { opId: randomUUID(), what: 'pauses', rows: pauseReport.rows.length }));
  if (noteExport.userErrors.length) error(404, noteExport.userErrors[0]!.message);
  const { demonstration } = await door(locals.ask, '');
  const { zone } = locals.manner;
  const head = [m.boards_pauses_case(), m.board_department(), m.boards_pauses_clock(), m.boards_pauses_reason(), m.boards_pauses_person(), timeHead(m.boards_pauses_from(), zone), timeHead(m.boards_pauses_to(), zone), m.boards_pauses_hours(), m.boards_pauses_promise()];
  const rows = pauseReport.rows.map((row) => [row.number, row.department, row.clock, row.reason, row.by ?? m.boards_pauses_self(), timeCell(row.from as string, zone), timeCell(row.to as string | null, zone), hoursOf(row.open), becameSaid[became(row)]()]);
  return new Response(csvOf([...(demonstration ? [[m.board_csv_demo()]] : []), head, ...rows]), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-disposition': `attachment; filename="${demonstration ? 'demonstration-' : ''}pauses.csv"` },
  });
};
