import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool, QueryResult } from 'pg';
import type { Orm } from './orm.ts';

/** Asks the database one short statement, past the ORM and outside every transaction; `?` stands for a value. @returns its rows */
export type Ask = <T>(sql: string, values?: readonly unknown[]) => Promise<T[]>;

interface Asked { readonly sql: string; readonly answer: (rows: unknown[]) => void; readonly fail: (error: unknown) => void }

/**
 * What is asked in one turn of the event loop travels in one message and is answered by one: each message wakes another process, which
 * costs more than most statements do. Where one of them fails, each is asked again on its own.
 */
export const asking = (orm: Orm): Ask => {
  const connection = orm.em.getDriver().getConnection();
  const platform = connection.getPlatform();
  let waiting: Asked[] = [];
  const send = async (all: readonly Asked[]): Promise<void> => {
    try {
      const pool = (await connection.getNativeClient()) as unknown as Pool;
      const answers = [await pool.query(all.map(({ sql }) => sql).join(';'))].flat() as QueryResult[];
      for (const [at, { answer }] of all.entries()) answer(answers[at]!.rows);
    } catch (error) {
      if (all.length === 1) all[0]!.fail(error);
      else await Promise.all(all.map((one) => send([one])));
    }
  };
  return <T>(sql: string, values: readonly unknown[] = []): Promise<T[]> =>
    new Promise((resolve, fail) => {
      waiting.push({ sql: platform.formatQuery(sql, values), answer: (rows) => resolve(rows as T[]), fail });
      if (waiting.length > 1) return;
      setImmediate(() => {
        const all = waiting;
        waiting = [];
        void send(all);
      });
    });
};

/** Texts of statements that connections keep prepared; a plan takes room in each of them, so what comes after is planned each time. */
const keptAtMost = 48;

/**
 * Asks a long statement whose text is always one of few, as hot reads do: each connection keeps it parsed and planned, since planning it costs as much
 * as running it. Its `?` are values, each of them.
 */
export const keeping = (orm: Orm): Ask => {
  const connection = orm.em.getDriver().getConnection();
  const known = new Map<string, { readonly name?: string; readonly text: string }>();
  const knownAs = (sql: string): { readonly name?: string; readonly text: string } => {
    const before = known.get(sql);
    if (before) return before;
    let values = 0;
    const text = sql.replaceAll('?', () => `$${++values}`);
    if (known.size >= keptAtMost) return { text };
    const kept = { name: `kept ${known.size}`, text };
    known.set(sql, kept);
    return kept;
  };
  return async <T>(sql: string, values: readonly unknown[] = []): Promise<T[]> => {
    const pool = (await connection.getNativeClient()) as unknown as Pool;
    return (await pool.query({ ...knownAs(sql), values: [...values] })).rows as T[];
  };
};

/** The same to whoever reads with a manager. */
export const together = (em: EntityManager, ask: Ask): EntityManager => Object.assign(em, { execute: ask }) as unknown as EntityManager;
