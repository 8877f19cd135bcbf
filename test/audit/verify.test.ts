import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openIn } from '../../server/case/case.service.ts';
import { onRecord } from '../../server/journal/book.ts';
import { hashOf } from '../../server/journal/chain.ts';
import { Journaled } from '../../server/journal/guard.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { sealNow, verifySeals } from '../../server/journal/seal.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import { diskFiles } from '../../server/platform/files.ts';
import { newId } from '../../server/platform/ids.ts';
import { verify, type Fault } from '../../server/audit/verify.service.ts';
import { house, type TestHouse } from '../house.ts';
import { asSuperuser } from '../server.ts';

const at = (dir: string) => ({ sealKeyFile: join(dir, 'keys', 'seal.key'), dataDir: dir });

const aHouseWithCases = async (): Promise<{ h: TestHouse; dir: string; ids: string[] }> => {
  const h = await house();
  // The house seals by itself as well: one key for both.
  const dir = resolve('build/test-house', new URL(h.databaseUrl).pathname.slice(1));
  const ids: string[] = [];
  for (const title of ['Arrived warm', 'وصلت دافئة', 'Billed twice']) {
    const ctx = h.as();
    const id = newId(ctx.now());
    ids.push(id);
    await onRecord(ctx, caseStreams(id), async (book) => openIn(ctx, book, id, { nature: 'complaint', title, channel: 'form', language: 'en', receivedAt: ctx.now() }));
  }
  await expect.poll(async () => {
    await sealNow(h.as(), at(dir));
    // Whoever wrote by the form is sent a receipt, which is an entry too.
    const [row] = await h.as().em.execute<{ open: number }[]>("select (select count(*)::int from \"case\" where acknowledged_at is null) + count(*)::int as open from stream_head s where stream like 'case:%' and not exists (select from seal, jsonb_array_elements(heads) sealed where sealed->>0 = s.stream and (sealed->>1)::int = s.seq)");
    return row!.open;
  }, { interval: 20 }).toBe(0);
  return { h, dir, ids };
};

const faultsOf = async (h: TestHouse, dir: string): Promise<Fault[]> => {
  const tables = [...h.running.orm.getMetadata().getAll().values()].filter((meta) => (meta.class as { prototype: object }).prototype instanceof Journaled && meta.tableName).map(({ tableName }) => tableName);
  const { faults } = await verify({ connectionString: h.databaseUrl, files: diskFiles(join(dir, 'files')), tables, seals: (client) => verifySeals(client, at(dir)) });
  return [...faults];
};

/** What a superuser can do who switches every guard off. */
const tamper = async (h: TestHouse, sql: string, values: unknown[] = []): Promise<void> => {
  const client = new pg.Client({ connectionString: asSuperuser(h.databaseUrl) });
  await client.connect();
  await client.query('set session_replication_role = replica');
  await client.query(sql, values);
  await client.end();
};

test('an untouched house verifies', async () => {
  const { h, dir } = await aHouseWithCases();
  expect(await faultsOf(h, dir)).toEqual([]);
});

test.for<[string, (id: string) => [string, unknown[]], string, (id: string) => string]>([
  ['a state row', (id) => ['update "case" set title = \'Quiet\' where id = $1', [id]], 'row altered', (id) => `case:${id}`],
  ['a removed row', (id) => ['delete from "case" where id = $1', [id]], 'row removed', (id) => `case:${id}`],
  ['a smuggled row', () => ["insert into said (id, subject_id, field, version, body, language, at, author_id, digest) values ('01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002', 'x', 1, 'x', 'en', now(), 'x', 'x')", []], 'row unrecorded', () => 'said:01900000-0000-7000-8000-000000000001'],
  ['a text', (id) => ["update said set body = 'Never said' where subject_id = $1", [id]], 'text altered', () => 'said:'],
  ['an entry', (id) => ["update entry set fact = jsonb_set(fact, '{channel}', '\"call\"') where stream = 'case:' || $1::text", [id]], 'entry altered', (id) => `case:${id}#1`],
  ['a cut tail', (id) => ["with gone as (delete from entry where stream = 'case:' || $1::text) update stream_head set seq = 0, hash = '\\x00' where stream = 'case:' || $1::text", [id]], 'stream removed', (id) => `case:${id}`],
  ['a whole stream', (id) => ["with gone as (delete from entry where stream = 'case:' || $1::text) delete from stream_head where stream = 'case:' || $1::text", [id]], 'stream removed', (id) => `case:${id}`],
  ['a seal', () => ["update seal set root = repeat('0', 64)", []], 'seal broken', () => 'seal#1'],
  ['a removed seal', () => ['delete from seal', []], 'seal broken', () => 'seal#1'],
  ['the clock of an entry', (id) => ["update entry set at = at - interval '1 day' where stream = 'case:' || $1::text", [id]], 'entry altered', (id) => `case:${id}#1`],
])('tampering with %s is found and located', async ([, sql, what, where]) => {
  const { h, dir, ids } = await aHouseWithCases();
  const id = ids[1]!;
  await tamper(h, ...sql(id));
  const faults = await faultsOf(h, dir);
  expect(faults.map((fault) => fault.what)).toContain(what);
  expect(faults.some((fault) => fault.what === what && fault.where.startsWith(where(id)))).toBe(true);
});

test('servers that seal at the same moment leave one chain of seals, and a copy outside that agrees with it', async () => {
  const { h, dir } = await aHouseWithCases();
  for (let round = 0; round < 5; round++) {
    const write = async (): Promise<void> => {
      const ctx = h.as();
      const id = newId(ctx.now());
      await onRecord(ctx, caseStreams(id), async (book) => openIn(ctx, book, id, { nature: 'complaint', title: `Matter ${round}`, channel: 'letter', language: 'en', receivedAt: ctx.now() }));
    };
    await Promise.all([write(), sealNow(h.as(), at(dir)), write(), sealNow(h.as(), at(dir)), write(), sealNow(h.as(), at(dir))]);
  }
  expect(await faultsOf(h, dir)).toEqual([]);
});

test('a line of the copy outside that was cut is named, and the rest is still compared', async () => {
  const { h, dir } = await aHouseWithCases();
  const path = join(dir, 'seals.ndjson');
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  writeFileSync(path, [lines[0]!.slice(0, 30), ...lines.slice(1), JSON.stringify({ ...(JSON.parse(lines[0]!) as object), root: 'another' }), ''].join('\n'));
  const faults = await faultsOf(h, dir);
  expect(faults.map(({ what, where }) => [what, where])).toEqual([['seal broken', 'seals.ndjson:1'], ['seal broken', 'seal#1']]);
});

test('an entry forged with a right hash is betrayed by the seal', async () => {
  const { h, dir, ids } = await aHouseWithCases();
  const entries = await entriesAfter(h.as().em, `case:${ids[0]}`, 0);
  const last = entries.at(-1)!;
  const forged = { ...last, happenedAt: new Date(last.happenedAt.getTime() - 86_400_000) };
  const hash = hashOf(forged);
  await tamper(h, 'with e as (update entry set happened_at = $1, hash = $2 where stream = $3 and seq = $4) update stream_head set hash = $2 where stream = $3', [forged.happenedAt, hash, last.stream, last.seq]);
  const faults = await faultsOf(h, dir);
  expect(faults).toEqual([expect.objectContaining({ what: 'seal broken', where: `${last.stream}#${last.seq}` })]);
});
