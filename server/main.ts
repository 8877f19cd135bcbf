import type { GraphQLSchema } from 'graphql';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localBell } from './journal/bell.ts';
import { Unrecorded } from './journal/guard.ts';
import { NamingPort, SightPort } from './journal/telling.ts';
import { credentials, sessionKeeper } from './people/credentials.ts';
import { naming } from './people/people.read.ts';
import { SingleSignOnPort } from './people/single-sign-on.ts';
import { sight } from './case/case.view.ts';
import { CaseRulesPort, houseRules } from './case/rules.policy.ts';
import type { Config } from './config.ts';
import type { Clock } from './platform/clock.ts';
import type { House, PortKey } from './platform/context.ts';
import { migrate, openOrm, type Orm } from './platform/database/orm.ts';
import { apolloOver, schemaOf } from './platform/graphql.ts';
import { webApp } from './platform/http.ts';
import { masterKeyIn, VaultPort, vaultOf } from './platform/vault.ts';
import { diskFiles, FilesPort } from './platform/files.ts';
import { uploads } from './platform/uploads.ts';
import { openEvidence, takeFile } from './investigation/evidence.service.ts';
import type { Log } from './platform/log.ts';
import { entities, resolvers } from './schema.ts';

interface Opens {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** PostgreSQL that is already up. */
  readonly databaseUrl: string;
}

/** A running house. Stops in order: refuse, drain, readers, pool; the database is its supervisor's business. */
export interface Running {
  readonly house: House;
  readonly orm: Orm;
  readonly schema: GraphQLSchema;
  readonly server: Server;
  /** The origin it answers on, as 'http://127.0.0.1:4000'. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts everything, in order; the only file that knows all others. */
export const openHouse = async ({ config, clock, log, databaseUrl }: Opens): Promise<Running> => {
  const orm = await openOrm({ url: databaseUrl, entities, subscribers: [new Unrecorded()] });
  await migrate(orm);
  const bell = localBell();
  const ports = new Map<string, unknown>();
  const provide = <T>(key: PortKey<T>, value: T): void => void ports.set(key.name, value);
  const house: House = {
    clock, log,
    fork: () => orm.em.fork(),
    ring: (streams) => bell.ring(streams),
    port: <T>(key: PortKey<T>) => {
      if (!ports.has(key.name)) throw new Error(`Nothing provides ${key.name}.`);
      return ports.get(key.name) as T;
    },
  };
  provide(NamingPort, naming);
  provide(SightPort, sight);
  provide(CaseRulesPort, houseRules);
  provide(FilesPort, diskFiles(config.filesDir));
  provide(VaultPort, vaultOf(masterKeyIn(config.masterKeyFile)));
  provide(SingleSignOnPort, null);

  const schema = schemaOf(resolvers);
  const apollo = apolloOver(schema);
  await apollo.start();
  const app = await webApp({ house, config, apollo, schema, identify: credentials, keepSession: sessionKeeper,
    doors: { '/files': (contextOf) => uploads({ contextOf, take: takeFile, open: openEvidence }) },
  });
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, config.host, resolve));
  const { port } = server.address() as AddressInfo;

  return {
    house, orm, schema, server,
    origin: config.publicUrl ?? `http://${config.host}:${port}`,
    async stop() {
      await new Promise<void>((resolve) => (server.close(() => resolve()), server.closeIdleConnections()));
      await apollo.stop();
      await bell.close();
      await orm.close();
    },
  };
};
