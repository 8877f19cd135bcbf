import type { EntityManager } from '@mikro-orm/postgresql';
import type { Journaled } from './guard.ts';

interface Table {
  readonly name: string;
  /** Property and column, side by side. */
  readonly columns: readonly (readonly [property: string, column: string])[];
  readonly insert: string;
}

const tables = new Map<unknown, Table>();

/** How the rows of a noun are kept; looked up once. */
export const tableOf = (em: EntityManager, row: Journaled): Table => {
  const known = tables.get(row.constructor);
  if (known) return known;
  const meta = em.getMetadata().get(row.constructor as never);
  const columns = meta.props.filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length === 1).map(({ name, fieldNames }) => [name as string, fieldNames[0]!] as const);
  const list = columns.map(([, column]) => `"${column}"`).join(', ');
  const table = {
    name: meta.tableName, columns,
    insert: `insert into "${meta.tableName}" as t (${list}) select ${list} from json_populate_recordset(null::"${meta.tableName}", ?::json) returning id, state_digest(to_jsonb(t)) as digest`,
  };
  tables.set(row.constructor, table);
  return table;
};

/** Inserts new rows, one statement a table. @returns the digest of each as it now stands, by '<table>:<id>' */
export const insertRows = async (em: EntityManager, rows: readonly Journaled[]): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (const [table, own] of Map.groupBy(rows, (row) => tableOf(em, row))) {
    const json = JSON.stringify(own.map((row) => Object.fromEntries(table.columns.map(([property, column]) => [column, kept((row as unknown as Record<string, unknown>)[property])]))));
    for (const { id, digest } of await em.execute<{ id: string; digest: string }[]>(table.insert, [json])) found.set(`${table.name}:${id}`, digest);
  }
  return found;
};

const kept = (value: unknown): unknown => (value === undefined ? null : value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value);
