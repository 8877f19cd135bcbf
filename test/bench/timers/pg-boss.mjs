// pg-boss, with as many jobs waiting as there are open cases, looking as often as it may.
import { PgBoss } from 'pg-boss';

let boss;
const late = [];
let wanted = 0;
let done = () => {};
const doings = {
  async load({ url, count }) {
    boss = new PgBoss({ connectionString: url, max: 6 });
    boss.on('error', () => {});
    await boss.start();
    await boss.createQueue('act');
    const month = Date.now() + 30 * 86_400_000;
    for (let from = 0; from < count; from += 20_000)
      await boss.insert('act', Array.from({ length: Math.min(20_000, count - from) }, (_, n) => ({ data: { due: 0 }, startAfter: new Date(month + (from + n) * 1_000) })));
    await boss.work('act', { pollingIntervalSeconds: 0.5, batchSize: 100 }, async (jobs) => {
      for (const { data } of jobs) late.push(Date.now() - data.due);
      if (late.length === wanted) done();
    });
  },
  async run({ dues }) {
    late.length = 0;
    wanted = dues.length;
    const all = new Promise((resolve) => (done = resolve));
    await boss.insert('act', dues.map((due) => ({ data: { due }, startAfter: new Date(due) })));
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, dues.at(-1) - Date.now() + 8_000))]);
    return { late: [...late] };
  },
  async stop() {
    await boss.stop({ graceful: false }).catch(() => {});
  },
};
process.on('message', (message) => doings[message.do](message).then((answer) => process.send(answer ?? {}), (error) => process.send({ failed: String(error?.stack ?? error) })));
process.send({});
