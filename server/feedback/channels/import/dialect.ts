export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export interface Dialect {
  readonly delimiter: Delimiter;
  /** What ends a row; a lone CR only where nothing else does. */
  readonly newline: 'lf' | 'crlf' | 'cr';
  /** Physical lines before the header: blank ones, `sep=;`, a report's title. */
  readonly preamble: number;
}

/** Reads the dialect off the beginning of a file (already decoded, a few dozen KB are enough). */
export const sniffDialect = (head: string): Dialect => {
  const newline = sniffNewline(head);
  const declared = /^\s*sep=([,;|\t])[ \t]*(?:\r\n|\n|\r)/i.exec(head)?.[1] as Delimiter | undefined;
  const delimiter = declared ?? best(head);
  const rows = cellCounts(head, delimiter);
  const usual = mode(rows.map((row) => row.cells));
  const isBefore = (row: Counted) =>
    row.filled === 0 || (declared && row.line === 1) || (usual > 2 && row.filled === 1 && row.cells < usual);
  const header = rows.findIndex((row) => !isBefore(row));
  return { delimiter, newline, preamble: header > 0 ? rows[header]!.line - 1 : 0 };
};

const sniffNewline = (head: string): Dialect['newline'] => {
  const seen = { lf: 0, crlf: 0, cr: 0 };
  let quoted = false;
  for (const [end] of head.matchAll(/"|\r\n|\n|\r/g)) {
    if (end === '"') quoted = !quoted;
    else if (!quoted) seen[end === '\n' ? 'lf' : end === '\r' ? 'cr' : 'crlf']++;
  }
  if (seen.cr > seen.lf + seen.crlf) return 'cr';
  return seen.crlf > 0 && seen.crlf >= seen.lf ? 'crlf' : 'lf';
};

/** The delimiter under which the most rows have the same number of cells, and more than one. */
const best = (head: string): Delimiter => {
  let winner: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const rows = cellCounts(head, delimiter).filter((row) => row.filled > 0);
    const usual = mode(rows.map((row) => row.cells));
    if (usual < 2) continue;
    const agreeing = rows.filter((row) => row.cells === usual).length / rows.length;
    const score = agreeing * agreeing * (1 + Math.log2(usual) / 8);
    if (score > winner.score) winner = { delimiter, score };
  }
  return winner.delimiter;
};

interface Counted {
  line: number;
  lines: number;
  cells: number;
  filled: number;
}

/** Cells per row of the head, aware of quotes; a row cut off at its end does not count. */
const cellCounts = (head: string, delimiter: string): Counted[] => {
  const rows: Counted[] = [];
  let row: Counted = { line: 1, lines: 1, cells: 1, filled: 0 };
  let quoted = false;
  let fresh = true;
  let blank = true;
  for (let at = 0; at < head.length && rows.length < 200; at++) {
    const char = head[at]!;
    const ends = char === '\n' || char === '\r';
    if (ends && char === '\r' && head[at + 1] === '\n') at++;
    if (quoted) {
      if (ends) row.lines++;
      else if (char === '"' && head[at + 1] === '"') at++;
      else if (char === '"') quoted = false;
      continue;
    }
    if (ends || char === delimiter) {
      if (!blank) row.filled++;
      fresh = blank = true;
      if (ends) {
        rows.push(row);
        row = { line: row.line + row.lines, lines: 1, cells: 1, filled: 0 };
      } else row.cells++;
      continue;
    }
    if (fresh && char === '"') {
      quoted = true;
      blank = head[at + 1] === '"' && blank;
    } else if (char !== ' ' && char !== '\t') blank = false;
    fresh = false;
  }
  if (rows.length === 0 || (!quoted && rows.length < 3)) rows.push({ ...row, filled: row.filled + (blank ? 0 : 1) });
  return rows;
};

const mode = (numbers: readonly number[]): number => {
  const tally = new Map<number, number>();
  for (const one of numbers) tally.set(one, (tally.get(one) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
};
