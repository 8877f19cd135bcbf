import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pause, stopwatch } from '../clock.ts';
import type { Log } from '../log.ts';
import { accountFor } from './account.ts';
import { placeBinaries } from './binaries.ts';
import { bringUp, type Running } from './bringup.ts';
import { clusterExists, createCluster, layoutIn, urlOf } from './cluster.ts';
import { takeLease } from './lease.ts';
import { sight } from './postmaster.ts';
import { isPostgresOf } from './process.ts';

/** The bundled PostgreSQL, running. */
export interface SupervisedDatabase {
  /** Database `majlis` as its owner, role `majlis` (no superuser; may create databases). Changes only if its port was lost in a restart. */
  readonly url: string;
  /** The same database as the superuser `postgres`. */
  readonly adminUrl: string;
  readonly port: number;
  /** Process id of the server. */
  readonly pid: number;
  /** Whether it was found running, rather than started. */
  readonly adopted: boolean;
  /** False from the death of the server until it is back: answer 503 meanwhile. */
  readonly up: boolean;
  /** Called when the server has died; returns how to stop being called. */
  onDown(listener: () => void): () => void;
  /** Called when it is back. */
  onRestart(listener: (database: SupervisedDatabase) => void): () => void;
  /**
   * Stops the server, unless other processes use it too; close the pools first. Resolves when it has ended, or after 15 s of a
   * shutdown that goes on by itself. May be called twice.
   */
  stop(): Promise<void>;
}

export interface SupervisorOptions {
  /** Folder of the house; the database is in `database` inside it. */
  readonly dataDir: string;
  readonly log: Log;
  /** What PostgreSQL is told otherwise, by those whose data may be lost: the tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Milliseconds between two looks at the server. */
const heartbeat = 400;

/**
 * Brings the bundled PostgreSQL up, whatever state the last run left it in, and keeps it up. A server that is already running on this
 * folder is adopted. Nothing that ever held data is deleted.
 * @throws DatabaseFault with a sentence for the terminal
 */
export async function superviseDatabase({ dataDir, log, settings = {} }: SupervisorOptions): Promise<SupervisedDatabase> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const layout = layoutIn(join(realpathSync(dataDir), 'database'));
  const account = accountFor(layout.cluster);
  const binaries = placeBinaries(account, realpathSync(dataDir));
  if (!clusterExists(layout)) {
    const took = stopwatch();
    log.info('Setting up the database for the first time');
    await createCluster(layout, account, binaries);
    log.info('The database is set up', { ms: Math.round(took()) });
  }

  const stopping = new AbortController();
  const downs = new Set<() => void>();
  const restarts = new Set<(database: SupervisedDatabase) => void>();
  const lease = takeLease(layout);
  const parts = { layout, account, binaries, log, settings, signal: stopping.signal };
  let running: Running;
  try {
    running = await bringUp(parts, 'any port');
  } catch (error) {
    lease.release();
    throw error;
  }
  let up = true;
  let stopped: Promise<void> | null = null;
  const watched = watch();

  const database: SupervisedDatabase = {
    get url() { return urlOf(layout, 'majlis', running.port); },
    get adminUrl() { return urlOf(layout, 'postgres', running.port); },
    get port() { return running.port; },
    get pid() { return running.pid; },
    get adopted() { return running.adopted; },
    get up() { return up; },
    onDown: (listener) => listen(downs, listener),
    onRestart: (listener) => listen(restarts, listener),
    stop: () => (stopped ??= stop()),
  };
  return database;

  /** A look at the process rather than an event of a child: an adopted server is nobody's child. */
  async function watch(): Promise<void> {
    for (let delay = heartbeat; !stopping.signal.aborted; ) {
      await pause(delay, stopping.signal);
      if (stopping.signal.aborted || (up && isPostgresOf(running.pid, layout.cluster))) continue;
      if (up) {
        up = false;
        log.error('The database has died and is being restarted', { pid: running.pid });
        for (const listener of downs) listener();
      }
      try {
        running = await bringUp(parts, 'same port');
        up = true;
        delay = heartbeat;
        for (const listener of restarts) listener(database);
      } catch (error) {
        if (stopping.signal.aborted) return;
        delay = Math.min(delay * 2, 10_000);
        log.error('The database could not be restarted; trying again', { error });
      }
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await watched;
    if (lease.release() === 'others remain') return;
    const seen = sight(layout);
    if (seen.is !== 'ready' && seen.is !== 'changing') return;
    const took = stopwatch();
    try {
      process.kill(seen.pid, 'SIGINT');
    } catch {
      return;
    }
    while (isPostgresOf(seen.pid, layout.cluster)) {
      if (took() > 15_000) return log.warn('The database is still shutting down', { pid: seen.pid });
      await pause(10);
    }
    log.info('The database has stopped', { pid: seen.pid, ms: Math.round(took()) });
  }
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
