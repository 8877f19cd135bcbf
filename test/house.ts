import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { readConfig } from '../server/config.ts';
import { movableClock, type MovableClock } from '../server/platform/clock.ts';
import { Context, system, type Actor } from '../server/platform/context.ts';
import { createLog } from '../server/platform/log.ts';
import { openHouse, type Running } from '../server/main.ts';

/** A whole running system on its own database. */
export interface TestHouse {
  readonly running: Running;
  readonly clock: MovableClock;
  readonly databaseUrl: string;
  /** A context for what has no door yet: seeding, and looking at tables. */
  as(actor?: Actor): Context;
}

let count = 0;

/** Opens a house at ten in the morning of a Sunday in Riyadh; it closes itself when the test is finished. */
export const house = async ({ at = '2026-11-22T07:00:00.000Z' } = {}): Promise<TestHouse> => {
  const base = inject('database');
  const name = `house_${process.pid}_${++count}`;
  await onServer(base, `create database ${name} template house_template`);
  const databaseUrl = base.replace(/\/[^/]*$/, `/${name}`);
  const clock = movableClock(at);
  const config = readConfig({ PORT: '0', DATABASE_URL: databaseUrl, MAJLIS_DEMO: 'off', DATA_DIR: `build/test-house/${name}`, LOG_LEVEL: 'error' });
  const running = await openHouse({ config, clock, log: createLog('error'), databaseUrl });
  onTestFinished(async () => {
    await running.stop();
    await onServer(base, `drop database ${name} with (force)`);
  });
  return { running, clock, databaseUrl, as: (actor = system) => new Context(running.house, actor, 'en') };
};

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
};
