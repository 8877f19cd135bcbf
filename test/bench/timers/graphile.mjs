// graphile-worker, with as many jobs waiting as there are open cases. It looks twice a second, as often as pg-boss may.
import { run, runMigrations } from 'graphile-worker';
import pg from 'pg';

let pool;
const late = [];
let wanted = 0;
let done = () => {};
const doings = {
  async load({ url, count }) {
    pool = new pg.Pool({ connectionString: url, max: 6 });
    pool.on('error', () => {});
    await runMigrations({ pgPool: pool });
    for (let from = 0; from < count; from += 50_000)
      await pool.query(
        `select count(*) from graphile_worker.add_jobs((select array_agg((('act', json_build_object('due', 0), null, now() + interval '30 days' + make_interval(secs => n), null, null, null, null)::text)::graphile_worker.job_spec) from generate_series($1::int, $2::int) n))`,
        [from, Math.min(count, from + 50_000) - 1]);
    await pool.query('analyze');
    await run({
      pgPool: pool, pollInterval: 500, concurrency: 5, noHandleSignals: true, logger: undefined,
      taskList: { act: ({ due }) => { late.push(Date.now() - due); if (late.length === wanted) done(); } },
    });
  },
  async run({ dues }) {
    late.length = 0;
    wanted = dues.length;
    const all = new Promise((resolve) => (done = resolve));
    await pool.query(
      `select graphile_worker.add_job('act', json_build_object('due', due), run_at => to_timestamp(due / 1000.0)) from unnest($1::float8[]) due`, [dues]);
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, dues.at(-1) - Date.now() + 8_000))]);
    return { late: [...late] };
  },
  async stop() {},
};
process.on('message', (message) => doings[message.do](message).then((answer) => process.send(answer ?? {}), (error) => process.send({ failed: String(error?.stack ?? error) })));
process.send({});
