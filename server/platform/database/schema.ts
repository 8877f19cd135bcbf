import type { EntityClass } from '@mikro-orm/core';
import { openOrm } from './orm.ts';

interface Emits {
  readonly url: string;
  readonly entities: readonly EntityClass<unknown>[];
  /** Statements before and after the tables of the entities. */
  readonly before: string;
  readonly after: (nouns: readonly TableOf[]) => string;
}

/** A table, its columns and the class of its rows. */
export interface TableOf {
  readonly table: string;
  readonly columns: readonly string[];
  readonly noun: { readonly prototype: object };
}

/** The statements that make an empty database into this program's: tables of the entities, between what the slices add by hand. */
export const emitTables = async ({ url, entities, before, after }: Emits): Promise<string> => {
  const orm = openOrm({ url, entities, subscribers: [] });
  try {
    const tables = (await orm.schema.getCreateSchemaSQL({ wrap: false })).trim();
    const nouns = [...orm.getMetadata().getAll().values()].filter(({ tableName, abstract }) => tableName && !abstract);
    const extra = after(nouns.map((meta) => ({ table: meta.tableName, columns: meta.props.flatMap(({ fieldNames }) => fieldNames ?? []), noun: meta.class as unknown as TableOf['noun'] })));
    return `${before.trim()}\n\n${tables}\n\n${extra.trim()}\n`;
  } finally {
    await orm.close();
  }
};
