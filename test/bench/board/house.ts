// A house for the benches of boards: the program of `npm start` over a database in which so many cases lie, and people who are signed in.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { readConfig } from '../../../server/config.ts';
import { onRecord } from '../../../server/journal/book.ts';
import { houseStream } from '../../../server/journal/stream.entity.ts';
import { enterHouse, type Inside } from '../../../server/inside.ts';
import { Organisation, organisationId } from '../../../server/people/organisation.entity.ts';
import { HouseSetUp } from '../../../server/people/people.kinds.ts';
import { Department, Person } from '../../../server/people/person.entity.ts';
import { Session } from '../../../server/people/session.entity.ts';
import { systemClock } from '../../../server/platform/clock.ts';
import { Context, system } from '../../../server/platform/context.ts';
import { superviseDatabase } from '../../../server/platform/database/supervisor.ts';
import { newId, newSecret, secretHash } from '../../../server/platform/ids.ts';
import { createLog } from '../../../server/platform/log.ts';
import { children, originOf } from '../processes.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** What `npm start` gives to node, so that no switch exists for benches. */
const asStarted = (JSON.parse(readFileSync(here('../../../package.json'), 'utf8')) as { scripts: { start: string } }).scripts.start.split(' ').slice(2);

export interface BoardHouse {
  readonly origin: string;
  readonly program: ChildProcess;
  readonly inside: Inside;
  readonly databaseUrl: string;
  readonly adminUrl: string;
  /** By role: the secret of a session of theirs. */
  readonly secrets: Readonly<Record<'quality' | 'management' | 'head', string>>;
  readonly people: Readonly<Record<'quality' | 'management' | 'head', string>>;
  readonly departments: readonly string[];
  stop(): Promise<void>;
}

/** @param cases in all; @param onBoard of them open and escalated or watched; as many again are open and calm */
export const boardHouse = async (cases: number, onBoard: number): Promise<BoardHouse> => {
  const dataDir = here(`../../../build/bench-board-${process.pid}`);
  mkdirSync(dataDir, { recursive: true });
  const log = createLog('error');
  const database = await superviseDatabase({ dataDir, log });
  const env = { PORT: '0', DATABASE_URL: database.url, DATA_DIR: dataDir, MAJLIS_DEMO: 'off', LOG_LEVEL: 'error' };
  const inside = await enterHouse({ config: readConfig(env), clock: systemClock, log, databaseUrl: database.url });
  const now = systemClock.now();
  const departments = Array.from({ length: 8 }, () => newId(now));
  const roles = ['quality', 'management', 'head'] as const;
  const ids = Object.fromEntries(roles.map((role) => [role, newId(now)])) as Record<(typeof roles)[number], string>;
  const leads = Array.from({ length: 40 }, () => newId(now));
  await onRecord(new Context(inside.house, system, 'en'), houseStream, async (book) => {
    const house = book.add(Organisation, { id: organisationId, nameEn: 'Bench', nameAr: 'قياس' });
    for (const [n, id] of departments.entries()) book.add(Department, { id, nameEn: `Department ${n}`, nameAr: `إدارة ${n}`, headId: ids.head });
    for (const role of roles) book.add(Person, { id: ids[role], nameEn: `The ${role}`, nameAr: 'شخص', email: `${role}@bench.example`, roles: [role], departmentId: departments[0]!, joinedAt: now });
    for (const [n, id] of leads.entries()) book.add(Person, { id, nameEn: `Lead ${n}`, nameAr: `مسؤول ${n}`, email: `l${n}@bench.example`, roles: ['investigator'], departmentId: departments[n % 8]!, joinedAt: now });
    book.write(HouseSetUp, house, {});
    return house;
  });
  const secrets = Object.fromEntries(roles.map((role) => [role, newSecret()])) as Record<(typeof roles)[number], string>;
  await inside.house.fork().insertMany(Session, roles.map((role) => ({ id: newId(now), personId: ids[role], tokenHash: secretHash(secrets[role]), startedAt: now, provedAt: now, seenAt: now, expiresAt: new Date(now.getTime() + 12 * 3_600_000) })));
  await fill(database.adminUrl, { cases, onBoard, departments, leads, manager: ids.management });
  const program = spawn(process.execPath, asStarted, { cwd: here('../../..'), env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(program);
  const origin = await originOf(program);
  return {
    origin, program, inside, databaseUrl: database.url, adminUrl: database.adminUrl, secrets, people: ids, departments,
    async stop() {
      program.kill('SIGTERM');
      await once(program, 'exit');
      await inside.close();
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

interface Filling { readonly cases: number; readonly onBoard: number; readonly departments: readonly string[]; readonly leads: readonly string[]; readonly manager: string }

/** Rows straight into the tables, as superuser without triggers: a journal of a million entries is not what is measured here. */
const fill = async (adminUrl: string, { cases, onBoard, departments, leads, manager }: Filling): Promise<void> => {
  const client = new pg.Client(adminUrl);
  await client.connect();
  await client.query('set session_replication_role = replica');
  // A million rows are indexed faster when they lie there.
  const { rows: indexes } = await client.query<{ name: string; made: string }>(`select indexname as name, indexdef as made from pg_indexes where tablename = 'case' and schemaname = 'public' and indexdef not like 'CREATE UNIQUE%'`);
  if (cases > 100_000) for (const { name } of indexes) await client.query(`drop index "${name}"`);
  const open = Math.min(cases, onBoard * 2);
  const step = 50_000;
  for (let from = 0; from < cases; from += step) {
    await client.query(
      `insert into "case" (id, number, nature, stage, title, channel, language, department_id, department_ids, lead_id, band, received_at, entered_at, level, due_at, due_clock, watch_at, late_at, closing, closed_at)
       select gen_random_uuid(), lpad((4000000000 + n)::text, 10, '0'), 'complaint', case when n < $3 then 'investigating' else 'closed' end, (array['Cold-chain delivery arrived warm', 'Refund promised in March still missing', 'وصلت الشحنة دافئة للمرة الثالثة', 'Wrong leaflet in forty boxes'])[1 + n % 4] || ' ' || n,
              'form', 'en', ($5::uuid[])[1 + n % 8], array[($5::uuid[])[1 + n % 8]], case when n % 5 = 0 then null else ($6::uuid[])[1 + n % 40] end, (array['low', 'medium', 'high', 'critical'])[1 + n % 4], now() - interval '1 hour' * (n % 500), now(),
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
