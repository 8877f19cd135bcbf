import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { backUp, tablesOf, type Manifest } from '../../server/audit/backup.service.ts';
import { BackupFault } from '../../server/audit/backup.fault.ts';
import { restore } from '../../server/audit/restore.service.ts';
import { verify } from '../../server/audit/verify.service.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { Journaled } from '../../server/journal/guard.ts';
import { verifySeals } from '../../server/journal/seal.ts';
import { enterHouse } from '../../server/inside.ts';
import { openHouse } from '../../server/main.ts';
import { diskFiles } from '../../server/platform/files.ts';
import { movableClock } from '../../server/platform/clock.ts';
import { createLog } from '../../server/platform/log.ts';
import { aCase } from '../case/room.ts';
import { client } from '../client.ts';
import { FeedPositionOf } from '../../schema/documents/journal.ts';
import { tell } from '../feedback/telling.ts';
import { raised, settled } from '../escalation/board.ts';
import { house, type TestHouse } from '../house.ts';
import { reached } from '../notice/people.ts';
import { asSuperuser, server } from '../server.ts';

const log = createLog('error');
const quiet = (): void => undefined;
let count = 0;

/** The config that the test house itself runs with. */
const configOf = (h: TestHouse): Config => readConfig({ DATABASE_URL: h.databaseUrl, MAJLIS_DEMO: 'off', DATA_DIR: `build/test-house/${new URL(h.databaseUrl).pathname.slice(1)}` });

const backedUp = async (h: TestHouse): Promise<{ folder: string; manifest: Manifest; config: Config }> => {
  const config = configOf(h);
  const folder = mkdtempSync(join(tmpdir(), 'backup-'));
  const manifest = await backUp({ connectionString: h.databaseUrl, at: h.clock.now(), to: folder, filesDir: config.filesDir, keysDir: config.keysDir, sealKeyFile: config.sealKeyFile, onProgress: quiet });
  return { folder, manifest, config };
};

/** An empty, migrated database and empty folders, on another path with letters of both languages. */
const elsewhere = async (): Promise<{ config: Config; adminString: string }> => {
  const name = `restored_${process.pid}_${++count}`;
  const base = server().database;
  await onServer(base, `create database ${name} template house_template`);
  onTestFinished(() => onServer(server().admin, `drop database ${name} with (force)`));
  const config = readConfig({ PORT: '0', DATABASE_URL: base.replace(/\/[^/]*$/, `/${name}`), MAJLIS_DEMO: 'off', DATA_DIR: mkdtempSync(join(tmpdir(), 'مجلس restored ')), LOG_LEVEL: 'error' });
  return { config, adminString: server().admin.replace(/\/[^/]*$/, `/${name}`) };
};

const restored = async (from: string): Promise<Config> => {
  const { config, adminString } = await elsewhere();
  await restore({ adminString, from, filesDir: config.filesDir, keysDir: config.keysDir, sealKey: basename(config.sealKeyFile), at: new Date('2026-11-23T07:00:00Z'), onProgress: quiet });
  return config;
};

/** Each table as a hash over its rows, in an order of their own; without what a restore numbers anew. */
const hashesOf = async (connectionString: string): Promise<Record<string, string>> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query("set timezone = 'UTC'");
  const found: Record<string, string> = {};
  for (const table of await tablesOf(client)) {
    if (table === 'house_epoch' || table === 'reader_cursor') continue;
    const { rows } = await client.query<{ line: string }>(`select (to_jsonb(t) - 'xid' - 'position' ${table === 'stream_head' ? "- 'epoch'" : ''})::text as line from "${table}" t order by 1`);
    found[table] = createHash('sha256').update(rows.map(({ line }) => line).join('\n')).digest('hex');
  }
  await client.end();
  return found;
};

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
};

test('a restored house is the one that was backed up, row by row, and verifies', async () => {
  const h = await house();
  const kase = await aCase(h, { title: 'وصلت الشحنة دافئة' });
  await raised(h, h.salma, kase);
  await settled(h);
  await reached(h);
  const { folder, manifest } = await backedUp(h);
  expect(manifest.tables['case']!.rows).toBe(1);
  expect(existsSync(join(folder, 'manifest.sig'))).toBe(true);

  const config = await restored(folder);
  expect(await hashesOf(config.databaseUrl!)).toEqual(await hashesOf(h.databaseUrl));
  expect(Object.keys(manifest.files), 'push services know the house by it').toContain('keys/push.key');
  for (const path of Object.keys(manifest.files)) expect(existsSync(join(config.dataDir, path)), path).toBe(true);

  const inside = await enterHouse({ config, clock: movableClock('2026-11-23T07:00:00Z'), log, databaseUrl: config.databaseUrl! });
  const tables = [...inside.orm.getMetadata().getAll().values()].filter((meta) => (meta.class as { prototype: object }).prototype instanceof Journaled && meta.tableName).map(({ tableName }) => tableName);
  await inside.close();
  const { faults, entries } = await verify({ connectionString: config.databaseUrl!, files: diskFiles(config.filesDir), tables, seals: async (client) => ({ ...(await verifySeals(client, config)), faults: [] }) });
  expect(faults).toEqual([]);
  expect(entries).toBeGreaterThan(5);
});

test('a restore raises the epoch: whoever comes back to a feed gets a fresh picture, and work goes on', async () => {
  const h = await house();
  const kase = await aCase(h);
  await settled(h);
  await reached(h);
  const before = await h.salma.done(FeedPositionOf, { stream: `case:${kase.id}` });
  const { folder } = await backedUp(h);
  const config = await restored(folder);
  const running = await openHouse({ config, clock: movableClock(h.clock.now()), log, databaseUrl: config.databaseUrl! });
  onTestFinished(() => running.stop());
  const salma = client({ origin: running.origin, cookies: h.salma.cookies });
  const data = await salma.done(FeedPositionOf, { stream: `case:${kase.id}` });
  const cookie = `majlis=${h.salma.cookies.get('majlis')}`;
  expect(data.feedPosition).toEqual({ epoch: before.feedPosition.epoch + 1, at: expect.stringMatching(/^\d+$/) });
  expect(await firstFrame(running.origin, cookie, `case:${kase.id}`, before.feedPosition)).toMatchObject({ mode: 'snapshot', epoch: before.feedPosition.epoch + 1 });
  expect(await firstFrame(running.origin, cookie, `case:${kase.id}`, data.feedPosition)).toMatchObject({ mode: 'current' });
  // What never was there before the restore begins under the epoch of today.
  const receipt = await tell(client({ origin: running.origin }));
  expect(receipt.number).toMatch(/^\d{10}$/);
  expect((await salma.done(FeedPositionOf, { stream: `case:${kase.id}` })).feedPosition.epoch).toBe(data.feedPosition.epoch);
});

/** The first frame that the feed over plain HTTP answers a position with. */
const firstFrame = async (origin: string, cookie: string, stream: string, after: { epoch: number; at: string }): Promise<unknown> => {
  const { hash } = trusted('StreamFeed');
  const gone = new AbortController();
  const address = new URL('/feed', origin);
  address.search = new URLSearchParams({ operation: hash, variables: JSON.stringify({ stream }), after: JSON.stringify(after) }).toString();
  const response = await fetch(address, { headers: { accept: 'text/event-stream', cookie, origin }, signal: gone.signal });
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const data = /^data: ?(.+)$/m.exec(text)?.[1];
    if (!data || !text.includes('\n\n')) continue;
    gone.abort();
    return JSON.parse(data);
  }
  throw new Error(`No frame came: ${response.status} ${text}`);
};

const trusted = (name: string): { hash: string } => ({ hash: (JSON.parse(readFileSync(resolve('schema/trusted.names.json'), 'utf8')) as Record<string, string>)[name]! });

test('a backup that was altered is not restored, nor one into a house that is not empty', async () => {
  const h = await house();
  await aCase(h);
  const { folder, config } = await backedUp(h);
  await expect(restore({ adminString: asSuperuser(h.databaseUrl), from: folder, filesDir: config.filesDir, keysDir: config.keysDir, sealKey: basename(config.sealKeyFile), at: h.clock.now(), onProgress: quiet }))
    .rejects.toThrow('This house is not empty');
  await expect(backUp({ connectionString: h.databaseUrl, at: h.clock.now(), to: folder, filesDir: config.filesDir, keysDir: config.keysDir, sealKeyFile: config.sealKeyFile, onProgress: quiet })).rejects.toThrow('not empty');
  const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
  writeFileSync(join(folder, 'manifest.json'), manifest.replace('"rows": 1', '"rows": 2'));
  await expect(restored(folder)).rejects.toThrow('was altered');
  await expect(restored(join(folder, 'tables'))).rejects.toThrow('holds no backup');
  // A sentence for the terminal, not a fault of the program.
  await expect(restored(folder)).rejects.toBeInstanceOf(BackupFault);
});
