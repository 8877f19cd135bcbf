import { clockOf } from '#lib/case/matter.ts';
import { m } from '#lib/paraglide/messages.js';
import { newOpId, send } from '#lib/platform/client.svelte.ts';
import { NoteExport } from '#schema/documents/audit.ts';
import type { Item } from './item.ts';
import { csvOf, download, timeCell, timeHead } from './csv.ts';
import type { Subject } from './fitting.ts';

/** `owner`: what the column of those who hold the cards is called; `zone`: in which its times are told. */
interface Board { readonly subject: Subject; readonly owner: string; readonly demonstration: boolean; readonly zone: string; readonly told: (card: Item) => string }

/** Hands a board out as a file of rows, once the journal has noted it. @returns why it may not be, in the reader's words */
export async function exportBoard(cards: readonly Item[], { subject, owner, demonstration, zone, told }: Board): Promise<string | null> {
  const { data: noted, trouble } = await send(NoteExport, { opId: newOpId(), what: 'board', rows: cards.length });
  if (!noted || trouble || noted.noteExport.userErrors.length) return trouble?.message ?? noted?.noteExport.userErrors[0]?.message ?? '';
  const head = [m.board_csv_number(), m.board_csv_title(), m.board_csv_level(), m.boards_csv_clock(), m.board_department(), owner, m.board_csv_state(), timeHead(m.board_csv_due(), zone), m.board_csv_taken(), timeHead(m.board_csv_next(), zone)];
  const rows = cards.map((one) => [one.number, one.title, one.level, clockOf(one.kind, one.clock), one.department?.name, one.owner?.name, told(one), timeCell(one.dueAt, zone), one.standing?.takenBy?.name, timeCell(one.standing?.nextUpdateAt as string | null | undefined, zone)]);
  download(`${demonstration ? 'demonstration-' : ''}${subject}.csv`, csvOf([...(demonstration ? [[m.board_csv_demo()]] : []), head, ...rows]));
  return null;
}
