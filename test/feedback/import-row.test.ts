import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readMapping } from '../../server/feedback/channels/import/mapping.ts';
import { progressBar, progressLine } from '../../server/feedback/channels/import/progress.ts';
import { proposeMapping, sampleRows } from '../../server/feedback/channels/import/proposal.ts';
import { rowReader } from '../../server/feedback/channels/import/reading.ts';
import { RejectsFile } from '../../server/feedback/channels/import/rejects.ts';
import type { ImportedRow, Rejected } from '../../server/feedback/channels/import/row.ts';
import { openSheet } from '../../server/feedback/channels/import/sheet.ts';
import { fileSource, memorySource, type Source } from '../../server/feedback/channels/import/source.ts';
import { Unreadable } from '../../server/feedback/channels/import/said.ts';
import { exportsOf } from './import-fixtures.ts';

const now = new Date('2026-11-22T09:00:00Z');
const folder = await mkdtemp(join(tmpdir(), 'import-'));
afterAll(() => rm(folder, { recursive: true }));

const take = async (source: Source, map?: object): Promise<{ taken: ImportedRow[]; rejected: Rejected[]; columns: Awaited<ReturnType<typeof openSheet>>['columns'] }> => {
  const sheet = await openSheet(source);
  const mapping = map
    ? readMapping(JSON.stringify(map), sheet.columns, 'Asia/Riyadh')
    : proposeMapping(sheet.columns, await sampleRows(sheet), { zone: 'Asia/Riyadh', now }).mapping;
  const read = rowReader(mapping, sheet.columns, () => now);
  const taken: ImportedRow[] = [];
  const rejected: Rejected[] = [];
  for await (const row of sheet.rows()) {
    const result = read(row);
    if ('taken' in result) taken.push(result.taken);
    else rejected.push(result.rejected);
  }
  return { taken, rejected, columns: sheet.columns };
};

const map = {
  columns: {
    id: 'sourceId', received: { to: 'receivedAt', order: 'day-first' }, happened: { to: 'happenedAt', order: 'day-first' }, words: 'words', issue: 'issue', closed: { to: 'closedAt', order: 'day-first' },
    name: 'name', tags: 'tags',
  },
};
const head = 'id,received,happened,words,issue,closed,name,tags\n';

it('takes every row of the public sample', async () => {
  const { taken, rejected } = await take(await fileSource(fileURLToPath(new URL('../../server/demo/cfpb-complaints-sample.csv', import.meta.url))));
  expect([taken.length, rejected.length]).toEqual([3364, 0]);
  expect(new Set(taken.map((row) => row.sourceId)).size).toBe(3364);
  expect(taken.every((row) => row.title !== '' && row.remarks.length === 0)).toBe(true);
  expect(taken.filter((row) => row.words !== '').length).toBe(300);
  expect(taken[0]).toMatchObject({
    line: 2, sourceId: '130785', title: 'Identity theft / Fraud / Embezzlement', words: '', product: 'Credit card', channel: { code: 'call' }, language: null,
    status: { code: 'closed', text: 'Closed with monetary relief' }, timely: true, disputed: false, tags: ['Older American', 'Servicemember'], complainant: { state: 'MO', postcode: '63017', name: null },
  });
});

it('reads an Arabic export whole', async () => {
  const { taken } = await take(memorySource(exportsOf.arabic));
  expect(taken[0]).toMatchObject({
    sourceId: 'ش-1001', receivedAt: { at: new Date('2025-11-14T06:20:00Z'), dayOnly: false }, happenedAt: { dayOnly: true }, language: 'ar', title: 'جودة المنتج: سلسلة التبريد',
    channel: { code: 'whatsapp', text: 'واتساب' }, branch: 'فرع جدة', department: 'سلاسل الإمداد', severity: { code: 'high', text: 'عالية' }, status: { code: 'closed', text: 'مغلقة' }, satisfied: true,
    complainant: { name: 'نورة العتيبي', phone: '٠٥٠١٢٣٤٥٦٧', city: 'جدة' }, response: 'تم الاستبدال والاعتذار',
  });
  expect(taken[1]).toMatchObject({ status: { code: 'open' }, closedAt: null, satisfied: null });
  expect(taken[0]!.own).toContainEqual({ name: 'رقم الهوية', type: 'text', personal: true, text: '1010101010' });
});

describe('a row', () => {
  it.each([
    ['1,,,words,,,,', 'row.no-date'],
    ['1,31/02/2026,,words,,,,', 'row.bad-date'],
    ['1,11/14/2026,,words,,,,', 'row.bad-date'],
    ['1,23/11/2026,,words,,,,', 'row.future'],
    ['1,22/11/2026 13:00,,words,,,,', 'row.future'],
    [',21/11/2026,,words,,,,', 'row.no-number'],
    ['1,21/11/2026,,  ,N/A,,Sara,a', 'row.empty'],
    [`1,21/11/2026,,${'x'.repeat(32_001)},,,,`, 'row.too-long'],
  ])('%.40s stays out with a reason', async (row, code) => {
    const { taken, rejected } = await take(memorySource(`${head}${row}\n2,21/11/2026,,fine,,,,\n`), map);
    expect([rejected.map((one) => [one.line, one.reason.code]), taken.map((one) => one.sourceId)]).toEqual([[[2, code]], ['2']]);
    expect(rejected[0]!.reason.ar).toMatch(/\p{Script=Arabic}.*\.$/u);
    expect(rejected[0]!.reason.en).toMatch(/\.$/);
  });

  it('may have no words: the category makes the title; long words make a short one', async () => {
    const { taken } = await take(memorySource(`${head}1,21/11/2026,,,Late refund,,,\n2,21/11/2026,,"${'They never called back. '.repeat(20)}",,,,\n`), map);
    expect(taken[0]).toMatchObject({ words: '', title: 'Late refund' });
    expect(taken[1]!.title).toMatch(/^They never called back\..{80,}…$/);
    expect(taken[1]!.title.length).toBeLessThanOrEqual(160);
  });

  it('keeps words as they are, and lets nothing invisible into names', async () => {
    const words = 'سطر أول\r\nline\u0000 two \u202eevil\u202c می\u200cخواهم 👩\u200d👧';
    const { taken } = await take(memorySource(`${head}1,21/11/2026,,"${words}",x,,"Sara\u202e\u200b\u0007  Ali","a, b;a|N/A"\n`), map);
    expect(taken[0]!.words).toBe('سطر أول\nline two evil می\u200cخواهم 👩\u200d👧');
    expect(taken[0]!.complainant!.name).toBe('Sara Ali');
    expect(taken[0]!.tags).toEqual(['a', 'b']);
  });

  it('is not lost for a date it can do without: what does not read stays as text, with a remark', async () => {
    const { taken } = await take(memorySource(`${head}1,21/11/2026,sometime in May,words,,20/11/2026,,\n2,21/11/2026,,words,,21/11/2026,,\n`), map);
    expect(taken[0]).toMatchObject({ happenedAt: null, closedAt: null, own: [{ name: 'happened', text: 'sometime in May' }, { name: 'closed', text: '20/11/2026' }] });
    expect(taken[0]!.remarks.map((one) => one.code)).toEqual(['row.unplaced', 'row.unplaced']);
    expect(taken[1]).toMatchObject({ closedAt: { dayOnly: true }, remarks: [] });
  });

  it('without a number has the fingerprint of the row, the same each time', async () => {
    const [one, two] = [await take(memorySource(exportsOf.pandas)), await take(memorySource(exportsOf.pandas.replaceAll('\n', '\r\n')))];
    expect(one.taken.map((row) => row.sourceId)).toEqual(two.taken.map((row) => row.sourceId));
    expect(new Set(one.taken.map((row) => row.sourceId)).size).toBe(4);
    expect(one.taken[0]!.sourceId).toMatch(/^row:[0-9a-f]{32}$/);
  });
});

describe('the file of refused rows', () => {
  it('names line and reason, runs no formula, and can be corrected and imported', async () => {
    const path = join(folder, 'a.csv.rejected.csv');
    const { rejected, columns } = await take(memorySource(`${head}1,tomorrow,,"=cmd|' /C calc'!A0",-5,,"He said ""no""",\n2,x,,＝1+1,@x,,,\n3,"21/11/2026,,open\n`), map);
    const file = new RejectsFile(path, columns);
    for (const one of rejected) await file.add(one);
    await file.close();
    const text = await readFile(path, 'utf8');
    expect(text.startsWith('\ufeffrejected_line,rejected_reason,rejected_reason_ar,id,received')).toBe(true);
    expect(text).toContain("'=cmd|' /C calc'!A0");
    expect(text).toContain(",'＝1+1,'@x,");
    const corrected = text.replaceAll('tomorrow', '21/11/2026').replace(',x,', ',20/11/2026,');
    const again = await take(memorySource(corrected), { columns: map.columns });
    expect(again.taken.map((row) => [row.sourceId, row.words, row.issue])).toEqual([['1', "=cmd|' /C calc'!A0", '-5'], ['2', '＝1+1', '@x']]);
    expect(again.rejected).toHaveLength(1);
  });

  it('does not exist when nothing was refused', async () => {
    const file = new RejectsFile(join(folder, 'none.csv'), []);
    await file.close();
    await expect(stat(file.path)).rejects.toThrow('ENOENT');
  });
});

describe('progress', () => {
  it('shows percentage by bytes, speed, refusals and the time left', () => {
    expect(progressLine({ bytes: 420, rows: 12_400, rejected: 3 }, 1000, 4000, 100)).toMatch(/^█+░+ +42 % {2}12,400 rows, 3,100 rows\/s, 3 rejected, about 6 s left$/);
    expect(progressLine({ bytes: 1000, rows: 5, rejected: 0 }, 1000, 200_000, 0)).toBe('100 %  5 rows, 0 rows/s');
    expect(progressLine({ bytes: 10, rows: 5, rejected: 0 }, 1000, 0, 20).length).toBeLessThan(20);
  });

  it('draws ten times a second on a terminal, and a plain line each ten seconds elsewhere', () => {
    for (const [isTTY, lines] of [[true, 202], [false, 3]] as const) {
      let time = 0;
      const drawn: string[] = [];
      const bar = progressBar(1000, { isTTY, columns: 80, write: (text) => drawn.push(text) }, () => time);
      for (; time < 20_000; time += 5) bar.at({ bytes: time / 20, rows: time, rejected: 0 });
      bar.at({ bytes: 1000, rows: time, rejected: 0 });
      bar.done({ bytes: 1000, rows: 20_000, rejected: 0 });
      expect(drawn.filter((text) => text !== '\n')).toHaveLength(lines);
      expect(drawn.join('').includes('\r')).toBe(isTTY);
    }
  });
});

it('is not stopped by anything it is given: every row is taken or refused, in order (property)', async () => {
  const seed = Number(process.env['SEED'] ?? 20_261_122);
  console.info(`seed ${seed}`);
  const exports = Object.values(exportsOf).map((text) => Buffer.from(text));
  const hostile = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 400 }),
    fc.record({ base: fc.constantFrom(...exports), at: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), byte: fc.constantFrom(0, 10, 13, 34, 44, 0x80, 0xff, 0xd8, 61) }).map(({ base, at, byte }) => {
      const copy = Buffer.from(base);
      for (const place of at) copy[Math.min(copy.length - 1, Math.floor(place * copy.length))] = byte;
      return copy;
    }),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ';', 'a', '1/2/3', '\u202e', '\ud800', '٣'), minLength: 1, maxLength: 200 }).map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(hostile, fc.integer({ min: 1, max: 500 }), async (bytes, chunk) => {
      const done = await take(memorySource(bytes, 'm', chunk)).catch((fault: unknown) => {
        if (!(fault instanceof Unreadable)) throw fault;
        return null;
      });
      if (!done) return;
      for (const row of done.taken) {
        expect(row.title).not.toBe('');
        expect(JSON.stringify(row)).not.toMatch(/\\u0000|\\ud[89ab]/);
        expect(row.receivedAt.at.getTime()).toBeLessThanOrEqual(now.getTime() + 300_000);
      }
      for (const lines of [done.taken.map((row) => row.line), done.rejected.map((row) => row.line)]) expect(lines).toEqual([...lines].sort((a, b) => a - b));
    }),
    { seed, numRuns: 400 },
  );
});
