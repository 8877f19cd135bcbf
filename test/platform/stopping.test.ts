import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { MakeBranch } from '../../schema/documents/people.ts';
import { op } from '../case/room.ts';
import { house, type TestHouse } from '../house.ts';
import { asSuperuser } from '../server.ts';

const branch = { nameEn: 'Harbour', nameAr: 'الميناء', zone: 'Asia/Riyadh' };
const ways: Readonly<Record<string, (h: TestHouse) => Promise<boolean>>> = {
  'what a program asked for': async ({ amal }) => (await amal.refused(MakeBranch, { opId: op(), input: { ...branch, active: true } })).length === 0,
  'the form of a page': async ({ amal, running: { origin } }) => {
    const cookie = [...amal.cookies].map((pair) => pair.join('=')).join('; ');
    const body = new URLSearchParams({ ...branch, opId: op(), version: '', active: 'yes' });
    return (await fetch(`${origin}/people/departments/branches/new?/save`, { method: 'POST', redirect: 'manual', headers: { cookie, origin, accept: 'text/html' }, body })).status === 303;
  },
};

test.each(Object.entries(ways))('a server that stops takes nothing new, and finishes what is under way: %s', async (_, asks) => {
  const h = await house();
  const other = new pg.Client({ connectionString: asSuperuser(h.databaseUrl) });
  await other.connect();
  onTestFinished(() => other.end());
  const counted = async (what: string): Promise<number> => (await other.query<{ count: number }>(`select count(*)::int as count from ${what}`)).rows[0]!.count;
  const before = await counted('branch');
  // Until this is over nobody can write a branch.
  await other.query('begin; lock table branch in share mode');
  const asked = asks(h);
  await expect.poll(() => counted("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).toBe(1);

  const stopped = h.running.stop();
  const answers = async (path: string): Promise<number> => (await fetch(h.running.origin + path)).status;
  await expect.poll(() => answers('/readyz')).toBe(503);
  expect(await answers('/healthz'), 'it has not gone yet').toBe(200);
  await other.query('commit');
  expect(await asked).toBe(true);
  await stopped;
  expect(await counted('branch')).toBe(before + 1);
  await expect(answers('/healthz')).rejects.toThrow();
});
