import type { EntityManager } from '@mikro-orm/postgresql';
import type { StoredEntry } from './entry.entity.ts';

const columns = `xid::text as xid, position::text as position, stream, epoch, seq::int as seq, kind, actor_kind as "actorKind", actor_id as "actorId",
  subject_type as "subjectType", subject_id as "subjectId", at, happened_at as "happenedAt", fact, states, prev, hash`;

/** The ORM's connection leaves instants and bytes as text: here they become what they are. */
const stored = (row: Omit<StoredEntry, 'at' | 'happenedAt'> & { at: string; happenedAt: string }): StoredEntry => ({ ...row, at: new Date(row.at), happenedAt: new Date(row.happenedAt) });
const read = async (em: EntityManager, sql: string, values: readonly unknown[]): Promise<StoredEntry[]> =>
  (await em.execute<Parameters<typeof stored>[0][]>(sql, [...values])).map(stored);

/** Entries of one stream after `seq`, in order. Contiguous by construction: a hole is arithmetic. */
export const entriesAfter = (em: EntityManager, stream: string, seq: number, limit = 1000): Promise<StoredEntry[]> =>
  read(em, `select ${columns} from entry where stream = ? and seq > ? order by stream, seq limit ?`, [stream, seq, limit]);

export const headOf = async (em: EntityManager, stream: string): Promise<{ epoch: number; seq: number }> => {
  const [row] = await em.execute<{ epoch: number; seq: number }[]>('select epoch, seq::int as seq from stream_head where stream = ?', [stream]);
  return row ?? { epoch: await epochOf(em), seq: 0 };
};

export const epochOf = async (em: EntityManager): Promise<number> => {
  const [row] = await em.execute<{ epoch: number }[]>('select max(epoch)::int as epoch from house_epoch');
  return row?.epoch ?? 1;
};

/** A place in the whole journal. `position > last` alone loses entries that commit late; this pair with the guard does not. */
export interface Cursor { readonly epoch: number; readonly xid: string; readonly position: string }

export const cursorText = ({ epoch, xid, position }: Cursor): string => `${epoch}.${xid}.${position}`;
export const cursorOf = (text: string | undefined | null): Cursor | undefined => {
  const match = /^(\d{1,9})\.(\d{1,20})\.(\d{1,19})$/.exec(text ?? '');
  return match ? { epoch: Number(match[1]), xid: match[2]!, position: match[3]! } : undefined;
};

/** Entries of all streams after a cursor, up to what every open transaction has let go of. */
export const entriesBeyond = async (em: EntityManager, cursor: Cursor, limit = 1000): Promise<StoredEntry[]> => [...(await lookBeyond(em, cursor, limit)).entries];

/** The first and the last of the entries that are committed and that some open transaction, perhaps of another database of the same server, holds back. */
export interface Held { readonly first: string; readonly last: string }

/** The same, and whether more has been committed: more than was asked for, or what is held back. */
export const lookBeyond = async (em: EntityManager, cursor: Cursor, limit = 1000): Promise<{ readonly entries: readonly StoredEntry[]; readonly more: boolean; readonly held: Held | null }> => {
  const rows = await em.execute<(Parameters<typeof stored>[0] & { held: boolean })[]>(
    `select ${columns}, xid >= pg_snapshot_xmin(pg_current_snapshot()) as held from entry where (xid, position) > (?::xid8, ?::bigint) order by entry.xid, entry.position limit ?`,
    [cursor.xid, cursor.position, limit]);
  const free = rows.findIndex(({ held }) => held);
  const entries = (free < 0 ? rows : rows.slice(0, free)).map(({ held: _held, ...row }) => stored(row));
  const held = free < 0 ? null : { first: rows[free]!.position, last: rows.at(-1)!.position };
  return { entries, more: held !== null || rows.length === limit, held };
};

/** Entries of all inside streams between two cursors, the second included. */
export const entriesBetween = (em: EntityManager, after: Cursor, until: Cursor, limit: number): Promise<StoredEntry[]> =>
  read(
    em,
    `select ${columns} from entry where (xid, position) > (?::xid8, ?::bigint) and (xid, position) <= (?::xid8, ?::bigint) and stream ~ '^(case|action):' order by entry.xid, entry.position limit ?`,
    [after.xid, after.position, until.xid, until.position, limit],
  );

/** The last place of a stream of which nothing lies beyond a cursor: safe to go on from for whoever read after that cursor. */
export const seqAt = async (em: EntityManager, stream: string, cursor: Cursor): Promise<number> => {
  const [row] = await em.execute<{ seq: number }[]>(
    `select coalesce((select min(seq) - 1 from entry where stream = ? and (xid, position) > (?::xid8, ?::bigint)), (select max(seq) from entry where stream = ?), 0)::int as seq`,
    [stream, cursor.xid, cursor.position, stream]);
  return row?.seq ?? 0;
};

/** Where the journal ends at this instant, for a reader that starts with what comes next. */
export const endOfJournal = async (em: EntityManager): Promise<Cursor> => {
  const [row] = await em.execute<{ xid: string; position: string }[]>(
    'select xid::text as xid, position::text as position from entry where xid < pg_snapshot_xmin(pg_current_snapshot()) order by entry.xid desc, entry.position desc limit 1');
  return { epoch: await epochOf(em), xid: row?.xid ?? '0', position: row?.position ?? '0' };
};

/** Entries of some kinds in all inside streams, newest first; `before` is the position of the last one seen. */
export const entriesOfKinds = (em: EntityManager, kinds: readonly string[], limit: number, before?: string | null): Promise<StoredEntry[]> => {
  const cursor = cursorOf(before);
  return read(
    em,
    `select ${columns} from entry where kind = any(?::text[]) and stream not like 'tracking:%'${cursor ? ' and (xid, position) < (?::xid8, ?::bigint)' : ''} order by entry.xid desc, entry.position desc limit ?`,
    [`{${kinds.map((kind) => `"${kind}"`).join(',')}}`, ...(cursor ? [cursor.xid, cursor.position] : []), limit],
  );
};

/** Entries of some kinds in one stream, in order. */
export const entriesIn = (em: EntityManager, stream: string, kinds: readonly string[]): Promise<StoredEntry[]> =>
  read(em, `select ${columns} from entry where stream = ? and kind = any(?::text[]) order by stream, seq`, [stream, `{${kinds.map((kind) => `"${kind}"`).join(',')}}`]);
