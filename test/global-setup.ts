import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createLog } from '../server/platform/log.ts';
import { superviseDatabase } from '../server/platform/database/supervisor.ts';
import { tables } from '../server/emit.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server, as the role that the product uses. */
    database: string;
    /** The same as the superuser: for tampering. */
    admin: string;
  }
}

/** One PostgreSQL for the whole run, and a template that already is a house: each test's database is a copy of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = fileURLToPath(new URL(`../build/test-data-${process.pid}`, import.meta.url));
  mkdirSync(dataDir, { recursive: true });
  const database = await superviseDatabase({ dataDir, log: createLog('error') });
  const admin = new pg.Client(database.adminUrl);
  await admin.connect();
  // What a fall of this machine would take is this run's own: a process that is killed loses nothing by it.
  for (const setting of ['fsync', 'full_page_writes']) await admin.query(`alter system set ${setting} = off`);
  await admin.query('select pg_reload_conf()');
  await admin.end();
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query('create database house_template');
  await client.end();
  const template = new pg.Client(database.url.replace(/\/[^/]*$/, '/house_template'));
  await template.connect();
  await template.query(await tables());
  await template.query("create table migration (id serial primary key, name varchar(255), executed_at timestamptz default now()); insert into migration (name) values ('0001_house')");
  await template.end();
  project.provide('database', database.url);
  project.provide('admin', database.adminUrl);
  return async () => {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
