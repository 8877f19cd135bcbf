import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import type { Card } from '#lib/case/list/cards.ts';
import { columnLabel, columnsIn, type Column } from '#lib/case/list/columns.ts';
import { filterOf } from '#lib/case/list/filters.ts';
import { said } from '#lib/case/said.ts';
import { csvOf, timeCell, timeHead } from '#lib/escalation/csv.ts';
import { door } from '#lib/people/door.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { NoteExport } from '#schema/documents/audit.ts';
import { Cases } from '#schema/documents/case.ts';
import type { RequestHandler } from './$types';

/** The most rows in one file; what lies beyond is for a narrower question. */
const most = 20_000;

const cell: Readonly<Record<Exclude<Column, 'unseen'>, (card: Card, zone: string) => string | number | null | undefined>> = {
  nature: ({ nature }) => said('nature', nature),
  channel: ({ channel }) => said('channel', channel),
  place: ({ branch, department }) => (branch ?? department)?.name,
  band: ({ band }) => said('band', band),
  level: ({ level }) => level,
  stage: ({ stage, closing }) => (closing ? `${said('stage', stage)} · ${said('closing', closing)}` : said('stage', stage)),
  lead: ({ lead }) => lead?.name,
  received: ({ receivedAt }, zone) => timeCell(receivedAt as string, zone),
  due: ({ dueAt }, zone) => timeCell(dueAt as string | null, zone),
};
const isTime = (column: Column): boolean => column === 'received' || column === 'due';

/** A view as it is shown, as a file: asked row by row with the reader's own eyes. That it left the house is on record before it leaves. */
export const GET: RequestHandler = async ({ locals, url, request }) => {
  const { filter, order } = filterOf(url.searchParams);
  const cards: Card[] = [];
  for (let after: string | null = null; cards.length < most && !request.signal.aborted; ) {
    const { cases }: { cases: { edges: readonly { node: Card }[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } } } = await must(locals.ask(Cases, { filter, order, first: 100, after }));
    cards.push(...cases.edges.map(({ node }) => node));
    after = cases.pageInfo.endCursor ?? null;
    if (!cases.pageInfo.hasNextPage) break;
  }
  const { noteExport } = await must(locals.ask(NoteExport, { opId: randomUUID(), what: 'cases', rows: cards.length }));
  if (noteExport.userErrors.length) error(404, noteExport.userErrors[0]!.message);
  const { demonstration } = await door(locals.ask, '');
  const columns = columnsIn(url.searchParams.get('columns')).filter((column): column is Exclude<Column, 'unseen'> => column !== 'unseen');
  const { zone } = locals.manner;
  const head = [m.view_number(), m.view_title(), ...columns.map((column) => (isTime(column) ? timeHead(columnLabel(column), zone) : columnLabel(column)))];
  const rows = cards.map((card) => [card.number, card.title, ...columns.map((column) => cell[column](card, zone))]);
  return new Response(csvOf([...(demonstration ? [[m.board_csv_demo()]] : []), head, ...rows]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${demonstration ? 'demonstration-' : ''}cases.csv"`,
    },
  });
};
