import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pause } from '../clock.ts';
import { type Account, asSeenBy } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Layout } from './cluster.ts';
import { isPostgresOf } from './process.ts';
import { settingArguments } from './settings.ts';

/** What the lock file of a cluster says, after asking the system whether it is true. */
export type Sighting =
  | { readonly is: 'ready' | 'changing'; readonly pid: number; readonly port: number }
  /** The lock names a process that is not this cluster's server: dead, or somebody else's by now. */
  | { readonly is: 'stale'; readonly pid: number }
  /** The lock is empty: its maker has not written it yet, or a power cut took its contents. */
  | { readonly is: 'unreadable' }
  | { readonly is: 'absent' };

export type Launch =
  | { readonly is: 'ready'; readonly pid: number; readonly port: number }
  /** Another process listens on the port. */
  | { readonly is: 'portBusy' }
  /** Processes of an earlier server, or a server that somebody else is starting, still hold the cluster. */
  | { readonly is: 'held'; readonly reason: string }
  | { readonly is: 'failed'; readonly reason: string };

/** Looks for the server of this cluster; nothing is changed. */
export function sight({ cluster }: Layout): Sighting {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { is: 'absent' };
    throw error;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0) return { is: 'unreadable' };
  if (!isPostgresOf(pid, cluster)) return { is: 'stale', pid };
  return { is: lines[7]?.trim() === 'ready' ? 'ready' : 'changing', pid, port };
}

/**
 * Starts the server in a session of its own (Ctrl-C at the terminal does not reach it) and waits until it takes connections or gives up.
 * @param stalePid process named by a lock that was found to be nobody's
 * @param settings what this server says otherwise
 */
export async function launch(layout: Layout, account: Account, binaries: Binaries, port: number, stalePid: number | null, settings?: Readonly<Record<string, string>>): Promise<Launch> {
  const log = openSync(layout.log, sizeOf(layout.log) > 10_000_000 ? 'w' : 'a', 0o600);
  const from = sizeOf(layout.log);
  // PostgreSQL takes a lock for stale when it names the starting shell; so a recycled number is declared, and the lock, with the
  // shared memory that it remembers, stays PostgreSQL's own to judge and to replace.
  const grandparent = stalePid === null ? {} : { PG_GRANDPARENT_PID: String(stalePid) };
  const child = spawn(binaries.postgres, ['-D', asSeenBy(account, layout.cluster), '-p', String(port), ...settingArguments(settings)], {
    ...account,
    cwd: layout.cluster,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...grandparent },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();
  const ended = endOf(child);
  for (;;) {
    const end = await Promise.race([ended, pause(10)]);
    if (end !== undefined) return verdict(readFileSync(layout.log).subarray(from).toString('utf8'), end);
    const seen = sight(layout);
    if (seen.is === 'ready' && seen.pid === child.pid) return { is: 'ready', pid: seen.pid, port: seen.port };
  }
}

/** A port of the loopback that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const endOf = (child: ChildProcess) =>
  new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(String(code ?? signal)));
  });

function verdict(said: string, end: string): Launch {
  const reason = said.split('\n').filter((line) => /FATAL|PANIC|HINT/.test(line)).slice(-3).join(' ') || `it ended with ${end}`;
  if (/could not bind IPv4 address|could not create any TCP\/IP sockets/.test(said)) return { is: 'portBusy' };
  if (/pre-existing shared memory block|lock file ".*" already exists/.test(said)) return { is: 'held', reason };
  return { is: 'failed', reason };
}
