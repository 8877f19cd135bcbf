import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { isPostgresOf } from '../../server/platform/database/process.ts';
import { ask, clear, clusterIn, copyForUser, difficultFolder, gone, keep, lockOf, ownerOf, until, type Keeper } from './keeper.ts';

const isRoot = process.getuid?.() === 0;

/** A house that was set up and stopped once; most tests begin with a copy of it. */
let pattern: string;
let house: string;

beforeAll(async () => {
  pattern = difficultFolder();
  const keeper = keep(pattern);
  const { url } = await keeper.up();
  await ask(url, "create table kept as select 'محفوظ' word");
  await keeper.stop();
});
afterAll(() => clear(pattern));
afterEach(() => clear(house));

function copyOfPattern(): string {
  house = difficultFolder();
  execFileSync('cp', ['-a', join(pattern, 'database'), house]);
  return house;
}

const kept = async (url: string) => (await ask(url, 'select word from kept')).word;

function start(dataDir: string): Keeper {
  const keeper = keep(dataDir);
  onTestFinished(() => keeper.kill());
  return keeper;
}

test('the first start sets up a database that is careful with what it is given', async () => {
  house = difficultFolder();
  const keeper = start(house);
  const { url, adminUrl, adopted } = await keeper.up();
  expect(adopted).toBe(false);
  const shown = await ask(adminUrl, `select current_setting('data_checksums') sums, current_setting('fsync') fsync, current_setting('synchronous_commit') commit,
    current_setting('listen_addresses') listens, current_setting('unix_socket_directories') sockets, datlocprovider provider, datlocale locale, pg_encoding_to_char(encoding) encoding
    from pg_database where datname = current_database()`);
  expect(shown).toEqual({ sums: 'on', fsync: 'on', commit: 'on', listens: '127.0.0.1', sockets: '', provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' });
  expect((await ask(adminUrl, "select count(*)::int n from pg_authid where rolpassword like 'SCRAM-SHA-256%'")).n).toBe(2);
  expect(await ask(url, 'select current_user me, rolsuper super from pg_roles where rolname = current_user')).toEqual({ me: 'majlis', super: false });
  for (const extension of ['pg_trgm', 'unaccent', 'btree_gin', 'pgcrypto']) await ask(url, `create extension ${extension}`);

  expect(statSync(join(house, 'database', 'secret')).mode & 0o777).toBe(0o600);
  expect(statSync(clusterIn(house)).mode & 0o077).toBe(0);
  await expect(ask(url.replace(/:[0-9a-f]{64}@/, ':password@'), 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('stop ends the server, and the next start finds all as it was, at the same address', async () => {
  copyOfPattern();
  const first = start(house);
  const before = await first.up();
  await first.stop();
  expect(isPostgresOf(before.pid, clusterIn(house))).toBe(false);
  expect(existsSync(lockOf(house))).toBe(false);
  const after = await start(house).up();
  expect(after.url).toBe(before.url);
  expect(await kept(after.url)).toBe('محفوظ');
});

test('after kill -9 of the house the database lives on, and the next start adopts it', async () => {
  copyOfPattern();
  const first = start(house);
  const before = await first.up();
  await first.kill();
  const second = start(house);
  const after = await second.up();
  expect(after).toMatchObject({ adopted: true, pid: before.pid, url: before.url });
  expect(await kept(after.url)).toBe('محفوظ');
  await second.stop();
  expect(isPostgresOf(before.pid, clusterIn(house))).toBe(false);
});

test('a lock that a killed database left behind is no obstacle', async () => {
  copyOfPattern();
  const first = start(house);
  const before = await first.up();
  await first.kill();
  process.kill(before.pid, 'SIGKILL');
  await gone(before.pid);
  expect(existsSync(lockOf(house))).toBe(true);
  const after = await start(house).up();
  expect(after.adopted).toBe(false);
  expect(await kept(after.url)).toBe('محفوظ');
});

test('a lock whose number belongs to somebody else by now is no obstacle, and that process is left alone', async () => {
  copyOfPattern();
  const { uid, gid } = ownerOf(clusterIn(house));
  // Of the same user, so that PostgreSQL by itself would refuse; named like it, so that a name proves nothing.
  const foreign = spawn('/bin/sh', ['-c', 'exec sleep 600'], { argv0: 'postgres', cwd: '/', uid, gid, stdio: 'ignore' });
  onTestFinished(() => void foreign.kill('SIGKILL'));
  writeFileSync(lockOf(house), `${foreign.pid}\n${clusterIn(house)}\n1767000000\n5432\n\n127.0.0.1\n  1234567         1\nready   \n`, { mode: 0o600 });
  execFileSync('chown', [`${uid}:${gid}`, lockOf(house)]);
  const { adopted, pid, url } = await start(house).up();
  expect(adopted).toBe(false);
  expect(pid).not.toBe(foreign.pid);
  expect(await kept(url)).toBe('محفوظ');
  expect(foreign.exitCode).toBeNull();
});

test('a lock that a power cut emptied is no obstacle', async () => {
  copyOfPattern();
  writeFileSync(lockOf(house), '');
  expect(await kept((await start(house).up()).url)).toBe('محفوظ');
});

test('a remembered port that is busy is left for another', async () => {
  copyOfPattern();
  const squatter = createServer();
  const port = await new Promise<number>((resolve) => squatter.listen(0, '127.0.0.1', () => resolve((squatter.address() as { port: number }).port)));
  onTestFinished(() => void squatter.close());
  writeFileSync(join(house, 'database', 'port'), String(port));
  const up = await start(house).up();
  expect(up.port).not.toBe(port);
  expect(await kept(up.url)).toBe('محفوظ');
  expect(readFileSync(join(house, 'database', 'port'), 'utf8')).toBe(String(up.port));
});

test.for([
  ['as the draft is made', (draft: string) => existsSync(draft)],
  ['in the middle of initdb', (draft: string) => existsSync(join(draft, 'cluster', 'base', '1'))],
  ['as the passwords are set', (draft: string) => existsSync(join(draft, 'cluster', 'postmaster.pid'))],
] as const)('a kill during the first set-up, %s, is got over', async ([, reached]) => {
  house = difficultFolder();
  const first = start(house);
  const drafts = () => readdirSync(house).filter((name) => name.startsWith('database.new-'));
  await until(() => drafts().some((name) => reached(join(house, name))));
  await first.kill();
  expect(readdirSync(house)).not.toContain('database');
  const { url } = await start(house).up();
  expect(drafts()).toEqual([]);
  expect(await ask(url, 'select 1 n')).toEqual({ n: 1 });
});

test('two starts at once on a new folder share one database, and the last one to leave stops it', async () => {
  house = difficultFolder();
  const [first, second] = [start(house), start(house)];
  const [one, two] = await Promise.all([first.up(), second.up()]);
  expect(one.pid).toBe(two.pid);
  expect(one.url).toBe(two.url);
  await first.stop();
  expect(await ask(two.url, 'select 1 n')).toEqual({ n: 1 });
  await second.stop();
  expect(isPostgresOf(one.pid, clusterIn(house))).toBe(false);
});

test('a database that dies is started again at the same address', async () => {
  copyOfPattern();
  const keeper = start(house);
  const before = await keeper.up();
  process.kill(before.pid, 'SIGKILL');
  expect(await keeper.next()).toEqual({ is: 'down' });
  const after = await keeper.next();
  expect(after).toMatchObject({ is: 'restarted', url: before.url });
  expect(await kept(before.url)).toBe('محفوظ');
});

test('what an earlier server left in memory is waited for', async () => {
  copyOfPattern();
  const first = start(house);
  const before = await first.up();
  const children = readFileSync(`/proc/${before.pid}/task/${before.pid}/children`, 'utf8').trim().split(' ').map(Number);
  // A part of the old server that does not notice its end.
  const straggler = children[0] ?? 0;
  process.kill(straggler, 'SIGSTOP');
  await first.kill();
  process.kill(before.pid, 'SIGKILL');
  await gone(before.pid);
  const second = start(house);
  await until(() => readFileSync(join(house, 'database', 'postgres.log'), 'utf8').includes('pre-existing shared memory block'));
  process.kill(straggler, 'SIGCONT');
  expect(await kept((await second.up()).url)).toBe('محفوظ');
});

test('what is no database is named and left as it is', async () => {
  house = difficultFolder();
  mkdirSync(join(house, 'database'));
  writeFileSync(join(house, 'database', 'notes.txt'), 'mine');
  const news = await start(house).next();
  expect(news).toMatchObject({ is: 'fault', sentence: expect.stringContaining('holds something, but no database') as string });
  expect(readFileSync(join(house, 'database', 'notes.txt'), 'utf8')).toBe('mine');
});

test('an ordinary user starts it too, also where the install scripts were not run', async () => {
  house = difficultFolder();
  const { uid, gid } = isRoot ? { uid: 65_534, gid: 65_534 } : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  for (const above of [house, join(house, '..'), join(house, '..', '..')]) chmodSync(above, 0o755);
  const program = copyForUser(house, uid, gid);
  const keeper = keep(join(house, 'data'), isRoot ? program : { node: program.node, script: program.script });
  onTestFinished(() => keeper.kill());
  const { url, pid } = await keeper.up();
  expect(await ask(url, 'select 1 n')).toEqual({ n: 1 });
  expect(statSync(`/proc/${pid}`).uid).toBe(uid);
  await keeper.stop();
  expect(isPostgresOf(pid, clusterIn(join(house, 'data')))).toBe(false);
});
