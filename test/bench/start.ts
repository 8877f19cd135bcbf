// Start: what somebody waits for after `npm start`, the first time and every later one; beside it what PostgreSQL alone takes on this machine.
// What is installed and built is there already. npm run bench -- start [--quick] [--json FILE]
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { superviseDatabase } from '../../server/platform/database/supervisor.ts';
import { createLog } from '../../server/platform/log.ts';
import { asStarted, children, originOf, rssOf, wait } from './processes.ts';
import { median, report } from './table.ts';

const args = process.argv.slice(2);
const rounds = args.includes('--quick') ? 1 : 3;
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = (name: string): string => {
  const path = `${root}build/bench-${process.pid}-${name}`;
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
};

/** Milliseconds from the command to the first page that was answered. */
const started = async (dataDir: string, demonstration: boolean): Promise<{ took: number; program: ChildProcess }> => {
  const began = performance.now();
  const program = asStarted({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', ...(demonstration ? {} : { MAJLIS_DEMO: 'off' }) });
  const answer = await fetch(await originOf(program), { redirect: 'follow' });
  if (!answer.ok) throw new Error(`The first page answered ${answer.status}.`);
  await answer.text();
  return { took: performance.now() - began, program };
};
const stop = async (program: ChildProcess): Promise<void> => {
  program.kill('SIGTERM');
  await once(program, 'exit');
};
const alone = async (dataDir: string): Promise<number> => {
  const began = performance.now();
  const database = await superviseDatabase({ dataDir, log: createLog('error') });
  const took = performance.now() - began;
  await database.stop();
  return took;
};

const run = async (): Promise<boolean> => {
  const [first, later, memory, made, again]: number[][] = [[], [], [], [], []];
  for (let n = 0; n < rounds; n++) {
    const bare = folder('database');
    made!.push(await alone(bare));
    again!.push(await alone(bare));
    const shown = folder('demonstration');
    const one = await started(shown, true);
    first!.push(one.took);
    await stop(one.program);
    const house = folder('house');
    await stop((await started(house, false)).program);
    const two = await started(house, false);
    later!.push(two.took);
    await wait(10_000);
    memory!.push(rssOf(two.program.pid!) / 1_024);
    await stop(two.program);
    for (const path of [bare, shown, house]) rmSync(path, { recursive: true, force: true });
  }
  return report('start', [
    { what: 'first ever, with the demonstration to load', value: median(first!), unit: 'ms', goal: { most: 3_000 } },
    { what: 'a new database alone', value: median(made!), unit: 'ms' },
    { what: 'every later one', value: median(later!), unit: 'ms', goal: { most: 1_000 } },
    { what: 'the database alone', value: median(again!), unit: 'ms' },
    { what: 'memory when idle', value: median(memory!), unit: 'MB', goal: { most: 150 } },
  ], args);
};

const ok = await run().catch((error: unknown) => (console.error(error), false)).finally(() => {
  for (const one of children) one.kill();
});
process.exit(ok ? 0 : 1);
