import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { openSheet, type SheetRow } from '../../server/feedback/channels/import/sheet.ts';
import { fileSource, memorySource, type Source } from '../../server/feedback/channels/import/source.ts';
import { Unreadable } from '../../server/feedback/channels/import/said.ts';

const folder = await mkdtemp(join(tmpdir(), 'استيراد import '));
afterAll(() => rm(folder, { recursive: true }));

const read = async (source: Source, given = {}): Promise<{ names: string[]; rows: SheetRow[]; encoding: string }> => {
  const sheet = await openSheet(source, given);
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) rows.push(row);
  return { names: sheet.columns.map((column) => column.name), rows, encoding: sheet.encoded.encoding };
};

const plainly = (rows: readonly SheetRow[]) => rows.map((row) => (row.broken ? `${row.line} ${row.broken.code}` : `${row.line} ${row.cells.join('|')}`));

describe('a table', () => {
  it.each([
    ['commas and LF', 'id,text\n1,a\n2,"b, c"\n'],
    ['semicolons and CRLF', 'id;text\r\n1;a\r\n2;b, c\r\n'],
    ['tabs and CR, no last line end', 'id\ttext\r1\ta\r2\tb, c'],
    ['pipes, a byte order mark, blank lines', '\ufeffid|text\n\n1|a\n\n2|b, c\n\n'],
    ['what Excel declares', 'sep=;\r\nid;text\r\n1;a\r\n2;b, c\r\n'],
    ['a title above the header', 'Complaints of 2026,\n\nid,text,x\n1,a,\n2,"b, c",\n'],
  ])('is read with %s', async (_, content) => {
    const { names, rows } = await read(memorySource(content));
    expect(names.slice(0, 2)).toEqual(['id', 'text']);
    expect(rows.map((row) => row.cells.slice(0, 2))).toEqual([['1', 'a'], ['2', 'b, c']]);
  });

  it('names unnamed columns by position and counts repeated ones', async () => {
    const { names } = await read(memorySource(',Date,Date,date,column 1, "x",\n0,1,2,3,4,5,6\n'));
    expect(names).toEqual(['column 1 (2)', 'Date', 'Date (2)', 'date (3)', 'column 1', '"x"', 'column 7']);
  });

  it('knows the first line of every row, across quoted line ends of all kinds', async () => {
    const { rows } = await read(memorySource('a,b\r\n1,"x\r\ny\nz"\r\n\r\n2,w\r\n"3\r","q"\r\n4,e\r\n', 'm', 3));
    expect(rows.map((row) => row.line)).toEqual([2, 6, 7, 9]);
  });

  it('pads short rows, lets empty extra cells go, and refuses rows with more', async () => {
    const { rows } = await read(memorySource('a,b,c\n1\n1,2,3,,\n1,2,3,4\n5,6,7\n'));
    expect(plainly(rows)).toEqual(['2 1||', '3 1|2|3', '4 row.too-many-cells', '5 5|6|7']);
  });

  it('survives broken quotation marks: the one line is refused, nothing after it is swallowed', async () => {
    const content = 'id,text\n1,5" pipe\n2,"never closed\n3,"fine, too"\n4,"he said "no" twice"\n5,"ends in the file\n';
    for (const chunk of [1, 7, 65_536]) {
      const { rows } = await read(memorySource(content, 'm', chunk));
      expect(plainly(rows)).toEqual(['2 1|5" pipe', '3 row.broken-quotes', '4 3|fine, too', '5 4|he said "no" twice', '6 row.broken-quotes']);
    }
  });

  it('gives up a record that never ends, and goes on', async () => {
    const { rows } = await read(memorySource(`id,text\n1,"${'x'.repeat(1_200_000)}\n2,after\n`));
    expect(rows.map((row) => row.broken?.code ?? row.cells[1])).toEqual(['row.broken-quotes', 'after']);
  });
});

describe('an encoding', () => {
  const content = 'الرقم,النص\n1,وصلت الشحنة دافئة\n2,"café, naïve"\n';
  const utf16 = (bigEndian: boolean) => {
    const bytes = Buffer.from(`\ufeff${content}`, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  it.each([
    ['utf-8', Buffer.from(content)],
    ['utf-8', Buffer.from(`\ufeff${content}`)],
    ['utf-16le', utf16(false)],
    ['utf-16be', utf16(true)],
  ])('%s is found, whatever the chunks', async (encoding, bytes) => {
    for (const chunk of [1, 5, 65_536]) {
      const found = await read(memorySource(bytes, 'm', chunk));
      expect(found).toMatchObject({ encoding, names: ['الرقم', 'النص'] });
      expect(found.rows[1]!.cells).toEqual(['2', 'café, naïve']);
    }
  });

  it('falls back to the code pages of Windows, Arabic or Western, even if the last row decides', async () => {
    const arabic = Buffer.concat([Buffer.from(`id,text\n${'1,plain\n'.repeat(5000)}2,`), Buffer.from([0xe3, 0xd1, 0xcd, 0xc8, 0xc7, 0x0a])]);
    const western = Buffer.concat([Buffer.from('id,text\n1,caf'), Buffer.from([0xe9, 0x20, 0x6e, 0x61, 0xef, 0x76, 0x65, 0x0a])]);
    const one = await read(memorySource(arabic));
    expect([one.encoding, one.rows.at(-1)!.cells[1]]).toEqual(['windows-1256', 'مرحبا']);
    const other = await read(memorySource(western));
    expect([other.encoding, other.rows[0]!.cells[1]]).toEqual(['windows-1252', 'café naïve']);
  });

  it('keeps UTF-8 for a file with a few damaged bytes', async () => {
    const bytes = Buffer.concat([Buffer.from(`id,text\n1,${'مرحبا '.repeat(20)}\n2,x`), Buffer.from([0xff]), Buffer.from('y\n')]);
    const { encoding, rows } = await read(memorySource(bytes));
    expect([encoding, rows[1]!.cells[1]]).toEqual(['utf-8', 'x\ufffdy']);
  });
});

describe('a file', () => {
  it('may be compressed, and progress counts the bytes on disk', async () => {
    const path = join(folder, 'شكاوى.csv.gz');
    const bytes = gzipSync('id,text\n1,a\n');
    await writeFile(path, bytes);
    const sheet = await openSheet(await fileSource(path));
    let seen = 0;
    const rows = [];
    for await (const row of sheet.rows((total) => (seen = total))) rows.push(row.cells);
    expect([rows, seen]).toEqual([[['1', 'a']], bytes.length]);
  });

  it.each([
    ['no.csv', null, 'file.missing'],
    ['empty.csv', '', 'file.empty'],
    ['mark.csv', '\ufeff', 'file.no-header'],
    ['blank.csv', '\n\n , \n', 'file.no-header'],
    ['book.xlsx', 'PK\u0003\u0004rest', 'file.workbook'],
    ['cut.gz', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]), 'file.broken-gzip'],
  ])('%s is refused with a sentence in both languages', async (name, content, code) => {
    const path = join(folder, name);
    if (content !== null) await writeFile(path, content);
    const refused = await fileSource(path).then(read).catch((fault: unknown) => fault);
    expect(refused).toBeInstanceOf(Unreadable);
    expect((refused as Unreadable).said[0]).toMatchObject({ code, en: expect.stringMatching(/\.$/), ar: expect.stringMatching(/\p{Script=Arabic}.*\.$/u) });
  });
});

it('reads back what was written, in any dialect (property)', async () => {
  const seed = Number(process.env['SEED'] ?? 20_261_122);
  console.info(`seed ${seed}`);
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r\n', ' ', 'ش', 'x', "'", '\u200f', '👩‍👧'), maxLength: 10 }),
  );
  const table = fc.integer({ min: 2, max: 6 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 3, maxLength: 12 }));
  const dialect = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom('utf8', 'utf8-mark', 'utf16le', 'utf16be'),
    quoteAll: fc.boolean(),
    lastEnd: fc.boolean(),
    chunk: fc.integer({ min: 1, max: 64 }),
  });
  await fc.assert(
    fc.asyncProperty(table, dialect, async (written, how) => {
      const rows = written.map((row, at) => [`r${at}`, ...row.map((text) => text.toWellFormed().replaceAll('\0', ''))]);
      const header = rows[0]!.map((_, at) => `h${at}`);
      const quoted = (text: string) => (how.quoteAll || /["\r\n,;\t|\ufeff]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text);
      const body = [header, ...rows].map((row) => row.map(quoted).join(how.delimiter)).join(how.newline) + (how.lastEnd ? how.newline : '');
      const bytes = encoded(body, how.encoding);
      const sheet = await openSheet(memorySource(bytes, 'm', how.chunk), { delimiter: how.delimiter as ',' });
      const back: string[][] = [];
      const lines: number[] = [];
      for await (const row of sheet.rows()) {
        expect(row.broken).toBeUndefined();
        back.push([...row.cells]);
        lines.push(row.line);
      }
      expect(back).toEqual(rows);
      let line = 2;
      expect(lines).toEqual(rows.map((row) => { const first = line; line += 1 + (row.join('').match(/\r\n|\n|\r/g)?.length ?? 0); return first; }));
    }),
    { seed, numRuns: 300 },
  );
});

const encoded = (text: string, encoding: string): Buffer => {
  if (encoding === 'utf8') return Buffer.from(text);
  if (encoding === 'utf8-mark') return Buffer.from(`\ufeff${text}`);
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf16be' ? bytes.swap16() : bytes;
};

it('stays flat in memory over a long file', async () => {
  const row = (at: number) => `${at},2026-01-0${1 + (at % 9)},"${'words of somebody, '.repeat(8)}\n${at}",Web\n`;
  const source: Source = {
    name: 'long',
    size: 0,
    bytes: async function* () {
      yield Buffer.from('id,date,text,via\n');
      for (let at = 0; at < 60_000; at += 500) yield Buffer.from(Array.from({ length: 500 }, (_, more) => row(at + more)).join(''));
    },
  };
  // What is held, not what the collector has not come to yet: the latter depends on the machine.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = () => { collect(); return process.memoryUsage().heapUsed; };
  const sheet = await openSheet(source);
  const before = held();
  let [rows, bytes, peak] = [0, 0, 0];
  for await (const { cells } of sheet.rows()) {
    rows++;
    bytes += cells[2]!.length;
    if (rows % 20_000 === 0) peak = Math.max(peak, held() - before);
  }
  expect(rows).toBe(60_000);
  expect(bytes).toBeGreaterThan(9_000_000);
  expect(peak).toBeLessThan(4_000_000);
});
