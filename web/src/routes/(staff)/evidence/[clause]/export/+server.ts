import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { csvOf, timeCell, timeHead } from '#lib/escalation/csv.ts';
import { placeOf, type ClauseRecord } from '#lib/audit/records.ts';
import { door } from '#lib/people/door.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { EvidenceFor, NoteExport } from '#schema/documents/audit.ts';
import type { RequestHandler } from './$types';

/** The most records in one file; what lies beyond is for a narrower question. */
const most = 20_000;

/** The records that prove a clause, as a file. That it left the house is on record before it leaves. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const records: ClauseRecord[] = [];
  for (let before: string | null = null; records.length < most; ) {
    const page: readonly ClauseRecord[] = (await must(locals.ask(EvidenceFor, { clause: params.clause, first: 100, before }))).evidenceFor;
    records.push(...page);
    if (page.length < 100) break;
    before = page.at(-1)!.entry.position;
  }
  const { noteExport } = await must(locals.ask(NoteExport, { opId: randomUUID(), what: 'evidence', rows: records.length, about: params.clause }));
  if (noteExport.userErrors.length) error(404, noteExport.userErrors[0]!.message);
  const { demonstration } = await door(locals.ask, '');
  const { zone } = locals.manner;
  const rows = records.map((record) => {
    const { entry } = record;
    if (entry.hole) return [params.clause, '', '', '', m.evidence_hole(), '', ''];
    return [params.clause, entry.kind, timeCell(entry.happenedAt as string, zone), timeCell(entry.at as string, zone), entry.sentence, entry.actor?.name, placeOf(record).label];
  });
  const head = [m.evidence_clause(), m.evidence_csv_kind(), timeHead(m.evidence_csv_happened(), zone), timeHead(m.evidence_when(), zone), m.evidence_what(), m.evidence_who(), m.evidence_where()];
  return new Response(csvOf([...(demonstration ? [[m.board_csv_demo()]] : []), head, ...rows]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${demonstration ? 'demonstration-' : ''}evidence-${params.clause.replace(/[^\d.]/g, '')}.csv"`,
    },
  });
};
