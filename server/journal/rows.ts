import type { EntityClass } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { withLong } from '../platform/database/long.ts';
import type { Journaled } from './guard.ts';

/** A row that is not in the database yet: plain values beside the noun that they are of. */
export interface NewRow { readonly noun: EntityClass<Journaled>; readonly row: Journaled }

const blanks = new Map<unknown, object>();

/** The values of a new row, with what the noun says of itself where nothing is given. */
export const newRow = <T extends Journaled>(noun: EntityClass<T>, values: object): NewRow => {
  const blank = blanks.get(noun) ?? { ...new (noun as new () => T)(), version: 1 };
  blanks.set(noun, blank);
  return { noun: noun as never, row: { ...blank, ...values } as Journaled };
};

interface Table {
  readonly name: string;
  /** Property and column, side by side. */
  readonly columns: readonly (readonly [property: string, column: string])[];
  readonly insert: string;
}

const tables = new Map<unknown, Table>();

/** How the rows of a noun are kept; looked up once. */
export const tableOf = (em: EntityManager, noun: EntityClass<Journaled>): Table => {
  const known = tables.get(noun);
  if (known) return known;
  const meta = em.getMetadata().get(noun as never);
  const columns = meta.props.filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length === 1).map(({ name, fieldNames }) => [name as string, fieldNames[0]!] as const);
  const list = columns.map(([, column]) => `"${column}"`).join(', ');
  const table = {
    name: meta.tableName, columns,
    insert: `insert into "${meta.tableName}" as t (${list}) select ${list} from json_populate_recordset(null::"${meta.tableName}", $1::json) returning id, state_digest(to_jsonb(t)) as digest`,
  };
  tables.set(noun, table);
  return table;
};

/** Inserts new rows, one statement a table. @returns the digest of each as it now stands, by '<table>:<id>' */
export const insertRows = async (em: EntityManager, rows: readonly NewRow[]): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (const [noun, own] of Map.groupBy(rows, (one) => one.noun)) {
    const { name, columns, insert } = tableOf(em, noun);
    const json = JSON.stringify(own.map(({ row }) => inColumns(row as unknown as Record<string, unknown>, columns)));
    for (const { id, digest } of await withLong<{ id: string; digest: string }>(em, insert, json)) found.set(`${name}:${id}`, digest);
  }
  return found;
};

/** What is not given stays out: the function fills it with null. */
const inColumns = (row: Record<string, unknown>, columns: Table['columns']): Record<string, unknown> => {
  const kept: Record<string, unknown> = {};
  for (const [property, column] of columns) {
    const value = row[property];
    if (value !== undefined && value !== null) kept[column] = value instanceof Uint8Array ? `\\x${Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')}` : value;
  }
  return kept;
};
