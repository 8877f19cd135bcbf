// A house of a bench: its own database, somebody who works there, and the program of `npm start` on it.
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../server/config.ts';
import { onRecord } from '../../server/journal/book.ts';
import { houseStream } from '../../server/journal/stream.entity.ts';
import { enterHouse, type Inside } from '../../server/inside.ts';
import { Organisation, organisationId } from '../../server/people/organisation.entity.ts';
import { HouseSetUp } from '../../server/people/people.kinds.ts';
import { Department, Person } from '../../server/people/person.entity.ts';
import { Session } from '../../server/people/access/session.entity.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { Context, system } from '../../server/platform/context.ts';
import { superviseDatabase, type SupervisedDatabase } from '../../server/platform/database/supervisor.ts';
import { newId, newSecret, secretHash } from '../../server/platform/ids.ts';
import { createLog } from '../../server/platform/log.ts';
import { asStarted, cores, originOf, pin } from './processes.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface BenchHouse {
  readonly dataDir: string;
  readonly database: SupervisedDatabase;
  readonly inside: Inside;
  readonly people: readonly string[];
  readonly departments: readonly string[];
  /** Signs everybody in. @returns their cookies, in the order of the people */
  signIn(): Promise<readonly string[]>;
  /** Starts the program on this house, on the servers' core. */
  start(): Promise<{ readonly pid: number; readonly origin: string; stop(): Promise<void> }>;
  close(): Promise<void>;
}

/** @param roles of the people who work there, one each; @param units how many departments they are spread over, all headed by the first who is a head */
export const benchHouse = async (roles: readonly string[], units = 0): Promise<BenchHouse> => {
  const dataDir = `${root}build/bench-${process.pid}`;
  mkdirSync(dataDir, { recursive: true });
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const log = createLog('error');
  const database = await superviseDatabase({ dataDir, log });
  const env = { PORT: '0', DATABASE_URL: database.url, DATA_DIR: dataDir, MAJLIS_DEMO: 'off', LOG_LEVEL: 'error' };
  const inside = await enterHouse({ config: readConfig(env), clock: systemClock, log, databaseUrl: database.url });
  const now = systemClock.now();
  const people = roles.map(() => newId(now));
  const departments = Array.from({ length: units }, () => newId(now));
  await onRecord(new Context(inside.house, system, 'en'), houseStream, async (book) => {
    const house = book.add(Organisation, { id: organisationId, nameEn: 'Bench', nameAr: 'قياس' });
    for (const [n, id] of departments.entries()) book.add(Department, { id, nameEn: `Department ${n}`, nameAr: `إدارة ${n}`, headId: people[roles.indexOf('head')] });
    for (const [n, id] of people.entries()) book.add(Person, { id, nameEn: `Person ${n}`, nameAr: `شخص ${n}`, email: `p${n}@bench.example`, roles: [roles[n]!], departmentId: departments[n % units], joinedAt: now });
    book.write(HouseSetUp, house, {});
    return house;
  });
  return {
    dataDir, database, inside, people, departments,
    async signIn() {
      const secrets = people.map(() => newSecret());
      await inside.house.fork().insertMany(Session, people.map((personId, n) => ({ id: newId(now), personId, tokenHash: secretHash(secrets[n]!), startedAt: now, provedAt: now, seenAt: now, expiresAt: new Date(now.getTime() + 12 * 3_600_000) })));
      return secrets.map((secret) => `majlis=${secret}`);
    },
    async start() {
      const program = asStarted(env);
      const origin = await originOf(program);
      pin(program.pid!, cores.server);
      return {
        pid: program.pid!, origin,
        async stop() {
          program.kill('SIGTERM');
          await once(program, 'exit');
        },
      };
    },
    async close() {
      await inside.close();
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
