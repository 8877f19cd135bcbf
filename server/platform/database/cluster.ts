import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Account, asSeenBy } from './account.ts';
import type { Binaries } from './binaries.ts';
import { DatabaseFault } from './fault.ts';
import { birthmark, endPostgresIn } from './process.ts';

/** Where the parts of the bundled database lie. `home` comes into being by one rename, with all that is in it. */
export interface Layout {
  readonly home: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  /** The random secret that both passwords are made from; mode 0600. */
  readonly secret: string;
  readonly port: string;
  readonly log: string;
  /** One file for each process that is using the database. */
  readonly users: string;
}

export const layoutIn = (home: string): Layout => ({
  home,
  cluster: join(home, 'cluster'),
  secret: join(home, 'secret'),
  port: join(home, 'port'),
  log: join(home, 'postgres.log'),
  users: join(home, 'users'),
});

/** The role that the house works as, and the one that may do everything. */
export type Role = 'majlis' | 'postgres';

export const urlOf = (layout: Layout, role: Role, port: number) => `postgresql://${role}:${password(layout, role)}@127.0.0.1:${port}/majlis`;

/** Whether a complete cluster is there. @throws DatabaseFault when something else is in its place: it is nobody's to delete */
export function clusterExists({ home, cluster }: Layout): boolean {
  if (existsSync(join(cluster, 'PG_VERSION'))) return true;
  if (existsSync(home) && readdirSync(home).length > 0) {
    throw new DatabaseFault(`${home} holds something, but no database. Move it elsewhere, or put the missing part back, and start again.`);
  }
  return false;
}

/**
 * Makes the cluster, its two roles and its database under another name and renames it when it is complete, so that a kill at any
 * instant leaves either everything or a draft, which a later start removes. Of two starts at once, the slower one takes the other's.
 */
export async function createCluster(layout: Layout, account: Account, binaries: Binaries): Promise<void> {
  await removeDrafts(layout);
  const draft = layoutIn(`${layout.home}.new-${process.pid}-${birthmark(process.pid)}`);
  mkdirSync(draft.home, { mode: 0o700 });
  mkdirSync(draft.cluster, { mode: 0o700 });
  mkdirSync(draft.users, { mode: 0o700 });
  writeFileSync(draft.secret, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
  if (account.uid !== undefined) chownSync(draft.cluster, account.uid, account.gid ?? account.uid);

  const run = (program: string, args: string[], input = '') => finish(program, args, { ...account, cwd: draft.cluster, input });
  const folder = asSeenBy(account, draft.cluster);
  await run(binaries.initdb, [
    '-D', folder, '-U', 'postgres', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
    '--data-checksums', '--auth-local=reject', '--auth-host=scram-sha-256', '--text-search-config=simple',
  ]);
  await run(binaries.postgres, ['--single', '-D', folder, '-c', 'log_checkpoints=off', 'postgres'], [
    `alter role postgres password '${password(draft, 'postgres')}';`,
    `create role majlis login createdb password '${password(draft, 'majlis')}';`,
    'create database majlis owner majlis;',
    '',
  ].join('\n'));
  try {
    settle(draft.home);
    renameSync(draft.home, layout.home);
    settle(dirname(layout.home));
  } catch (error) {
    if (!clusterExists(layout)) throw error;
    rmSync(draft.home, { recursive: true, force: true });
  }
}

const password = (layout: Layout, role: Role) => createHmac('sha256', readFileSync(layout.secret, 'utf8')).update(role).digest('hex');

/** Without this a power cut could take back the name of a folder whose contents were promised. */
function settle(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** Drafts never held anything of anybody's; one whose maker is alive is left to it. What a killed maker began may still be writing there. */
async function removeDrafts({ home }: Layout): Promise<void> {
  for (const name of readdirSync(dirname(home))) {
    const [, pid, mark] = new RegExp(`^${basename(home)}\\.new-(\\d+)-(\\w+)$`).exec(name) ?? [];
    if (!pid || birthmark(Number(pid)) === mark) continue;
    const draft = layoutIn(join(dirname(home), name));
    if (existsSync(draft.cluster)) await endPostgresIn(draft.cluster);
    rmSync(draft.home, { recursive: true, force: true });
  }
}

function finish(program: string, args: string[], options: Account & { cwd: string; input: string }): Promise<void> {
  const { input, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...rest, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }, stdio: 'pipe' });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout.resume();
    child.on('error', reject);
    child.on('close', (code, signal) => {
      // The single-user server answers 0 also after a statement that failed.
      if (code === 0 && !/^.*(ERROR|FATAL|PANIC):/m.test(said)) resolve();
      else reject(new DatabaseFault(`Setting up the database failed (${basename(program)}, ${code ?? signal}): ${said.trim().split('\n').slice(-3).join(' ')}`));
    });
    child.stdin.end(input);
  });
}
