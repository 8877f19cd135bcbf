import { readFileSync, statSync } from 'node:fs';
import { DatabaseFault } from './fault.ts';

/** The operating-system user that PostgreSQL runs as; empty: the one that we are. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as whoever owns the data already, else as `postgres`, else as `nobody`.
 * @throws DatabaseFault when the data belongs to somebody else, or no such user exists
 */
export function accountFor(cluster: string): Account {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner && self !== undefined && owner.uid !== self) {
      throw new DatabaseFault(`The data in ${cluster} belongs to another user (${owner.uid}); start as that user or as root.`);
    }
    return {};
  }
  if (process.platform !== 'linux') throw new DatabaseFault('Here the bundled database cannot be started by root; start as an ordinary user, or set DATABASE_URL.');
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return known('postgres') ?? known('nobody') ?? refuse();
}

/**
 * The folder as the server is to be told. Behind a folder that only root may enter (a home of mode 0700), the other user could not walk
 * to the data by name; the working folder that it inherits needs no walking.
 */
export const asSeenBy = (account: Account, cluster: string) => (account.uid === undefined ? cluster : '/proc/self/cwd');

function known(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((row) => row.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

function refuse(): never {
  throw new DatabaseFault('PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody; start as an ordinary user, or set DATABASE_URL.');
}
