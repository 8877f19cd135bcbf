// A house for the benches of boards: so many cases lie there, and people are signed in.
import pg from 'pg';
import { benchHouse, type BenchHouse } from '../house.ts';

/** Who looks; everybody else leads cases. */
const roles = ['quality', 'management', 'head'] as const;

export interface BoardHouse extends BenchHouse {
  readonly pid: number;
  readonly origin: string;
  /** By role: the cookie of a session of theirs. */
  readonly cookies: Readonly<Record<(typeof roles)[number], string>>;
}

/** @param cases in all; @param onBoard of them open and escalated or watched; as many again are open and calm */
export const boardHouse = async (cases: number, onBoard: number): Promise<BoardHouse> => {
  const house = await benchHouse([...roles, ...Array.from({ length: 40 }, () => 'investigator')], 8);
  const cookies = await house.signIn();
  await fill(house, { cases, onBoard });
  const { pid, origin, stop } = await house.start();
  return {
    ...house, pid, origin, cookies: { quality: cookies[0]!, management: cookies[1]!, head: cookies[2]! },
    async close() {
      await stop();
      await house.close();
    },
  };
};

/** Rows straight into the tables, as superuser without triggers: a journal of a million entries is not what is measured here. */
const fill = async ({ database, people: [, manager, , ...leads], departments }: BenchHouse, { cases, onBoard }: { readonly cases: number; readonly onBoard: number }): Promise<void> => {
  const client = new pg.Client(database.adminUrl);
  await client.connect();
  await client.query('set session_replication_role = replica');
  // A million rows are indexed faster when they lie there.
  const { rows: indexes } = await client.query<{ name: string; made: string }>(`select indexname as name, indexdef as made from pg_indexes where tablename = 'case' and schemaname = 'public' and indexdef not like 'CREATE UNIQUE%'`);
  if (cases > 100_000) for (const { name } of indexes) await client.query(`drop index "${name}"`);
  const open = Math.min(cases, onBoard * 2);
  const step = 50_000;
  for (let from = 0; from < cases; from += step) {
    await client.query(
      `insert into "case" (id, number, nature, stage, title, channel, language, department_id, department_ids, lead_id, band, received_at, entered_at, ladder_at, level, due_at, due_clock, watch_at, late_at, closing, closed_at)
       select gen_random_uuid(), lpad((4000000000 + n)::text, 10, '0'), 'complaint', case when n < $3 then 'investigating' else 'closed' end, (array['Cold-chain delivery arrived warm', 'Refund promised in March still missing', 'وصلت الشحنة دافئة للمرة الثالثة', 'Wrong leaflet in forty boxes'])[1 + n % 4] || ' ' || n,
              'form', 'en', ($5::uuid[])[1 + n % 8], array[($5::uuid[])[1 + n % 8]], case when n % 5 = 0 then null else ($6::uuid[])[1 + n % 40] end, (array['low', 'medium', 'high', 'critical'])[1 + n % 4], now() - interval '1 hour' * (n % 500), now(), now(),
              case when n >= $4 then 0 else (array[0, 0, 1, 1, 2, 3])[1 + n % 6] end, case when n < $3 then now() + interval '1 minute' * (n % 20000 - 4000) end, case when n < $3 then 'decision' end,
              case when n < $4 then now() - interval '1 minute' when n < $3 then now() + interval '30 days' end, case when n < $3 then now() + interval '1 minute' * (n % 20000 - 2000) end, case when n >= $3 then 'accepted' end, case when n >= $3 then now() - interval '1 hour' * (n % 9000) end
         from generate_series($1::bigint, $2::bigint) n`,
      [from, Math.min(cases, from + step) - 1, open, onBoard, departments, leads]);
  }
  await client.query("set max_parallel_maintenance_workers = 0; set maintenance_work_mem = '256MB'");
  if (cases > 100_000) for (const { made } of indexes) await client.query(made);
  await client.query(
    `insert into case_clock (id, case_id, name, cycle, commitment_id, calendar_id, started_at, promise_at, target_at, watch_at)
     select gen_random_uuid(), c.id, k.name, 1, m.id, v.id, c.received_at, c.due_at + k.later, c.late_at + k.later, c.watch_at + k.later
       from "case" c cross join (values ('decision', interval '0'), ('closing', interval '7 days'), ('progress', interval '2 days')) k (name, later)
       join lateral (select id from commitment where clock = k.name and until is null order by id limit 1) m on true cross join (select id from calendar_version where until is null order by standard desc, id limit 1) v where c.stage <> 'closed'`);
  await client.query(
    `insert into escalation (id, case_id, level, cycle, cause, clock, to_id, at, take_by, taken_by, taken_at, next_update_at)
     select gen_random_uuid(), c.id, c.level, 1, 'deadline', 'decision', $1, now() - interval '1 hour', now() + interval '1 hour', case when c.number::bigint % 3 = 0 then $1::uuid end, case when c.number::bigint % 3 = 0 then now() end, case when c.number::bigint % 3 = 0 then now() + interval '2 hours' end
       from "case" c where c.level > 0`, [manager]);
  await client.query('vacuum (analyze, parallel 0)');
  await client.end();
};
