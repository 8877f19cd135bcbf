import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { pause } from '../clock.ts';

/**
 * A mark that tells this process from every other that had or will have its number; null when nobody has the number.
 * A dead process that nobody has collected yet counts as nobody.
 */
export function birthmark(pid: number): string | null {
  const born = process.platform === 'linux' ? bornOnLinux(pid) : bornElsewhere(pid);
  return born && createHash('sha256').update(`${pid} ${born}`).digest('hex').slice(0, 12);
}

/** Whether the process `pid` is a PostgreSQL server working in the folder `cluster`. A number alone proves nothing: numbers are reused. */
export function isPostgresOf(pid: number, cluster: string): boolean {
  if (birthmark(pid) === null) return false;
  if (process.platform !== 'linux') return tell(pid, 'command').includes(realpathSync(cluster)) && /postgres/.test(tell(pid, 'comm'));
  try {
    // A reinstalled package leaves the running server with a program file that is gone from the disk.
    const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

/** Whether any PostgreSQL works in the folder, whatever its lock says; where processes cannot be listed, one might. */
export const anyPostgresOf = (cluster: string): boolean =>
  process.platform !== 'linux' || readdirSync('/proc').some((name) => /^\d+$/.test(name) && isPostgresOf(Number(name), cluster));

/** Ends, at once, the PostgreSQL programs that work in the folder; where processes cannot be listed, none. @returns when all are gone. */
export async function endPostgresIn(folder: string): Promise<void> {
  for (let left = postgresIn(folder); left.length > 0; left = postgresIn(folder)) {
    for (const pid of left) end(pid);
    await pause(20);
  }
}

function postgresIn(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  const real = realpathSync(folder);
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === real && /^(postgres|initdb)( \(deleted\))?$/.test(basename(readlinkSync(`/proc/${pid}/exe`))) && birthmark(pid) !== null;
    } catch {
      return false;
    }
  });
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function bornOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? null : (rest[18] ?? null);
  } catch {
    return null;
  }
}

const bornElsewhere = (pid: number) => (tell(pid, 'stat').startsWith('Z') ? null : tell(pid, 'lstart') || null);

function tell(pid: number, column: 'lstart' | 'stat' | 'comm' | 'command'): string {
  try {
    return execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } }).trim();
  } catch {
    return '';
  }
}
