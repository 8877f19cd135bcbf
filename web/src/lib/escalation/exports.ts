import { said } from '#lib/case/said.ts';
import { m } from '#lib/paraglide/messages.js';
import { newOpId, send } from '#lib/platform/client.svelte.ts';
import { NoteExport } from '#schema/documents/audit.ts';
import type { Item } from './board.svelte.ts';
import { csvOf, download } from './csv.ts';
import type { Subject } from './fitting.ts';

/** `owner`: what the column of those who hold the cards is called. */
interface Board { readonly subject: Subject; readonly owner: string; readonly demonstration: boolean; readonly told: (card: Item) => string }

/** Hands a board out as a file of rows, once the journal has noted it. @returns why it may not be, in the reader's words */
export async function exportBoard(cards: readonly Item[], { subject, owner, demonstration, told }: Board): Promise<string | null> {
  const { data: noted, trouble } = await send(NoteExport, { opId: newOpId(), what: 'board', rows: cards.length });
  if (!noted || trouble || noted.noteExport.userErrors.length) return trouble?.message ?? noted?.noteExport.userErrors[0]?.message ?? '';
  const head = [m.board_csv_number(), m.board_csv_title(), m.board_csv_level(), m.boards_csv_clock(), m.board_department(), owner, m.board_csv_state(), m.board_csv_due(), m.board_csv_taken(), m.board_csv_next()];
  const rows = cards.map((one) => [one.number, one.title, one.level, said('clock', one.clock), one.department?.name, one.owner?.name, told(one), one.dueAt, one.standing?.takenBy?.name, one.standing?.nextUpdateAt as string | null | undefined]);
  download(`${demonstration ? 'demonstration-' : ''}${subject}.csv`, csvOf([...(demonstration ? [[m.board_csv_demo()]] : []), head, ...rows]));
  return null;
}
