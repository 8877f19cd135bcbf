import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createLog } from '../server/platform/log.ts';
import { superviseDatabase, type SupervisedDatabase } from '../server/platform/database/supervisor.ts';
import { tables } from '../server/emit.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The addresses of each worker's server: as the role that the product uses, and as the superuser, for tampering. */
    servers: { database: string; admin: string }[];
    /** When this run began, as ISO 8601. */
    began: string;
  }
}

/** What a fall of this machine would take is this run's own: a process that is killed loses nothing by it. A house lives for seconds: nothing in it is worth tidying up. */
const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum: 'off', wal_level: 'minimal', max_wal_senders: '0', checkpoint_timeout: '1h', max_wal_size: '512MB' };

/** A house is nine hundred files, and hundreds of houses are raised and torn down: in memory where this machine has room, else on its disk. What runs that were killed have left is cleared away. */
const place = (): string => {
  const [memory, disk] = ['/dev/shm', fileURLToPath(new URL('../build', import.meta.url))];
  for (const folder of [memory, disk].filter(existsSync)) {
    for (const name of readdirSync(folder)) {
      const [, pid] = /^majlis-test-(\d+)$/.exec(name) ?? [];
      if (pid && !lives(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
  const room = existsSync(memory) ? statfsSync(memory) : { bavail: 0, bsize: 0 };
  return Math.min(room.bavail * room.bsize, freemem()) > 4 * 2 ** 30 ? memory : disk;
};

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A PostgreSQL for each worker, with a template that already is a house: each test's database is a copy of it, or of one made out of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = join(place(), `majlis-test-${process.pid}`);
  const emitted = await tables();
  const servers = await Promise.all(Array.from({ length: Number(project.config.maxWorkers) }, (_, nth) => raised(join(folder, String(nth + 1)), emitted)));
  project.provide('servers', servers.map(({ url, adminUrl }) => ({ database: url, admin: adminUrl })));
  project.provide('began', new Date().toISOString());
  return async () => {
    await Promise.all(servers.map((database) => database.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
}

const raised = async (dataDir: string, emitted: string): Promise<SupervisedDatabase> => {
  mkdirSync(dataDir, { recursive: true });
  const database = await superviseDatabase({ dataDir, log: createLog('error'), settings });
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query('create database house_template');
  // A guest of the loopback: thousands of connections in one run need not each try the password four thousand times.
  await client.query('set scram_iterations = 1');
  await client.query(`alter role majlis password '${new URL(database.url).password}'`);
  await client.end();
  const template = new pg.Client(database.url.replace(/\/[^/]*$/, '/house_template'));
  await template.connect();
  await template.query(emitted);
  await template.query("create table migration (id serial primary key, name varchar(255), executed_at timestamptz default now()); insert into migration (name) values ('0001_house')");
  await template.end();
  return database;
};
