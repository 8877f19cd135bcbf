// Timers: how late an escalation comes with a million open cases, and what claiming costs. Ours is the program of `npm start`, and counts as
// come when another server could read the committed escalation; beside it, in the same run, graphile-worker and pg-boss with as many jobs
// waiting, which count as come when their handler begins. npm run bench -- timers [--open N] [--quick] [--json FILE]
import { once } from 'node:events';
import pg from 'pg';
import { fireDue } from '../../server/escalation/escalation.watch.ts';
import { Wire } from '../../server/platform/database/wire.ts';
import { manyOpen } from '../escalation/many.ts';
import { benchHouse, type BenchHouse } from './house.ts';
import { child, children, cores, cpuOf, pin, reply, wait } from './processes.ts';
import { median, quantile, report, type Line } from './table.ts';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const option = (name: string, standard: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : standard);
const open = option('--open', quick ? 20_000 : 1_000_000);
const events = { warm: 20, count: quick ? 60 : 240, apart: 93, rounds: quick ? 1 : 3 } as const;

interface Lateness { readonly p50: number; readonly p99: number; readonly cpu: number }
const latenessOf = (late: readonly number[], cpu: number): Lateness => {
  const sorted = [...late].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), cpu: cpu / late.length };
};
const said = (name: string, { p50, p99, cpu }: Lateness): void => console.log(`  ${name.padEnd(16)} p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${cpu.toFixed(1)} ms CPU each`);

/** Deadlines that fall due one after another, each at its own instant; heard of by whoever listens at the house's bell, as other servers do. */
const ours = async (house: BenchHouse, pid: number, title: string): Promise<Lateness> => {
  const client = new pg.Client(house.database.url);
  await client.connect();
  const came = new Map<string, number>();
  client.on('notification', ({ payload }) => {
    const now = Date.now();
    for (const [stream] of (payload ?? '').matchAll(/case:[0-9a-f-]{36}/g)) if (!came.has(stream.slice(5))) came.set(stream.slice(5), now);
  });
  await client.query('listen majlis_bell');
  const from = Date.now() + 3_000;
  await manyOpen(house.database.adminUrl, { count: events.warm + events.count, from: new Date(from), apart: events.apart, title });
  house.inside.house.ring(['deadlines']);
  await wait(from + (events.warm - 1) * events.apart - Date.now());
  const cpu = cpuOf(pid);
  await wait(events.count * events.apart + 2_000);
  const used = cpuOf(pid) - cpu;
  const { rows } = await client.query<{ id: string; due: Date; level: number }>('select id, due_at as due, level from "case" where title like $1 order by due_at', [`${title} %`]);
  await client.end();
  const lost = rows.filter(({ id, level }) => level !== 1 || !came.has(id));
  if (rows.length !== events.warm + events.count || lost.length) throw new Error(`${lost.length} of ${rows.length} escalations did not come, ${rows.filter(({ level }) => level !== 1).length} were not raised.`);
  return latenessOf(rows.slice(events.warm).map(({ id, due }) => came.get(id)! - due.getTime()), used);
};

/** What one look at 500 due deadlines sends to the database: claims, and all statements with the effects in them. */
const statementsOf = async (house: BenchHouse): Promise<{ claims: number; all: number; took: number }> => {
  await manyOpen(house.database.adminUrl, { count: 500, from: new Date(Date.now() - 60_000), apart: 10, title: 'Counted' });
  const prototype = Wire.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  const asked: string[] = [];
  prototype.query = function (this: Wire, ...given: unknown[]) {
    if (typeof given[0] === 'string') asked.push(given[0]);
    return query.apply(this, given);
  };
  const began = performance.now();
  await fireDue(house.inside.house);
  const took = performance.now() - began;
  prototype.query = query;
  const [left] = await house.inside.house.fork().execute<{ n: number }[]>(`select count(*)::int as n from "case" where title like 'Counted %' and level <> 1`);
  if (left!.n) throw new Error(`${left!.n} of 500 were not raised.`);
  return { claims: asked.filter((sql) => /skip locked/.test(sql) && /update deadline/.test(sql)).length, all: asked.length, took };
};

/** An empty claim: what looking costs where nothing is due. */
const emptyClaim = async (house: BenchHouse): Promise<number> => {
  const client = new pg.Client(house.database.url);
  await client.connect();
  const times: number[] = [];
  for (let n = 0; n < 300; n++) {
    const began = performance.now();
    await client.query('select id from deadline where fired_at is null and at <= now() order by at limit 250 for update skip locked');
    times.push(performance.now() - began);
  }
  await client.end();
  return median(times);
};

/** A peer as its own process, on a database of its own in the same server. */
const peer = async (house: BenchHouse, name: string, file: string): Promise<{ name: string; once(): Promise<Lateness>; end(): Promise<void> }> => {
  const admin = new pg.Client(house.database.adminUrl);
  await admin.connect();
  const database = `peer_${name.replace(/\W/g, '')}`;
  await admin.query(`create database ${database} owner majlis`);
  await admin.end();
  const worker = child(file, cores.server);
  await reply(worker);
  await reply(worker, { do: 'load', url: house.database.url.replace(/\/[^/?]*(\?|$)/, `/${database}$1`), count: open });
  console.log(`  ${name.padEnd(16)} ${open} jobs wait`);
  return {
    name,
    async once() {
      const from = Date.now() + 3_000;
      const dues = Array.from({ length: events.warm + events.count }, (_, n) => from + n * events.apart);
      const cpu = cpuOf(worker.pid!);
      const { late } = await reply<{ late: number[] }>(worker, { do: 'run', dues });
      if (late.length !== dues.length) throw new Error(`${name}: ${late.length} of ${dues.length} jobs came.`);
      return latenessOf(late.slice(events.warm), ((cpuOf(worker.pid!) - cpu) * events.count) / dues.length);
    },
    async end() {
      await reply(worker, { do: 'stop' });
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    },
  };
};

const run = async (): Promise<boolean> => {
  pin(process.pid, cores.client);
  const house = await benchHouse(['quality', 'management', 'management']);
  console.log(`${open} open cases, ${events.rounds} × ${events.count} deadlines, one each ${events.apart} ms; servers on core ${cores.server}`);
  await manyOpen(house.database.adminUrl, { count: open, from: new Date(Date.now() + 30 * 86_400_000), apart: 1_000, title: 'Open' });
  console.log(`  ${'Majlis'.padEnd(16)} ${open} cases are open`);
  const peers = [await peer(house, 'graphile-worker', 'timers/graphile.mjs'), await peer(house, 'pg-boss', 'timers/pg-boss.mjs')];
  const found: Lateness[] = [];
  const theirs = peers.map((): Lateness[] => []);
  for (let n = 0; n < events.rounds; n++) {
    const program = await house.start();
    await wait(3_000);
    found.push(await ours(house, program.pid, `Due ${n}`));
    said('Majlis', found.at(-1)!);
    await program.stop();
    for (const [place, one] of peers.entries()) {
      theirs[place]!.push(await one.once());
      said(one.name, theirs[place]!.at(-1)!);
    }
  }
  for (const one of peers) await one.end();
  const { claims, all, took } = await statementsOf(house);
  const empty = await emptyClaim(house);
  await house.close();
  const of = (rows: readonly Lateness[], pick: (one: Lateness) => number): number => median(rows.map(pick));
  const lines: Line[] = [
    { what: 'late, p50', value: of(found, ({ p50 }) => p50), unit: 'ms' },
    { what: 'late, p99', value: of(found, ({ p99 }) => p99), unit: 'ms', goal: { most: 100 } },
    ...peers.flatMap(({ name }, place) => [
      { what: `${name} p50`, value: of(theirs[place]!, ({ p50 }) => p50), unit: 'ms' },
      { what: `${name} p99`, value: of(theirs[place]!, ({ p99 }) => p99), unit: 'ms' },
    ]),
    { what: 'claims for 500 due', value: claims, unit: '', goal: { most: 2 } },
    { what: 'statements for 500 due, effects and entries included', value: all, unit: '' },
    { what: '500 due at once, all committed after', value: took, unit: 'ms' },
    { what: 'CPU of an escalation on its own', value: of(found, ({ cpu }) => cpu), unit: 'ms' },
    { what: 'an empty claim', value: empty, unit: 'ms' },
  ];
  return report('timers', lines, args);
};

const ok = await run().catch((error: unknown) => (console.error(error), false)).finally(() => {
  for (const one of children) one.kill();
});
process.exit(ok ? 0 : 1);
