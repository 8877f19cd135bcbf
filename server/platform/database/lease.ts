import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from './cluster.ts';
import { birthmark } from './process.ts';

let count = 0;

/** Says on disk that this process uses the database, so that nobody stops it under our feet. */
export function takeLease({ users }: Layout): { release(): 'others remain' | 'was the last' } {
  mkdirSync(users, { recursive: true, mode: 0o700 });
  const mine = join(users, `${process.pid}.${++count}`);
  writeFileSync(mine, birthmark(process.pid) ?? '');
  return {
    release() {
      rmSync(mine, { force: true });
      const left = existsSync(users) ? readdirSync(users) : [];
      return left.some((name) => isHeld(join(users, name))) ? 'others remain' : 'was the last';
    },
  };
}

/** A lease whose holder was killed is taken away on the way. */
function isHeld(lease: string): boolean {
  try {
    const mark = readFileSync(lease, 'utf8');
    // An empty one is being written at this moment.
    if (mark === '' || birthmark(Number.parseInt(lease.slice(lease.lastIndexOf('/') + 1), 10)) === mark) return true;
    rmSync(lease, { force: true });
  } catch {
    // Its holder took it back meanwhile.
  }
  return false;
}
