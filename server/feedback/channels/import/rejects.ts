import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Rejected } from './row.ts';
import type { Column } from './sheet.ts';

/**
 * The file of refused rows, `FILE.rejected.csv`: line, reason in both languages, then the original cells. It exists only once a row
 * was refused, so that an old one is not mistaken for news. Correct it and import it: its three own columns are passed over.
 */
export class RejectsFile {
  private file: WriteStream | null = null;
  count = 0;

  constructor(
    readonly path: string,
    private readonly columns: readonly Column[],
  ) {}

  async add({ line, reason, raw }: Rejected): Promise<void> {
    if (!this.file) {
      this.file = createWriteStream(this.path, { mode: 0o600 });
      await once(this.file, 'open');
      await this.write(`\ufeff${csvLine([...ourColumns, ...this.columns.map((column) => column.name)])}`);
    }
    this.count++;
    await this.write(csvLine([String(line), reason.en, reason.ar, ...raw]));
  }

  async close(): Promise<void> {
    if (!this.file) return;
    this.file.end();
    await finished(this.file);
  }

  private async write(text: string): Promise<void> {
    if (!this.file!.write(text)) await once(this.file!, 'drain');
  }
}

/** One CSV line (RFC 4180) that no spreadsheet takes for a formula. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(defused(cell))).join(',')}\r\n`;

/** An apostrophe before what a spreadsheet would run: `= + - @ TAB CR` and their full-width twins. Plain numbers stay. */
export const defused = (cell: string): string =>
  /^\s*[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[-+]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;

/** What `defused` did, undone. */
export const undefused = (cell: string): string => cell.replace(/^'(?=\s*[=+\-@\t\r＝＋－＠])/, '');

const ourColumns = ['rejected_line', 'rejected_reason', 'rejected_reason_ar'];

export const isRejectsColumn = (header: string): boolean => ourColumns.includes(header);

const quoted = (cell: string): string => (/[",\r\n;\t|]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
