import { MikroORM, type EntityClass, type MetadataStorage } from '@mikro-orm/core';
import { PostgreSqlDriver, type EntityManager } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import type { EventSubscriber } from '@mikro-orm/core';
import { DatabaseFault } from './fault.ts';
import { migrations } from './migrations/list.ts';
import { Wire } from './wire.ts';

export type Orm = MikroORM<PostgreSqlDriver, EntityManager>;

interface Opens {
  readonly url: string;
  readonly entities: readonly EntityClass<unknown>[];
  readonly subscribers: readonly EventSubscriber[];
  readonly poolSize?: number;
}

/** Milliseconds. A hung transaction would hold back every reader of the journal, so none may live long. */
const limits = { statement_timeout: 10_000, idle_in_transaction_session_timeout: 5_000, transaction_timeout: 20_000, lock_timeout: 5_000 };

/** What the ORM has found out about these nouns. It holds nothing of the house that asked first: houses that stand in one process share it, as they share the classes. */
const discovered = new WeakMap<readonly EntityClass<unknown>[], MetadataStorage>();

export const openOrm = ({ url, entities, subscribers, poolSize = 16 }: Opens): Orm => {
  const known = discovered.get(entities);
  const orm = new MikroORM<PostgreSqlDriver, EntityManager>({
    discovery: { skipSyncDiscovery: !!known },
    driver: PostgreSqlDriver,
    metadataProvider: ReflectMetadataProvider,
    clientUrl: url,
    entities: [...entities] as EntityClass<unknown>[],
    subscribers: [...subscribers],
    extensions: [Migrator],
    // Two versioned rows of one type in one flush would lose updates silently: the batch checks no version.
    useBatchUpdates: false,
    allowGlobalContext: false,
    forceUtcTimezone: true,
    // Opening one anew costs more than a hundred statements: those of the day's work are kept.
    pool: { min: 1, max: poolSize, idleTimeoutMillis: 300_000 },
    driverOptions: { Client: Wire, options: Object.entries({ ...limits, TimeZone: 'UTC' }).map(([name, value]) => `-c ${name}=${value}`).join(' ') },
    migrations: { migrationsList: migrations, tableName: 'migration', snapshot: false, transactional: true, allOrNothing: true },
  } as never) as unknown as Orm;
  if (known) stand(orm, known);
  else discovered.set(entities, orm.getMetadata());
  return orm;
};

/** What its constructor does with what it has discovered itself. */
const stand = (orm: Orm, nouns: MetadataStorage): void => {
  orm.driver.setMetadata(nouns);
  Object.assign(orm, {
    em: Object.assign(orm.driver.createEntityManager(), { global: true }),
    getMetadata: (noun?: EntityClass<object>) => (noun ? nouns.get(noun) : nouns),
  });
  nouns.decorate(orm.em);
};

/** Brings the database to what this program knows; refuses one that is newer. */
export const migrate = async (orm: Orm): Promise<void> => {
  const done = await orm.migrator.getExecuted();
  const known = new Set(migrations.map(({ name }) => name));
  const newer = done.filter(({ name }) => !known.has(name));
  if (newer.length) throw new DatabaseFault(`The database is newer than this program (${newer.map(({ name }) => name).join(', ')}). Please start the newer program.`);
  if (done.length < known.size) await orm.migrator.up();
};
