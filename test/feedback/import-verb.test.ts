import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Case } from '../../server/case/case.entity.ts';
import { exits, importFile } from '../../server/feedback/channels/import/import.command.ts';
import { recordMany } from '../../server/journal/batch.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import { newId } from '../../server/platform/ids.ts';
import { seedPolicies } from '../../server/policy/policy.service.ts';
import { faultsOf } from '../audit/faults.ts';
import { departments } from '../cast.ts';
import { house, type TestHouse } from '../house.ts';

const rows = [
  'Number,Received,Complaint,Status,Customer,E-mail,Phone,Department,Satisfied,Lot',
  '1001,2026-11-02 09:15,"The box was warm, and nobody answered.\nTwice.",Closed,Noura Al-Otaibi,noura@example.com,0505550101,Logistics,no,L-7',
  '1002,2026-11-03,وصلت الشحنة متأخرة يومين,مفتوحة,أحمد الغامدي,,0505550102,الخدمات اللوجستية,,L-8',
  '1003,2026-11-04,Billed twice,Closed,,,,Billing,yes,',
  '1004,31.02.2026,There is no such day,Open,,,,,,',
];

const file = (lines: readonly string[] = rows): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'import-')), 'complaints.csv');
  writeFileSync(path, `\ufeff${lines.join('\r\n')}\r\n`);
  return path;
};

const take = async (h: TestHouse, ...args: string[]): Promise<{ code: number; said: string }> => {
  const said: string[] = [];
  const code = await importFile(h.as(), args, { out: (sentence) => said.push(sentence), progress: { write: () => true }, ms: () => 0 });
  return { code, said: said.join('\n') };
};

/** One hash over every row of every table. */
const fingerprint = async (h: TestHouse): Promise<string> => {
  const { em } = h.as();
  const tables = await em.execute<{ name: string }[]>("select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('reader_cursor', 'session') order by 1");
  const hash = createHash('sha256');
  for (const { name } of tables) {
    const [row] = await em.execute<{ all: string }[]>(`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as all from "${name}" t`);
    hash.update(`${name} ${row!.all}\n`);
  }
  return hash.digest('hex');
};

test('an import takes every good row with an entry of its own, and says of the others why not', async () => {
  const h = await house();
  const path = file();
  const { code, said } = await take(h, path);
  expect(code).toBe(exits.someRefused);
  expect(said).toContain('taken: 3, there already: 0, refused: 1');
  expect(readFileSync(`${path}.rejected.csv`, 'utf8')).toMatch(/31\.02\.2026/);
  const cases = await h.as().em.find(Case, {}, { orderBy: { receivedAt: 'asc' } });
  expect(cases.map(({ stage, closing, language, departmentId, dueAt }) => ({ stage, closing, language, departmentId, dueAt }))).toEqual([
    { stage: 'closed', closing: 'notAccepted', language: 'en', departmentId: departments.logistics, dueAt: null },
    { stage: 'received', closing: null, language: 'ar', departmentId: departments.logistics, dueAt: null },
    { stage: 'closed', closing: 'accepted', language: 'en', departmentId: null, dueAt: null },
  ]);
  expect(cases[0]!.own).toMatchObject({ lot: 'L-7', 'imported-status': 'Closed', 'imported-satisfied': 'no' });
  const kinds = await h.as().em.execute<{ kind: string; count: number }[]>("select kind, count(*)::int as count from entry where kind like '%mport%' group by 1 order by 1");
  expect(kinds).toEqual([{ kind: 'case.imported', count: 6 }, { kind: 'house.importBegan', count: 1 }, { kind: 'house.imported', count: 1 }]);
  expect(await faultsOf(h)).toEqual([]);
});

test('imported history reaches nobody and starts no clock', async () => {
  const h = await house();
  await seedPolicies(h.as());
  await take(h, file());
  await h.clock.passes('5 min');
  const { em } = h.as();
  expect(await em.execute('select 1 from delivery')).toEqual([]);
  expect(await em.execute('select 1 from case_clock')).toEqual([]);
  expect(await em.execute("select 1 from complainant where reach <> 'none'")).toEqual([]);
});

test('live, what is open runs on the clocks of the house, from the day it was received', async () => {
  const h = await house();
  await seedPolicies(h.as());
  const { code } = await take(h, file(), '--live');
  expect(code).toBe(exits.someRefused);
  const clocks = await h.as().em.execute<{ name: string; started: string; source: string }[]>("select name, started_at::text as started, c.stage as source from case_clock k join \"case\" c on c.id = k.case_id order by name");
  expect(clocks.map(({ name }) => name)).toEqual(expect.arrayContaining(['acknowledge', 'decision']));
  expect(new Set(clocks.map(({ started, source }) => `${source} ${started.slice(0, 10)}`))).toEqual(new Set(['received 2026-11-02']));
  expect(await h.as().em.execute("select 1 from complainant where reach = 'sms'")).toHaveLength(1);
});

test('a second import of the same file changes nothing at all', async () => {
  const h = await house();
  const path = file(rows.slice(0, 4));
  expect((await take(h, path)).code).toBe(exits.done);
  const before = await fingerprint(h);
  const again = await take(h, path);
  expect(again).toMatchObject({ code: exits.done, said: expect.stringContaining('taken: 0, there already: 3, refused: 0') });
  expect(await fingerprint(h)).toBe(before);
});

test('a number of the source is one case, whatever else the row says the second time', async () => {
  const h = await house();
  const map = join(mkdtempSync(join(tmpdir(), 'import-')), 'map.json');
  writeFileSync(map, JSON.stringify({ map: 'majlis import map 1', source: 'old system', columns: { Number: 'sourceId', Received: 'receivedAt', Complaint: 'words' } }));
  expect((await take(h, file([...rows.slice(0, 4), '1001,2026-11-09,The same number again,Open,,,,,,']), '--map', map)).said).toContain('taken: 3, there already: 1');
  expect((await take(h, file([...rows.slice(0, 2), '1005,2026-11-09,A new one,Open,,,,,,']), '--map', map)).said).toContain('taken: 1, there already: 1');
  expect(await h.as().em.count(Case, { sourceId: 'old system:1001' })).toBe(1);
});

test('a dry run reads everything and writes nothing', async () => {
  const h = await house();
  const [path, before] = [file(), await fingerprint(h)];
  const { code, said } = await take(h, path, '--dry-run');
  expect(code).toBe(exits.someRefused);
  expect(said).toContain('Dry run, nothing was written. It would be: taken: 3, there already: 0, refused: 1');
  expect(said).toContain('"map": "majlis import map 1"');
  expect(await fingerprint(h)).toBe(before);
  expect(existsSync(`${path}.rejected.csv`)).toBe(false);
});

test('what cannot be read is said in a sentence, and nothing is taken', async () => {
  const h = await house();
  expect(await take(h, '/nowhere/complaints.csv')).toMatchObject({ code: exits.unusable, said: expect.stringContaining('There is no file') });
  expect((await take(h, file(['Colour,Shape', 'red,round']))).code).toBe(exits.unusable);
  expect((await take(h)).code).toBe(exits.misused);
  expect((await take(h, 'a.csv', '--everything')).code).toBe(exits.misused);
  expect(await take(h, file(), '--map', '/nowhere/map.json')).toMatchObject({ code: exits.unusable });
  expect(await h.as().em.count(Case)).toBe(0);
});

test('thousands of rows stand in the journal as if each had been written alone', async () => {
  const h = await house();
  const many = Array.from({ length: 450 }, (_one, at) => `${at},2026-10-0${1 + (at % 9)},Complaint number ${at} about a bill,Closed,Customer ${at},c${at}@example.com,,,,`);
  expect((await take(h, file([rows[0]!, ...many, ...many.slice(0, 20)]))).said).toContain('taken: 450, there already: 20');
  expect(await faultsOf(h)).toEqual([]);
});

test('a row without an entry is refused by the database, and a stream begins only once', async () => {
  const h = await house();
  const id = newId(h.clock.now());
  const open = (title: string) => recordMany(h.as(), (many) => {
    const story = many.open(caseStreams(id));
    story.add(Case, { id, number: '4172093586', nature: 'complaint', stage: 'received', title, channel: 'form', language: 'en', receivedAt: h.clock.now(), enteredAt: h.clock.now(), ladderAt: h.clock.now() });
  });
  await expect(open('No entry')).rejects.toThrow(/no entry in the journal/);
  await expect(h.as().em.execute(`insert into "case" (id, number, title, channel, language, received_at, entered_at, ladder_at) values ('${id}', '4172093586', 'x', 'form', 'en', now(), now(), now())`)).rejects.toThrow(/no entry in the journal/);
});
