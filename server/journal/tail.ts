import type { EntityManager } from '@mikro-orm/postgresql';
import { pause, stopwatch } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Bell } from './bell.ts';
import type { StoredEntry } from './entry.entity.ts';
import { endOfJournal, entriesBeyond, epochOf, type Cursor } from './reader.ts';

/** Reads the journal forward, for ever, in order, and loses nothing: woken by the bell, and by a slow poll if the bell is lost. */
export interface Tail {
  stop(): Promise<void>;
  readonly cursor: Cursor;
  /** Looks now. Resolves when a look that began after the call has ended. */
  look(): Promise<void>;
  /** Whether it could read the journal within this many milliseconds. */
  readWithin(ms: number): boolean;
}

interface Follows {
  readonly fork: () => EntityManager;
  readonly bell: Bell;
  readonly log: Log;
  /** Milliseconds between two looks when nothing rings. */
  readonly poll: number;
  /** Milliseconds between two looks while it rings without pause: what came meanwhile is read at once, in one. */
  readonly gather?: number;
  readonly onEntries: (entries: readonly StoredEntry[], reached: Cursor) => Promise<void> | void;
}

/** A tail from the end of the journal, kept in memory: for what is live on this server. */
export const followLive = async (follows: Follows): Promise<Tail> => {
  let cursor = await endOfJournal(follows.fork());
  return run(follows, {
    get cursor() {
      return cursor;
    },
    async step() {
      const entries = await entriesBeyond(follows.fork(), cursor);
      const last = entries.at(-1);
      if (!last) return 0;
      cursor = { epoch: cursor.epoch, xid: last.xid, position: last.position };
      await follows.onEntries(entries, cursor);
      return entries.length;
    },
  });
};

/**
 * A durable reader: its cursor moves in the same transaction as the jobs it causes, so that each effect happens once,
 * whichever server reads. One server at a time holds the cursor's row; the others pass by.
 */
export const followAs = async (reader: string, follows: Omit<Follows, 'onEntries'> & { readonly onEntries: (entries: readonly StoredEntry[], em: EntityManager) => Promise<void> }): Promise<Tail> => {
  let seen: Cursor = { epoch: 1, xid: '0', position: '0' };
  const first = follows.fork();
  await first.execute("insert into reader_cursor (reader, epoch, xid, position) values (?, ?, '0'::xid8, 0) on conflict do nothing", [reader, await epochOf(first)], 'run');
  return run(follows, {
    get cursor() {
      return seen;
    },
    step: () =>
      follows.fork().transactional(async (em) => {
        const [row] = await em.execute<{ epoch: number; xid: string; position: string }[]>(
          'select epoch, xid::text as xid, position::text as position from reader_cursor where reader = ? for update skip locked', [reader]);
        if (!row) return 0;
        const entries = await entriesBeyond(em as EntityManager, row);
        const last = entries.at(-1);
        if (!last) return 0;
        await follows.onEntries(entries, em as EntityManager);
        seen = { epoch: row.epoch, xid: last.xid, position: last.position };
        await em.execute('update reader_cursor set epoch = ?, xid = ?::xid8, position = ? where reader = ?', [seen.epoch, seen.xid, seen.position, reader], 'run');
        return entries.length;
      }),
  });
};

const run = ({ bell, log, poll, gather = 0 }: Pick<Follows, 'bell' | 'log' | 'poll' | 'gather'>, reader: { readonly cursor: Cursor; step(): Promise<number> }): Tail => {
  const stopping = new AbortController();
  let rung = true;
  let wake: () => void = () => undefined;
  let lastRead = stopwatch();
  let looks: (() => void)[] = [];
  const unhear = bell.hear(() => {
    rung = true;
    wake();
  });
  /** Until it rings, or the time for a look of its own has come. */
  const quiet = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, poll);
      wake = () => (clearTimeout(timer), resolve());
      if (rung || stopping.signal.aborted) wake();
    });
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      rung = false;
      const waiters = looks;
      looks = [];
      const began = stopwatch();
      const read = await reader.step().then((count) => (lastRead = stopwatch(), count), (error: unknown) => (log.error('The tail could not read the journal.', { error }), 0));
      for (const resolve of waiters) resolve();
      if (read === 0 && !rung && !looks.length) await quiet();
      else if (read > 0 && !looks.length) await pause(Math.max(0, gather - began()), stopping.signal);
    }
    for (const resolve of looks) resolve();
  })();
  return {
    get cursor() {
      return reader.cursor;
    },
    look: () =>
      new Promise((resolve) => {
        if (stopping.signal.aborted) return resolve();
        looks.push(resolve);
        rung = true;
        wake();
      }),
    readWithin: (ms) => lastRead() <= ms,
    async stop() {
      stopping.abort();
      unhear();
      wake();
      await loop;
    },
  };
};
