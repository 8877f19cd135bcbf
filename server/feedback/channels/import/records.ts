import { type CsvError, Parser } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Dialect } from './dialect.ts';

/** One record with the number of its first physical line (from 1); `raw` instead of cells where its quotation marks are broken. */
export type CsvRecord =
  | { readonly line: number; readonly cells: string[] }
  | { readonly line: number; readonly raw: string; readonly cells?: never };

/** A record longer than this is a quotation mark that was never closed. */
const longestRecord = 1_000_000;
/** How much of a line without end is shown. */
const shownOfEndless = 2_000;

/**
 * Parses UTF-8 bytes into records, in flat memory. The parser is strict, because a lenient one lets an unclosed quotation mark
 * swallow the rows after it in silence. Where it stops, the one physical line is tried leniently (`5" pipe`), given up if
 * it does not fill the columns, and parsing goes on with the next line.
 */
export async function* readRecords(
  bytes: AsyncIterable<Buffer>,
  dialect: Dialect,
  width: () => number | null,
): AsyncIterable<CsvRecord> {
  const strict = new Strict(dialect);
  for await (const chunk of bytes) yield* strict.take(chunk, false, width);
  yield* strict.take(Buffer.alloc(0), true, width);
}

class Strict {
  private line = 1;
  /** Bytes not yet part of a finished record, kept for a second look. */
  private pending: Buffer = Buffer.alloc(0);
  private parser: Pass;
  /** Inside a line longer than any record may be, already given up. */
  private skipping = false;

  constructor(private readonly dialect: Dialect) {
    this.parser = new Pass(dialect);
  }

  async *take(chunk: Buffer, end: boolean, width: () => number | null): AsyncIterable<CsvRecord> {
    let feed = this.skipping ? this.afterLineEnd(chunk) : chunk;
    this.pending = this.pending.length ? Buffer.concat([this.pending, feed]) : feed;
    for (;;) {
      const failed = await this.parser.feed(feed, end);
      for (const cells of this.parser.found.splice(0)) {
        yield { line: this.line, cells };
        this.line += 1 + breaksIn(cells);
      }
      this.pending = this.pending.subarray(this.parser.finished());
      if (!failed) return;
      const stop = lineEnd(this.pending, this.dialect, end);
      // The broken line goes on in the next chunk; nothing more can be said before it is whole.
      if (stop === null && this.pending.length < longestRecord) return;
      const cut = stop ?? { text: shownOfEndless, whole: this.pending.length };
      this.skipping = stop === null;
      const raw = this.pending.subarray(0, cut.text).toString('utf8');
      const cells = this.skipping ? null : leniently(raw, this.dialect, width());
      yield cells ? { line: this.line, cells } : { line: this.line, raw };
      this.line++;
      this.pending = this.pending.subarray(cut.whole);
      this.parser = new Pass(this.dialect);
      feed = this.pending;
      if (feed.length === 0) return;
    }
  }

  /** What follows the line that was given up. */
  private afterLineEnd(chunk: Buffer): Buffer {
    const stop = lineEnd(chunk, this.dialect, false);
    this.skipping = stop === null;
    return chunk.subarray(stop?.whole ?? chunk.length);
  }
}

/** One csv-parse parser, from a start or a repaired place up to its first error. */
class Pass {
  readonly found: string[][] = [];
  private readonly parser: Parser;
  private failure: CsvError | null = null;
  private end = 0;
  private told = 0;

  constructor(dialect: Dialect) {
    this.parser = new Parser({
      delimiter: dialect.delimiter,
      record_delimiter: dialect.newline === 'cr' ? ['\r'] : ['\r\n', '\n'],
      relax_column_count: true,
      max_record_size: longestRecord,
      on_record: (cells: string[], { bytes_records }) => {
        this.found.push(cells);
        this.end = bytes_records;
        return null;
      },
    });
    this.parser.on('error', (fault) => (this.failure = fault as CsvError));
    this.parser.resume();
  }

  /** True when the parser has met an error, now or before. */
  async feed(chunk: Buffer, end: boolean): Promise<boolean> {
    if (this.failure) return true;
    if (chunk.length)
      await new Promise<void>((done) =>
        this.parser.write(chunk, (fault) => ((this.failure ??= (fault as CsvError) ?? null), done())),
      );
    if (end && !this.failure)
      await new Promise<void>((done) =>
        this.parser
          .once('error', () => done())
          .once('end', done)
          .end(),
      );
    return this.failure !== null;
  }

  /** Bytes finished as records since it was last asked. */
  finished(): number {
    const since = this.end - this.told;
    this.told = this.end;
    return since;
  }
}

const breaksIn = (cells: readonly string[]): number => {
  let breaks = 0;
  for (const cell of cells) if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\n|\r/g)!.length;
  return breaks;
};

const lineEnd = (bytes: Buffer, { newline }: Dialect, end: boolean): { text: number; whole: number } | null => {
  const at = bytes.indexOf(newline === 'cr' ? 13 : 10);
  if (at < 0) return end ? { text: bytes.length, whole: bytes.length } : null;
  return { text: newline !== 'cr' && bytes[at - 1] === 13 ? at - 1 : at, whole: at + 1 };
};

/** The line with its stray quotation marks taken as letters; null unless that fills the columns exactly (`width` null: the header itself). */
const leniently = (raw: string, { delimiter }: Dialect, width: number | null): string[] | null => {
  try {
    const [cells, ...more] = parse(raw, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: '\n',
    });
    if (!cells || more.length || (width !== null && cells.length !== width)) return null;
    return cells.map((cell) => (cell.length > 2 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1) : cell));
  } catch {
    return null;
  }
};
