import type { EntityClass } from '@mikro-orm/core';
import { openOrm } from './orm.ts';

interface Emits {
  readonly url: string;
  readonly entities: readonly EntityClass<unknown>[];
  /** Statements before and after the tables of the entities. */
  readonly before: string;
  readonly after: (tables: readonly string[]) => string;
}

/** The statements that make an empty database into this program's: tables of the entities, between what the slices add by hand. */
export const emitTables = async ({ url, entities, before, after }: Emits): Promise<string> => {
  const orm = await openOrm({ url, entities, subscribers: [] });
  try {
    const tables = (await orm.schema.getCreateSchemaSQL({ wrap: false })).trim();
    return `${before.trim()}\n\n${tables}\n\n${after([...tables.matchAll(/create table "([a-z_]+)"/g)].map(([, name]) => name!)).trim()}\n`;
  } finally {
    await orm.close();
  }
};
