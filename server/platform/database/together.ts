import type { EntityManager, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Pool, QueryResult } from 'pg';

interface Asked { readonly sql: string; readonly answer: (rows: unknown[]) => void; readonly fail: (error: unknown) => void }

/**
 * A manager for reading, whose statements of one turn of the event loop travel in one message and are answered by one: where three are
 * asked at once, two wake-ups of another process are saved. Outside every transaction; where one fails, all of that turn do.
 */
export const together = (em: EntityManager): EntityManager => {
  const connection = (em.getDriver() as PostgreSqlDriver).getConnection();
  let waiting: Asked[] = [];
  const send = async (): Promise<void> => {
    const all = waiting;
    waiting = [];
    try {
      const pool = (await connection.getNativeClient()) as unknown as Pool;
      const answers = [await pool.query(all.map(({ sql }) => sql).join(';'))].flat() as QueryResult[];
      for (const [at, { answer }] of all.entries()) answer(answers[at]!.rows);
    } catch (error) {
      for (const { fail } of all) fail(error);
    }
  };
  const execute = (sql: string, values: readonly unknown[] = []): Promise<unknown[]> =>
    new Promise((answer, fail) => {
      waiting.push({ sql: connection.getPlatform().formatQuery(sql, values), answer, fail });
      if (waiting.length === 1) setImmediate(() => void send());
    });
  return Object.assign(em, { execute }) as EntityManager;
};
