import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pause, stopwatch } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Layout } from './cluster.ts';
import { DatabaseFault } from './fault.ts';
import { freePort, launch, sight } from './postmaster.ts';
import { anyPostgresOf } from './process.ts';

export interface Parts {
  readonly layout: Layout;
  readonly account: Account;
  readonly binaries: Binaries;
  readonly log: Log;
  readonly settings?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface Running {
  readonly pid: number;
  readonly port: number;
  readonly adopted: boolean;
}

/** How long processes left over from a killed server may hold its memory before it counts as a fault. */
const patience = 30_000;

/** How long a lock may be empty before it is taken for the remnant of a power cut. */
const writingTakes = 3_000;

/**
 * Adopts the server of this cluster, or starts it. Loops over what it sees until there is one, since others may start or stop it meanwhile.
 * @param where whether a busy port is left at once, or (since pools know it) only after half a minute
 * @throws DatabaseFault with the reason that PostgreSQL gave
 */
export async function bringUp(parts: Parts, where: 'any port' | 'same port'): Promise<Running> {
  const { layout, account, binaries, log, settings, signal } = parts;
  const waited = stopwatch();
  const slow = setInterval(() => log.info('The database is still getting ready', { ms: Math.round(waited()) }), 5_000);
  let port = rememberedPort(layout) ?? (await freePort());
  try {
    for (;;) {
      signal.throwIfAborted();
      const seen = sight(layout);
      if (seen.is === 'ready') return found(parts, { pid: seen.pid, port: seen.port, adopted: true });
      if (seen.is === 'changing' || seen.is === 'unreadable') {
        if (seen.is === 'unreadable' && waited() > writingTakes) removeEmptyLock(layout);
        // Recovery after a power cut takes as long as it takes, and a shutdown ends by itself.
        await pause(50, signal);
        continue;
      }
      const outcome = await launch(layout, account, binaries, port, seen.is === 'stale' ? seen.pid : null, settings);
      if (outcome.is === 'ready') return found(parts, { pid: outcome.pid, port: outcome.port, adopted: false });
      if (outcome.is === 'failed' || (outcome.is === 'held' && waited() > patience)) {
        throw new DatabaseFault(`PostgreSQL does not start on ${layout.cluster}: ${outcome.reason}`);
      }
      if (outcome.is === 'portBusy' && (where === 'any port' || waited() > patience)) port = await freePort();
      else await pause(200, signal);
    }
  } finally {
    clearInterval(slow);
  }
}

function found({ layout, log }: Parts, server: Running): Running {
  writeFileSync(layout.port, String(server.port));
  log.info(server.adopted ? 'The database was running already and is adopted' : 'The database is running', { pid: server.pid, port: server.port });
  return server;
}

/** Null when nothing sensible is remembered. */
function rememberedPort(layout: Layout): number | null {
  try {
    const port = Number(readFileSync(layout.port, 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
  } catch {
    return null;
  }
}

/** PostgreSQL refuses an empty lock for ever. It locks nothing when no server works in the folder. */
function removeEmptyLock({ cluster }: Layout): void {
  const lock = join(cluster, 'postmaster.pid');
  if (anyPostgresOf(cluster)) throw new DatabaseFault(`${lock} is empty although a PostgreSQL may be working there; stop that one, or remove the file if there is none.`);
  rmSync(lock, { force: true });
}
