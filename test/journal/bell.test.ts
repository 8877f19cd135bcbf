import { expect, onTestFinished, test } from 'vitest';
import { localBell, type Bell } from '../../server/journal/bell.ts';
import { postgresBell } from '../../server/journal/bell.postgres.ts';
import { redisBell } from '../../server/journal/bell.redis.ts';
import { createLog } from '../../server/platform/log.ts';
import { redis } from '../redis.ts';
import { server } from '../server.ts';

const log = createLog('silent');

/** Two servers that hear each other: within a process they share the one bell. */
const ways: Readonly<Record<string, () => Promise<readonly [Bell, Bell]>>> = {
  local: async () => {
    const bell = localBell();
    return [bell, bell];
  },
  PostgreSQL: async () => [await postgresBell(server().database, log), await postgresBell(server().database, log)],
  Redis: async () => {
    const { url } = await redis();
    return [await redisBell(url, log), await redisBell(url, log)];
  },
};

const heard = (bell: Bell, wanted: string): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const stop = bell.hear((streams) => {
      if (!streams.includes(wanted)) return;
      stop();
      resolve(streams);
    });
  });

test.each(Object.entries(ways))('the %s bell is heard here and there, once, and says no more than where to look', async (_, open) => {
  const [here, there] = await open();
  onTestFinished(async () => void (await Promise.all([here.close(), there.close()])));
  const both = Promise.all([heard(here, 'case:a'), heard(there, 'case:a')]);
  here.ring(['case:a', 'tracking:a']);
  for (const streams of await both) expect([...streams].sort()).toEqual(['case:a', 'tracking:a']);

  let count = 0;
  here.hear((streams) => void (streams.includes('case:b') && count++));
  const last = heard(there, 'case:c');
  here.ring(['case:b']);
  here.ring(['case:c']);
  await last;
  expect(count).toBe(1);

  const flood = heard(there, 'house');
  for (let n = 0; n < 2_000; n++) here.ring([`case:${n}`]);
  const everywhere = new Promise<void>((resolve) => there.hear((streams) => void ((streams.length === 0 || streams.includes('house')) && resolve())));
  here.ring(['house']);
  await Promise.race([flood, everywhere]);
});

test('a bell whose connection is lost is heard again by itself', async () => {
  const [here, there] = [await postgresBell(server().database, log), await postgresBell(server().database, log)];
  onTestFinished(async () => void (await Promise.all([here.close(), there.close()])));
  const back = new Promise<void>((resolve) => there.hear((streams) => void (streams.length === 0 && resolve())));
  const { default: pg } = await import('pg');
  const client = new pg.Client(server().database);
  await client.connect();
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'majlis bell' and datname = current_database()");
  await client.end();
  await back;
  const again = heard(there, 'case:z');
  const ringing = setInterval(() => here.ring(['case:z']), 50);
  await again;
  clearInterval(ringing);
});
