import type { EntityManager, Kysely } from '@mikro-orm/postgresql';

type Compiled = Parameters<Kysely<unknown>['executeQuery']>[0];

/**
 * A statement in the manager's transaction whose one value is long, as the rows of a thousand at once are: it travels beside the text. The ORM
 * writes values into the text itself, where a megabyte is escaped, and then read by the database letter by letter.
 * @param sql names the value `$1`
 */
export const withLong = async <T>(em: EntityManager, sql: string, value: string): Promise<T[]> => {
  const raw = { sql, parameters: [value], query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] }, queryId: { queryId: 'long' } };
  return (await em.getKysely().executeQuery(raw as unknown as Compiled)).rows as T[];
};
