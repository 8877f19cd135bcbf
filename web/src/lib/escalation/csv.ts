import { m } from '#lib/paraglide/messages.js';

/** A cell that no spreadsheet takes for a formula, also behind spaces or in full-width signs; quoted where it has to be. */
export function cellOf(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  const harmless = typeof value === 'string' && /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Rows as CSV with a byte order mark, so that Arabic opens as Arabic. */
export const csvOf = (rows: readonly (readonly (string | number | null | undefined)[])[]): string => `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;

/** A time as spreadsheets read one, on the clock of a zone: “2026-11-23 14:32:07”. */
export const timeCell = (at: string | number | null | undefined, zone: string): string | null =>
  at ? new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone }).format(new Date(at)) : null;

/** What a column of times is called: with the zone that they are told in. */
export const timeHead = (what: string, zone: string): string => m.board_csv_time_in({ what, zone });

/** Hands a text to the reader as a file. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
