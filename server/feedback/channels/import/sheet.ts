import { sniffDialect, type Delimiter, type Dialect } from './dialect.ts';
import { asUtf8, findEncoding, type Encoded, type Encoding } from './encoding.ts';
import { readRecords } from './records.ts';
import { Unreadable, type Said } from './said.ts';
import type { Source } from './source.ts';

export interface Column {
  /** Position from 0. */
  readonly at: number;
  /** As it stands in the file; empty for an unnamed column. */
  readonly header: string;
  /** Unique in this file: unnamed columns are called by position (`column 1`), repeated ones counted (`Date (2)`). */
  readonly name: string;
}

export type SheetRow =
  | { readonly line: number; readonly cells: readonly string[]; readonly broken?: never }
  | { readonly line: number; readonly cells: readonly string[]; readonly broken: Said };

export interface Sheet {
  readonly source: Source;
  readonly encoded: Encoded;
  readonly dialect: Dialect;
  readonly columns: readonly Column[];
  /** A fresh walk over the data rows; empty rows are passed over. `seen` is told the bytes consumed on disk. */
  readonly rows: (seen?: (total: number) => void) => AsyncIterable<SheetRow>;
}

/** Opens a table: finds encoding, dialect and columns. Throws Unreadable with a sentence. */
export const openSheet = async (
  source: Source,
  given: { encoding?: Encoding; delimiter?: Delimiter } = {},
): Promise<Sheet> => {
  const found = await findEncoding(source);
  const encoded =
    given.encoding && given.encoding !== found.encoding ? { encoding: given.encoding, bom: 0, broken: 0 } : found;
  const sniffed = sniffDialect(await beginning(source, encoded));
  const dialect = given.delimiter ? { ...sniffed, delimiter: given.delimiter } : sniffed;
  let header: readonly string[] | null = null;
  for await (const record of readRecords(asUtf8(source, encoded), dialect, () => null)) {
    if (record.line <= dialect.preamble) continue;
    if (!record.cells) throw new Unreadable(problems.brokenHeader);
    header = record.cells;
    break;
  }
  if (!header || header.every((cell) => cell.trim() === '')) throw new Unreadable(problems.noHeader);
  if (header.length > 1000) throw new Unreadable(problems.tooWide(header.length));
  const columns = nameColumns(header);
  return {
    source,
    encoded,
    dialect,
    columns,
    rows: (seen) => dataRows(source, encoded, dialect, columns.length, seen),
  };
};

/** Names every column once; a trailing nameless column without any cell is dropped by the caller's mapping, not here. */
export const nameColumns = (header: readonly string[]): Column[] => {
  const taken = new Set<string>();
  const unique = (wish: string): string => {
    let name = wish;
    for (let again = 2; taken.has(name.toLowerCase()); again++) name = `${wish} (${again})`;
    taken.add(name.toLowerCase());
    return name;
  };
  const named = header.map((cell) => tidy(cell));
  const names = named.map((cell) => (cell ? unique(cell) : ''));
  return named.map((cell, at) => ({ at, header: cell, name: names[at] || unique(`column ${at + 1}`) }));
};

async function* dataRows(
  source: Source,
  encoded: Encoded,
  dialect: Dialect,
  width: number,
  seen?: (total: number) => void,
): AsyncIterable<SheetRow> {
  let pastHeader = false;
  for await (const record of readRecords(asUtf8(source, encoded, seen), dialect, () => width)) {
    if (record.line <= dialect.preamble) continue;
    if (!pastHeader) {
      pastHeader = true;
      continue;
    }
    if (!record.cells) {
      yield { line: record.line, cells: [record.raw], broken: problems.brokenQuotes };
      continue;
    }
    const cells = record.cells;
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
      yield { line: record.line, cells, broken: problems.tooManyCells(cells.length, width) };
      continue;
    }
    // Many programs leave out empty cells at the end of a row: those read as empty.
    while (cells.length < width) cells.push('');
    cells.length = width;
    yield { line: record.line, cells };
  }
}

const beginning = async (source: Source, encoded: Encoded): Promise<string> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of asUtf8(source, encoded)) {
    parts.push(chunk);
    if ((length += chunk.length) >= 131_072) break;
  }
  return new TextDecoder().decode(Buffer.concat(parts), { stream: true });
};

const tidy = (cell: string): string =>
  cell
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);

const problems = {
  brokenHeader: {
    code: 'file.header-broken',
    en: 'The quotation marks of the header row are broken; correct the first line and import again.',
    ar: 'علامات الاقتباس في صف العناوين غير سليمة؛ يرجى تصحيح السطر الأول ثم إعادة الاستيراد.',
  },
  noHeader: {
    code: 'file.no-header',
    en: 'No header row was found; the first row must name the columns.',
    ar: 'لم يُعثر على صف العناوين؛ يجب أن يتضمن الصف الأول أسماء الأعمدة.',
  },
  tooWide: (width: number) => ({
    code: 'file.too-wide',
    en: `The header row has ${width} columns; at most 1,000 can be read. Is the delimiter right?`,
    ar: `عدد أعمدة صف العناوين: ${width}، والحد الأقصى 1000 عمود. يرجى التحقق من الفاصل.`,
  }),
  brokenQuotes: {
    code: 'row.broken-quotes',
    en: 'A quotation mark is opened and not closed properly, or the row is longer than a million characters.',
    ar: 'علامة اقتباس مفتوحة لم تُغلق على الوجه الصحيح، أو أن الصف أطول من مليون حرف.',
  },
  tooManyCells: (count: number, width: number) => ({
    code: 'row.too-many-cells',
    en: `The row has more cells (${count}) than the header has columns (${width}).`,
    ar: `عدد خلايا الصف (${count}) أكبر من عدد أعمدة صف العناوين (${width}).`,
  }),
};
