import pg from 'pg';
import { expect, test } from 'vitest';
import { KeepCalendar, Replannings, SettingsCalendars } from '../../schema/documents/policy.ts';
import { houseStream } from '../../server/journal/stream.entity.ts';
import { aCase, op } from '../case/room.ts';
import { house, type TestHouse } from '../house.ts';
import { program } from '../program.ts';
import { asSuperuser } from '../server.ts';

const many = 250;

/** A case with its clocks and their logs, so many times: what would run in a house of years. Written past the journal by the superuser; what happens to them goes through the book. */
const copies = async (h: TestHouse, id: string): Promise<void> => {
  const client = new pg.Client(asSuperuser(h.databaseUrl));
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const copied = async (table: string, from: string, where: string, set: string): Promise<void> => {
      const { rows } = await client.query<{ column_name: string }>("select column_name from information_schema.columns where table_name = $1 and is_generated = 'NEVER'", [table]);
      const columns = rows.map(({ column_name: name }) => `"${name}"`).join(', ');
      await client.query(`insert into "${table}" (${columns}) select ${columns} from (select (jsonb_populate_record(t, jsonb_build_object(${set}))).* from ${from} where ${where}) made`, [id]);
    };
    await client.query(`create temp table twin as select gen_random_uuid() as id, n from generate_series(1, ${many}) n`);
    await copied('case', '"case" t, twin w', 't.id = $1', "'id', w.id, 'number', '8' || lpad(w.n::text, 9, '0')");
    await client.query(`create temp table twin_clock as select gen_random_uuid() as id, c.id as of, w.id as case_id from case_clock c, twin w where c.case_id = '${id}'`);
    await copied('case_clock', 'case_clock t join twin_clock w on w.of = t.id', 't.case_id = $1', "'id', w.id, 'case_id', w.case_id");
    await copied('clock_line', 'clock_line t join twin_clock w on w.of = t.clock_id', 't.case_id = $1', "'id', gen_random_uuid(), 'clock_id', w.id, 'case_id', w.case_id");
  } finally {
    await client.end();
  }
};

test('rules 5 and 10: two servers plan the same cases anew, one of them killed at it: each case goes over once, with one record', async () => {
  const h = await house({ at: new Date().toISOString() });
  const kase = await aCase(h);
  await copies(h, kase.id);
  const [doomed] = await Promise.all([program(h, { name: 'doomed-replan' }), program(h, { name: 'other-replan' })]);
  const gone = async (): Promise<number> => (await h.as().em.execute<{ n: number }[]>('select count(distinct case_id)::int as n from case_clock where replanned_by is not null'))[0]!.n;
  const riyadh = (await h.amal.done(SettingsCalendars)).settings.calendars.find((one) => one.standard)!;
  const { id: _id, calendarId: _line, edition: _edition, since: _since, version: _version, ...rest } = riyadh;
  const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  // Three days in a row hold one of work at least, wherever the week begins.
  const input = { ...rest, exceptions: [...riyadh.exceptions, { id: 'storm', kind: 'close', from: dayIn(5), to: dayIn(7), nameEn: 'Storm', nameAr: 'عاصفة' }] } as never;
  await h.amal.done(KeepCalendar, { opId: op(), id: riyadh.id, expectedVersion: riyadh.version, input, migrate: true });
  await expect.poll(gone, { timeout: 30_000, interval: 5 }).toBeGreaterThan(3);
  await doomed.killed();
  expect(await gone(), 'killed in the middle of it').toBeLessThan(many + 1);
  await expect.poll(async () => (await h.amal.done(Replannings)).replannings, { timeout: 60_000, interval: 50 }).toMatchObject([{ cases: many + 1, failed: 0, endedAt: expect.any(String) }]);

  const told = await h.as().em.execute<{ moved: number; streams: number; dates: number }[]>(
    `select count(*)::int as moved, count(distinct e.stream)::int as streams, count(distinct e.fact->>'is')::int as dates from entry e where e.kind = 'clock.promiseMoved' and e.stream like 'case:%'`);
  expect(told).toEqual([{ moved: many + 1, streams: many + 1, dates: 1 }]);
  const records = await h.as().em.execute<{ kind: string; n: number }[]>("select kind, count(*)::int as n from entry where stream = ? and kind in ('policy.replanning', 'policy.replanned') group by 1 order by 1", [houseStream]);
  expect(records, 'asked for once, ended once').toEqual([{ kind: 'policy.replanned', n: 1 }, { kind: 'policy.replanning', n: 1 }]);
});
