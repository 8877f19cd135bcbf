import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readConfig } from '../../server/config.ts';
import { importFile } from '../../server/feedback/channels/import/import.command.ts';
import { enterHouse } from '../../server/inside.ts';
import { stopwatch, systemClock } from '../../server/platform/clock.ts';
import { Context, system } from '../../server/platform/context.ts';
import { superviseDatabase } from '../../server/platform/database/supervisor.ts';
import { createLog } from '../../server/platform/log.ts';
import { median, report } from './table.ts';

// Complaints with a journal entry each, through the program of `npm run import`, into a house of its own: rows a second, whether the rate
// holds as the house fills, and whether memory does. npm run bench -- import [--rows N]
const args = process.argv.slice(2);
const rows = Number(args[args.indexOf('--rows') + 1]) || 12_000;
const parts = 3;
const dir = mkdtempSync(join(tmpdir(), 'bench-import-'));
setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
/** What is still held after a collection. */
const megabytes = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
};

const write = async (part: number): Promise<string> => {
  const path = join(dir, `${part}.csv`);
  const file = createWriteStream(path);
  file.write('Number,Received,Complaint,Product,Category,Submitted via,Status,Satisfied,Customer,Phone,City\r\n');
  for (let at = 0; at < rows; at++) {
    const words = `Complaint ${at} of part ${part}: the delivery was late, nobody answered, and the invoice names an amount that was never agreed. `.repeat(1 + (at % 5));
    const line = `${part}-${at},2026-0${1 + (at % 9)}-1${at % 10},"${words}",Product ${at % 40},Category ${at % 60},${at % 3 ? 'Web' : 'Phone'},${at % 7 ? 'Closed' : 'In progress'},${at % 2 ? 'yes' : 'no'},Customer ${at},05055${String(at).padStart(5, '0')},Riyadh\r\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return path;
};

const log = createLog('error');
const database = await superviseDatabase({ dataDir: join(dir, 'data'), log });
const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: dir, MAJLIS_DEMO: 'off' });
const { house, close } = await enterHouse({ config, clock: systemClock, log, databaseUrl: database.url });
const rates: number[] = [];
const sizes: number[] = [];
const cpu = process.cpuUsage();
for (let part = 0; part < parts; part++) {
  const path = await write(part);
  const ms = stopwatch();
  await importFile(new Context(house, system, 'en'), [path], { out: () => undefined, progress: { write: () => true }, ms });
  rates.push((rows * 1000) / ms());
  sizes.push(megabytes());
  console.log(`part ${part + 1} of ${parts}: ${Math.round(rates.at(-1)!)} rows/s, ${Math.round(sizes.at(-1)!)} MB`);
}
const { user, system: inKernel } = process.cpuUsage(cpu);
await close();
await database.stop();
rmSync(dir, { recursive: true, force: true });

const met = report('import', [
  { what: 'rows', value: median(rates), unit: 'rows/s', goal: { least: 3_000 } },
  { what: 'last part against the first', value: rates.at(-1)! / rates[0]!, unit: '×', goal: { least: 0.8 } },
  { what: 'memory gained after the first part', value: sizes.at(-1)! - sizes[0]!, unit: 'MB', goal: { most: 10 } },
  { what: 'our CPU', value: (user + inKernel) / (rows * parts), unit: 'µs/row' },
], args);
process.exit(met ? 0 : 1);
