// Processes of a bench: servers on one core, clients on the other, so that neither costs what the other does.
import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const cores = { server: 0, client: 1 } as const;
export const children = new Set<ChildProcess>();
export const pin = (pid: number, core: number): void => void spawnSync('taskset', ['-a', '-c', '-p', String(core), String(pid)]);
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

/** A file of the benches as a process of its own; `oxc` where it is TypeScript with decorators or imports of the product. */
export const child = (file: string, core: number, oxc = false): ChildProcess => {
  const made = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: oxc ? ['--import', '@oxc-node/core/register'] : ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  pin(made.pid!, core);
  children.add(made);
  return made;
};

export const reply = async <T>(from: ChildProcess, asked?: unknown): Promise<T> => {
  const answer = once(from, 'message') as Promise<[T & { failed?: string }]>;
  if (asked) from.send(asked as never);
  const [value] = await answer;
  if (value.failed) throw new Error(value.failed);
  return value;
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: { start: string } };
/** The program as `npm start` starts it, so that no switch exists for benches. */
export const asStarted = (env: Readonly<Record<string, string>>): ChildProcess => {
  const program = spawn(scripts.start, { shell: true, cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(program);
  return program;
};

/** Where a program of ours answers, once it does. */
export const originOf = (program: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    program.stdout!.on('data', (text) => {
      const found = /answers on (http:\S+)/.exec(String(text));
      if (found) resolve(found[1]!);
    });
    program.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });

/** Milliseconds of CPU that a process has used, in the kernel and outside. */
export const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

/** Kilobytes that a process holds in memory. */
export const rssOf = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
