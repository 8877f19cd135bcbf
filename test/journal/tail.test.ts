import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { localBell } from '../../server/journal/bell.ts';
import type { StoredEntry } from '../../server/journal/entry.entity.ts';
import { followAs, followLive } from '../../server/journal/tail.ts';
import { createLog } from '../../server/platform/log.ts';
import { house } from '../house.ts';
import { heldElsewhere } from './held.ts';

const writers = 12;
const each = 60;

/** Entries as plain SQL, in transactions that begin, draw their position and commit in every order. */
const write = async (url: string, writer: number): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  for (let n = 1; n <= each; n++) {
    await client.query('begin');
    await client.query(
      `insert into entry (stream, epoch, seq, kind, actor_kind, actor_id, subject_type, subject_id, at, happened_at, fact, states, prev, hash)
       values ($1, 1, $2, 'case.opened', 'system', 'x', 'case', gen_random_uuid(), now(), now(), '{}', '{}', '', '')`, [`trial:writer-${writer}`, n]);
    if ((writer + n) % 3 === 0) await client.query('select pg_sleep(0.01)');
    await client.query('commit');
  }
  await client.end();
};

const key = ({ stream, seq }: Pick<StoredEntry, 'stream' | 'seq'>): string => `${stream}#${seq}`;

test('a tail loses nothing while twelve writers commit in any order; a cursor of positions alone would', async () => {
  const h = await house({ bare: true });
  const bell = localBell();
  const log = createLog('silent');
  const fork = () => h.running.house.fork();
  const live: string[] = [];
  const durable: string[] = [];
  const tail = await followLive({ fork, bell, log, poll: 5, onEntries: (entries) => void live.push(...entries.map(key)) });
  const reader = await followAs('test', { fork, bell, log, poll: 5, onEntries: async (entries) => void durable.push(...entries.map(key)) });
  onTestFinished(async () => void (await Promise.all([tail.stop(), reader.stop()])));

  const naive: string[] = [];
  let last = 0n;
  let writing = true;
  const naively = (async () => {
    const client = new pg.Client(h.databaseUrl);
    await client.connect();
    for (let more = true; more; more = writing) {
      const { rows } = await client.query<{ position: string; stream: string; seq: string }>('select position, stream, seq from entry where position > $1 order by position', [String(last)]);
      last = BigInt(rows.at(-1)?.position ?? last);
      naive.push(...rows.map(({ stream, seq }) => `${stream}#${seq}`));
    }
    await client.end();
  })();
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(h.databaseUrl, writer)));
  writing = false;
  await naively;
  const whole = Array.from({ length: writers }, (_, writer) => Array.from({ length: each }, (__, n) => `trial:writer-${writer}#${n + 1}`)).flat().sort();
  await expect.poll(() => [live, durable].map((heard) => heard.filter((one) => one.startsWith('trial:writer')).length), { interval: 20 }).toEqual([whole.length, whole.length]);
  for (const heard of [live, durable]) expect(heard.filter((one) => one.startsWith('trial:writer')).sort()).toEqual(whole);
  expect(naive.filter((one) => one.startsWith('trial:writer')).length).toBeLessThan(whole.length);
});

test('a tail brings again what could not be told, and nothing twice', async () => {
  const h = await house({ bare: true });
  const heard: string[] = [];
  let fails = 2;
  const onEntries = (entries: readonly StoredEntry[]): void => {
    if (fails-- > 0) throw new Error('The database is away.');
    heard.push(...entries.map(key).filter((one) => one.startsWith('trial:writer')));
  };
  const tail = await followLive({ fork: () => h.running.house.fork(), bell: localBell(), log: createLog('silent'), poll: 5, onEntries });
  onTestFinished(() => tail.stop());
  await write(h.databaseUrl, 1);
  await expect.poll(() => heard.length, { interval: 20 }).toBe(each);
  expect(new Set(heard).size).toBe(each);
});

test('a durable reader has each effect once, whichever of two servers reads, and takes up where it stood', async () => {
  const h = await house({ bare: true });
  const bell = localBell();
  const log = createLog('silent');
  const fork = () => h.running.house.fork();
  const heard: string[] = [];
  let failing = true;
  const open = () => followAs('twice', {
    fork, bell, log, poll: 5,
    onEntries: async (entries) => {
      if (failing) {
        failing = false;
        throw new Error('The first try fails: its cursor must not move.');
      }
      heard.push(...entries.map(key));
    },
  });
  const both = [await open(), await open()];
  await Promise.all([write(h.databaseUrl, 1), write(h.databaseUrl, 2)]);
  const mine = () => heard.filter((one) => one.startsWith('trial:writer'));
  await expect.poll(() => mine().length, { interval: 20 }).toBe(2 * each);
  await Promise.all(both.map((tail) => tail.stop()));
  await write(h.databaseUrl, 3);
  const again = await open();
  await expect.poll(() => mine().length, { interval: 20 }).toBe(3 * each);
  await again.stop();
  expect(new Set(mine()).size).toBe(3 * each);
});

test('what is too much for one transaction is read in smaller pieces, down to one, until it goes', async () => {
  const h = await house({ bare: true });
  const heard: string[] = [];
  const pieces: number[] = [];
  await write(h.databaseUrl, 1);
  const reader = await followAs('slow', {
    fork: () => h.running.house.fork(), bell: localBell(), log: createLog('silent'), poll: 5,
    onEntries: async (entries) => {
      pieces.push(entries.length);
      if (entries.length > 1) throw new Error('The database ends a transaction that takes so long.');
      heard.push(...entries.map(key));
    },
  });
  onTestFinished(() => reader.stop());
  await expect.poll(() => heard.filter((one) => one.startsWith('trial:writer')).length, { interval: 20 }).toBe(each);
  expect(new Set(heard).size).toBe(heard.length);
  expect(pieces[0]).toBeGreaterThan(each - 1);
});

test('what an open transaction holds back, be it of another database, is told once it ends; until then nobody is told that nothing waits', async () => {
  const h = await house({ bare: true });
  const bell = localBell();
  const live: string[] = [];
  let hints = 0;
  const tail = await followLive({ fork: () => h.running.house.fork(), bell, log: createLog('silent'), poll: 5, onEntries: (entries) => void live.push(...entries.map(key)), onHeld: () => void hints++ });
  onTestFinished(() => tail.stop());
  const ends = await heldElsewhere();
  await write(h.databaseUrl, 1);
  await expect.poll(() => tail.readWithin(50), { interval: 20 }).toBe(false);
  const heard = (): number => live.filter((one) => one.startsWith('trial:writer')).length;
  expect(hints, 'that something waits is known at once').toBeGreaterThan(0);
  expect(heard()).toBe(0);
  await ends();
  await expect.poll(heard, { interval: 20 }).toBe(each);
  await expect.poll(() => tail.readWithin(50), { interval: 20 }).toBe(true);
});
