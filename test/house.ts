import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { readConfig } from '../server/config.ts';
import { movableClock, type MovableClock } from '../server/platform/clock.ts';
import { Context, system, type Actor } from '../server/platform/context.ts';
import { createLog } from '../server/platform/log.ts';
import { enterHouse } from '../server/inside.ts';
import { openHouse, type Running } from '../server/main.ts';
import type { Outward } from '../server/platform/outward.ts';
import { Session } from '../server/people/access/session.entity.ts';
import { newId, newSecret, secretHash } from '../server/platform/ids.ts';
import { idOfPerson, names, seat, type Name } from './cast.ts';
import { client, type Client } from './client.ts';
import { server } from './server.ts';

/** Somebody of the cast, signed in: `h.huda.ask(Document, variables)`. */
export interface NamedPerson extends Client { readonly id: string; readonly sessionId: string }

/** A whole running system on its own database, with a client for each person of the cast. */
export interface TestHouse extends Readonly<Record<Name, NamedPerson>> {
  readonly running: Running;
  readonly clock: MovableClock;
  readonly databaseUrl: string;
  /** A context for what has no door yet: seeding, and looking at tables. */
  as(actor?: Actor): Context;
  /** Somebody who is not signed in; each has cookies of their own. */
  guest(): Client;
  /** A program with an API token. */
  bearing(token: string): Client;
}

/** Connections of a house: each plans every statement anew, and nobody crowds here. */
const poolSize = 6;

let count = 0;
const sunday = '2026-11-22T07:00:00.000Z';

/** Opens a house at ten in the morning of a Sunday in Riyadh; it closes itself when the test is finished. `empty`: nobody works there yet; `bare`: nor has it any settings; `since`: when they settled in, where that was before; `settings`: of its environment; `outward`: where its letters to addresses of others arrive. */
export const house = async ({ at = sunday, since = undefined as string | undefined, empty = false, bare = false, settings = {} as Readonly<Record<string, string>>, outward = undefined as Outward | undefined } = {}): Promise<TestHouse> => {
  const name = `house_${process.pid}_${++count}`;
  const settled = !empty && !bare && !settings['MAJLIS_DEMO'] && [sunday, inject('began')].includes(since ?? at);
  // Copied as files: nothing else on this server waits for the disk.
  await onServer(`create database ${name} template ${settled ? await settledBy(since ?? at) : 'house_template'} strategy file_copy`);
  const databaseUrl = server().database.replace(/\/[^/]*$/, `/${name}`);
  const clock = movableClock(at);
  const config = readConfig({ PORT: '0', DATABASE_URL: databaseUrl, MAJLIS_DEMO: 'off', DATA_DIR: `build/test-house/${name}`, LOG_LEVEL: 'error', ...settings });
  const running = await openHouse({ config, clock, log: createLog('error'), databaseUrl, poolSize, empty: bare, ...(outward && { outward }) });
  onTestFinished(async () => {
    await running.stop();
    await onServer(`drop database ${name} with (force)`);
  });
  const as = (actor: Actor = system): Context => new Context(running.house, actor, 'en');
  empty ||= bare;
  if (!empty && !settled) await seat(as());
  const { origin } = running;
  return {
    running, clock, databaseUrl, as,
    guest: () => client({ origin }),
    bearing: (token) => client({ origin, headers: { authorization: `Bearer ${token}` } }),
    ...(empty ? ({} as Record<Name, NamedPerson>) : await signedIn(running, clock)),
  };
};

/** The name of a template in which settings and people are as of a moment; whoever needs it first makes it. */
const settledBy = (since: string): Promise<string> => (settledAt[since] ??= makeSettled(since));
const settledAt: Record<string, Promise<string>> = {};

const makeSettled = async (since: string): Promise<string> => {
  const name = `settled_${Date.parse(since)}`;
  await onServer(`create database ${name} template house_template`);
  const databaseUrl = server().database.replace(/\/[^/]*$/, `/${name}`);
  const config = readConfig({ DATABASE_URL: databaseUrl, MAJLIS_DEMO: 'off', DATA_DIR: `build/test-house/${name}`, LOG_LEVEL: 'error' });
  const inside = await enterHouse({ config, clock: movableClock(since), log: createLog('error'), databaseUrl, poolSize });
  await seat(new Context(inside.house, system, 'en'));
  await inside.close();
  return name;
};

/** A second server on the same database, with a clock of its own. */
export const another = async (h: TestHouse, at = h.clock.now(), settings: Readonly<Record<string, string>> = {}, outward?: Outward): Promise<{ running: Running; clock: MovableClock }> => {
  const clock = movableClock(at);
  const config = readConfig({ PORT: '0', DATABASE_URL: h.databaseUrl, MAJLIS_DEMO: 'off', DATA_DIR: `build/test-house/${new URL(h.databaseUrl).pathname.slice(1)}-second`, LOG_LEVEL: 'error', ...settings });
  const running = await openHouse({ config, clock, log: createLog('error'), databaseUrl: h.databaseUrl, poolSize, ...(outward && { outward }) });
  onTestFinished(() => running.stop());
  return { running, clock };
};

/** Sessions as signing in makes them, for everybody at once; they do not grow old while a test lets days pass. */
const signedIn = async ({ house: { fork }, origin }: Running, clock: MovableClock): Promise<Record<Name, NamedPerson>> => {
  const people = names.map((name) => ({ name, id: idOfPerson(name), sessionId: newId(clock.now()), secret: newSecret() }));
  const fresh = () => ({ seenAt: clock.now(), expiresAt: new Date(clock.now().getTime() + 12 * 3_600_000) });
  const em = fork();
  await em.insertMany(Session, people.map(({ id, sessionId, secret }) => ({ id: sessionId, personId: id, tokenHash: secretHash(secret), startedAt: clock.now(), provedAt: clock.now(), ...fresh() })));
  return Object.fromEntries(people.map(({ name, id, sessionId, secret }) => {
    let seen = clock.now().getTime();
    const first = async (): Promise<void> => {
      if (clock.now().getTime() - seen < 20 * 60_000) return;
      seen = clock.now().getTime();
      await fork().nativeUpdate(Session, { id: sessionId }, fresh());
    };
    return [name, { id, sessionId, ...client({ origin, cookies: new Map([['majlis', secret]]), first }) }];
  })) as Record<Name, NamedPerson>;
};

const onServer = async (statement: string): Promise<void> => void (await (await (builder ??= connected())).query(statement));

/** Who raises and takes down the houses of this worker. */
let builder: Promise<pg.Client> | undefined;

const connected = async (): Promise<pg.Client> => {
  const client = new pg.Client(server().database);
  await client.connect();
  return client;
};
