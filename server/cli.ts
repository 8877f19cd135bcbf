import { writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BackupFault } from './audit/backup.fault.ts';
import { folderIn, Misused, obstacle, read } from './command-line.ts';
import { ConfigFault, readConfig, type Config } from './config.ts';
import { stopwatch, systemClock } from './platform/clock.ts';
import { DatabaseFault } from './platform/database/fault.ts';
import { superviseDatabase } from './platform/database/supervisor.ts';
import { createLog, type Log } from './platform/log.ts';

// What was compiled is kept beside the build; where that may not be written, each start compiles anew. Everything heavy is therefore imported below, by whom it serves.
if (import.meta.url.endsWith('.js')) enableCompileCache(fileURLToPath(new URL('../compiled', import.meta.url)));

type Command = (args: readonly string[]) => Promise<void>;

interface Ground { readonly config: Config; readonly log: Log; readonly url: string; readonly adminUrl: string; stop(): Promise<void> }

/** The settings, and a database that is up: one's own, or the bundled one (adopted where a house is running on it). */
const ground = async (quiet = false): Promise<Ground> => {
  const config = readConfig();
  const log = createLog(quiet ? 'error' : config.logLevel);
  if (config.databaseUrl) return { config, log, url: config.databaseUrl, adminUrl: config.databaseUrl, stop: async () => undefined };
  const database = await superviseDatabase({ dataDir: config.dataDir, log });
  return { config, log, url: database.url, adminUrl: database.adminUrl, stop: () => database.stop() };
};

const onGround = async (work: (ground: Ground) => Promise<void>, quiet = false): Promise<void> => {
  const prepared = await ground(quiet);
  try {
    await work(prepared);
  } finally {
    await prepared.stop();
  }
};

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

const start: Command = async () => {
  // The database gets up while the program is read.
  const [{ config, log, url, stop: stopDatabase }, { openHouse }] = await Promise.all([ground(), import('./main.ts')]);
  const running = await openHouse({ config, clock: systemClock, log, databaseUrl: url, onDemonstration: loading }).catch(async (error: unknown) => {
    await stopDatabase();
    throw error;
  });
  say(`Majlis answers on ${running.origin}`);
  const stop = async (): Promise<void> => {
    await running.stop();
    await stopDatabase();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
};

/** Said at each tenth. */
const loading = (percent: number): void => {
  if (percent % 10 === 0) say(percent < 100 ? `The demonstration is loading: ${percent} %` : 'The demonstration is loaded.');
};

/** Whether somebody else works on this database: a house whose deadlines would run in real time while the past is played. */
const isInUse = async (url: string): Promise<boolean> => {
  const { default: pg } = await import('pg');
  const client = new pg.Client(url);
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()");
  await client.end();
  return !!rowCount;
};

const demo: Command = () =>
  onGround(async ({ config, log, url }) => {
    if (await isInUse(url)) {
      say('A house is running on this database. Please stop it first, or start an empty one with MAJLIS_DEMO=on.');
      process.exitCode = 1;
      return;
    }
    const [{ enterHouse }, { beginDemonstration, playDemonstration }, { Refused }] = await Promise.all([import('./inside.ts'), import('./demo/demo.service.ts'), import('./platform/problem.ts')]);
    const inside = await enterHouse({ config, clock: systemClock, log, databaseUrl: url });
    try {
      await beginDemonstration(inside.house);
      const refused = await playDemonstration(inside.house, { onProgress: loading });
      if (refused === null) say('The demonstration stands already.');
      for (const step of refused ?? []) log.warn('A step of the demonstration was refused.', { operation: step });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say(error.in('en'));
      process.exitCode = 1;
    } finally {
      await inside.close();
    }
  });

const schema: Command = async () => {
  const { emitSchema } = await import('./emit.ts');
  for (const [path, text] of await emitSchema()) writeFileSync(path, text);
};

const verifyHouse: Command = () =>
  onGround(async ({ config, log, url }) => {
    const [{ enterHouse }, { Journaled }, { verify }, { verifySeals }, { diskFiles }] = await Promise.all([
      import('./inside.ts'), import('./journal/guard.ts'), import('./audit/verify.service.ts'), import('./journal/seal.ts'), import('./platform/files.ts'),
    ]);
    const { orm, close } = await enterHouse({ config, clock: systemClock, log, databaseUrl: url });
    const tables = [...orm.getMetadata().getAll().values()].filter((meta) => (meta.class as { prototype: object }).prototype instanceof Journaled && meta.tableName).map(({ tableName }) => tableName);
    await close();
    const verdict = await verify({ connectionString: url, files: diskFiles(config.filesDir), tables, seals: (client) => verifySeals(client, config) });
    for (const { what, where, detail } of verdict.faults) say(`✗ ${where}: ${what} (${detail})`);
    say(`${verdict.entries} entries in ${verdict.streams} streams, ${verdict.rows} rows, ${verdict.texts} texts, ${verdict.files} files, ${verdict.seals} seals: ${verdict.faults.length ? `${verdict.faults.length} faults` : 'everything is as it was recorded'}.`);
    if (verdict.faults.length) process.exitCode = 1;
  });

const backup: Command = async (args) => {
  const to = folderIn('npm run backup -- [FOLDER]', args);
  await onGround(async ({ config, url }) => {
    const { backUp } = await import('./audit/backup.service.ts');
    const at = systemClock.now();
    const folder = resolve(to ?? `${config.dataDir}-backup-${at.toISOString().replace(/[:.]/g, '-')}`);
    await backUp({ connectionString: url, at, to: folder, filesDir: config.filesDir, keysDir: config.keysDir, sealKeyFile: config.sealKeyFile, onProgress: say });
    say(`The backup is in ${folder}. It holds the keys of the identity vault too: keep it as you keep them.`);
  });
};

const restoreHouse: Command = async (args) => {
  const from = folderIn('npm run restore -- FOLDER', args);
  if (!from) throw new BackupFault('Which backup? npm run restore -- FOLDER');
  await onGround(async ({ config, log, url, adminUrl }) => {
    const [{ enterHouse }, { restore }] = await Promise.all([import('./inside.ts'), import('./audit/restore.service.ts')]);
    await (await enterHouse({ config, clock: systemClock, log, databaseUrl: url, empty: true })).close();
    const manifest = await restore({ adminString: adminUrl, from: resolve(from), filesDir: config.filesDir, keysDir: config.keysDir, sealKey: basename(config.sealKeyFile), at: systemClock.now(), onProgress: say });
    say(`The house of ${manifest.at} stands again; its epoch was raised.`);
  });
};

const tokenUsage = 'npm run -s token -- --name NAME [--role ROLE] [--days DAYS]';

/** Prints a token and nothing else, so that a script can take it. */
const token: Command = async (args) => {
  const values = read(tokenUsage, () => parseArgs({ args: [...args], options: { name: { type: 'string' }, role: { type: 'string', multiple: true }, days: { type: 'string' } } }).values);
  await onGround(async ({ config, log, url }) => {
    const [{ enterHouse, isEmpty }, { Context, system }, { NotBegun, tokenFor }, { Refused }] = await Promise.all([
      import('./inside.ts'), import('./platform/context.ts'), import('./people/access/api-token.service.ts'), import('./platform/problem.ts'),
    ]);
    const granted = (values.role ?? ['integrator']).flatMap((roles) => roles.split(','));
    const { house, close } = await enterHouse({ config, clock: systemClock, log, databaseUrl: url });
    try {
      if (config.demo && (await isEmpty(house))) throw new Refused(NotBegun);
      const expiresAt = new Date(house.clock.now().getTime() + Number(values.days ?? 365) * 86_400_000);
      const { secret } = await tokenFor(new Context(house, system, 'en'), { name: values.name ?? '', roles: granted, scopes: ['read', 'write', ...(granted.includes('administrator') ? ['admin'] : [])], expiresAt });
      say(secret ?? '');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      process.stderr.write(`${error.field ? `--${error.field.join('.').replace('roles', 'role').replace('expiresAt', 'days')}: ` : ''}${error.in('en')}\n`);
      process.exitCode = 1;
    } finally {
      await close();
    }
  }, true);
};

const importRows: Command = (args) =>
  onGround(async ({ config, log, url }) => {
    const [{ enterHouse }, { Context, system }, { importFile }] = await Promise.all([import('./inside.ts'), import('./platform/context.ts'), import('./feedback/channels/import/import.command.ts')]);
    const { house, close } = await enterHouse({ config, clock: systemClock, log, databaseUrl: url });
    const terminal = { out: say, progress: process.stderr, ms: stopwatch() };
    process.exitCode = await importFile(new Context(house, system, 'en'), args, terminal).finally(close);
  });

const commands: Readonly<Record<string, Command>> = { start, schema, verify: verifyHouse, backup, restore: restoreHouse, import: importRows, demo, token };

const [name = 'start', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) {
  process.stderr.write(`"${name}" is no command; these are: ${Object.keys(commands).join(', ')}.\n`);
  process.exit(2);
}
command(args).catch((error: unknown) => {
  const expected = error instanceof Misused || error instanceof ConfigFault || error instanceof DatabaseFault || error instanceof BackupFault;
  process.stderr.write(`${obstacle(error) ?? (expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
  process.exit(error instanceof Misused ? 2 : 1);
});
