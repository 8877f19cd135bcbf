import type { EntityManager } from '@mikro-orm/postgresql';
import { pause, stopwatch } from '../platform/clock.ts';
import { withNext } from '../platform/database/wire.ts';
import type { Log } from '../platform/log.ts';
import type { Bell } from './bell.ts';
import type { StoredEntry } from './entry.entity.ts';
import { passingOver, type Passing } from './passing.ts';
import { endOfJournal, epochOf, lookBeyond, type Cursor, type Held } from './reader.ts';

/** Reads the journal forward, for ever, in order, and loses nothing: woken by the bell, and by a slow poll if the bell is lost. */
export interface Tail {
  stop(): Promise<void>;
  readonly cursor: Cursor;
  /** Looks now. Resolves when a look that began after the call has ended. */
  look(): Promise<void>;
  /** Whether it could read the journal within this many milliseconds, and nothing that is committed has been held back from it for longer. */
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
  /** More has been committed than before that cannot be read yet. */
  readonly onHeld?: () => Promise<void> | void;
}

/** Who hears on this server what its live tail has read: durable readers need not look at what does not concern them. */
type Hears = (entries: readonly StoredEntry[], from: Cursor, to: Cursor) => void;
const hearers = new WeakMap<Bell, { readonly hears: Set<Hears>; readonly passing: Passing }>();

/** A tail from the end of the journal, kept in memory: for what is live on this server. Who could not tell what it brings is brought it again. */
export const followLive = async (follows: Follows): Promise<Tail> => {
  let cursor = await endOfJournal(follows.fork());
  const { hears, passing } = hearers.get(follows.bell) ?? { hears: new Set<Hears>(), passing: new Map() as Passing };
  hearers.set(follows.bell, { hears, passing });
  const over = passingOver(passing);
  let waits: (Held & { readonly since: () => number }) | null = null;
  return run(follows, (listener) => follows.bell.hear((streams) => (!streams.length || streams.some(isStream)) && listener()), {
    cursor: () => cursor,
    behind: () => waits?.since() ?? 0,
    async step() {
      const { entries, more, held } = await lookBeyond(follows.fork(), cursor);
      const last = entries.at(-1);
      if (last) {
        const to = { epoch: cursor.epoch, xid: last.xid, position: last.position };
        for (const hear of hears) hear(entries, cursor, to);
        await follows.onEntries(entries, to);
        cursor = to;
      }
      const before = waits?.last;
      waits = held && { ...held, since: held.first === waits?.first ? waits.since : stopwatch() };
      if (held && held.last !== before) await follows.onHeld?.();
      await over(follows.fork);
      return more ? 'more' : 'done';
    },
  });
};

interface Reads extends Omit<Follows, 'onEntries' | 'onHeld' | 'gather'> {
  /** Which entries it acts upon; where it says so it looks only for those, and now and then. All else it may pass over later. */
  readonly concerns?: (entry: StoredEntry) => boolean;
  /** What rings when the effects of its entries are committed, for whoever takes them on from there. */
  readonly rings?: string;
  readonly onEntries: (entries: readonly StoredEntry[], em: EntityManager) => Promise<void>;
}

/** How much rarer a reader looks by itself where the live tail looks for it. */
const restful = 10;
/** Entries that are acted upon in one transaction: few enough that it ends long before the database ends it. Where it did not, a quarter of them is tried, down to one. */
const piece = 250;

/**
 * A durable reader: its cursor moves in the same transaction as the jobs it causes, so that each effect happens once,
 * whichever server reads. One server at a time holds the cursor's row; the others pass by.
 */
export const followAs = async (reader: string, follows: Reads): Promise<Tail> => {
  const { bell, concerns, fork, rings } = follows;
  let [seen, size]: [Cursor, number] = [{ epoch: 1, xid: '0', position: '0' }, piece];
  const first = fork();
  await first.execute("insert into reader_cursor (reader, epoch, xid, position) values (?, ?, '0'::xid8, 0) on conflict do nothing", [reader, await epochOf(first)], 'run');

  const read = async (): Promise<Looked> => {
    const before = seen;
    const looked = await step().then((how) => (size = Math.min(piece, size * 2), how), (error: unknown) => (size = Math.max(1, size >> 2), Promise.reject(error)));
    if (rings && seen !== before) bell.ring([rings]);
    return looked;
  };
  const step = (): Promise<Looked> =>
    fork().transactional(async (em) => {
      const [row] = await em.execute<{ epoch: number; xid: string; position: string }[]>(
        'select epoch, xid::text as xid, position::text as position from reader_cursor where reader = ? for update skip locked', [reader]);
      if (!row) return 'done';
      const { entries, more } = await lookBeyond(em as EntityManager, row, size);
      const last = entries.at(-1);
      if (!last) return more ? 'more' : 'done';
      await follows.onEntries(entries, em as EntityManager);
      seen = { epoch: row.epoch, xid: last.xid, position: last.position };
      await em.execute(`${withNext}update reader_cursor set epoch = ?, xid = ?::xid8, position = ? where reader = ?`, [seen.epoch, seen.xid, seen.position, reader], 'run');
      return more ? 'more' : 'done';
    });

  const live = concerns && hearers.get(bell);
  if (!live) return run(follows, (listener) => bell.hear(listener), { cursor: () => seen, step: read });

  // The live tail of this server reads for all: this one reads only what concerns it, and is passed over the rest.
  const { hears, passing } = live;
  let due = true;
  let looks = 0;
  const hear = (listener: () => void): (() => void) => {
    const one: Hears = (entries, from, to) => {
      if (entries.some(concerns)) {
        due = true;
        passing.delete(reader);
        listener();
      } else if (!due) passing.set(reader, { from: passing.get(reader)?.from ?? from, to });
    };
    hears.add(one);
    return () => hears.delete(one);
  };
  return run(follows, hear, {
    cursor: () => seen,
    step() {
      if (!due && ++looks % restful !== 0) return Promise.resolve('done' as const);
      due = false;
      return read().then((looked) => ((due ||= looked === 'more'), looked), (error: unknown) => {
        due = true;
        throw error;
      });
    },
  });
};

/** Whether more is known to lie beyond what was read. */
type Looked = 'more' | 'done';

/** Milliseconds until what an open transaction holds back is looked for again. */
const held = 10;

/** Not every ring is about the journal: 'deadlines' and 'letters' say that there is work of another sort. */
const isStream = (name: string): boolean => name === 'house' || name.includes(':');

const run = ({ log, poll, gather = 0 }: Pick<Follows, 'log' | 'poll' | 'gather'>, hear: (listener: () => void) => () => void, reader: { cursor(): Cursor; step(): Promise<Looked>; behind?(): number }): Tail => {
  const stopping = new AbortController();
  let rung = true;
  let wake: () => void = () => undefined;
  let lastRead = stopwatch();
  let looks: (() => void)[] = [];
  const unhear = hear(() => {
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
      const looked = await reader.step().then((how) => (lastRead = stopwatch(), how), (error: unknown) => (log.error('The tail could not read the journal.', { error }), 'done' as const));
      for (const resolve of waiters) resolve();
      if (looks.length || stopping.signal.aborted) continue;
      if (looked === 'done' && !rung) await quiet();
      // Storms are read in pieces of this length; what an open transaction holds back is looked for again soon.
      await pause(Math.max(looked === 'more' ? held : 0, gather - began()), stopping.signal);
    }
    for (const resolve of looks) resolve();
  })();
  return {
    get cursor() {
      return reader.cursor();
    },
    look: () =>
      new Promise((resolve) => {
        if (stopping.signal.aborted) return resolve();
        looks.push(resolve);
        rung = true;
        wake();
      }),
    readWithin: (ms) => lastRead() <= ms && (reader.behind?.() ?? 0) <= ms,
    async stop() {
      stopping.abort();
      unhear();
      wake();
      await loop;
    },
  };
};
