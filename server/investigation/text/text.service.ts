import { randomInt } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { poolOf, type Base64 } from './text.read.ts';
import { caps } from './text.policy.ts';

export interface NewLine { readonly personId: string; readonly bytes: Base64; readonly size: number }

const append = `with moved as (update document_head set seq = seq + ?, bytes = bytes + ?, touched_at = ? where document_id = ? and bytes + ? <= ? returning seq),
  put as (insert into document_log (document_id, seq, person_id, at, bytes)
  select ?, moved.seq - ? + line.place, line.person, ?, decode(line.bytes, 'base64') from moved, unnest(?::uuid[], ?::text[]) with ordinality as line (person, bytes, place))
  select seq from moved`;
let places = 0;
/** Typing goes on for hours: the database plans it once for each connection. */
const planned = { name: 'text.append', text: append.replaceAll('?', () => `$${++places}`) };

/**
 * Puts lines at the end of a text, all or none, in one statement: the head's lock orders writers of all servers.
 * @returns the place of the last; null where there is no such text, or no room in it
 */
export const appendLines = async (em: EntityManager, documentId: string, lines: readonly NewLine[], at: Date): Promise<number | null> => {
  const size = lines.reduce((sum, line) => sum + line.size, 0);
  const then = at.toISOString();
  const values = [lines.length, size, then, documentId, size, caps.document, documentId, lines.length, then, `{${lines.map(({ personId }) => personId).join(',')}}`, `{${lines.map(({ bytes }) => bytes).join(',')}}`];
  const rows = em.isInTransaction() ? await em.execute<{ seq: number }[]>(append, values) : (await (await poolOf(em)).query<{ seq: number }>({ ...planned, values })).rows;
  return rows[0]?.seq ?? null;
};

/** A writer's id of one's own in one text, for one tab: words under it are this person's and nobody else's. @returns null where there are too many */
export const leaseWriter = async (em: EntityManager, documentId: string, personId: string, at: Date): Promise<number | null> => {
  for (;;) {
    const client = randomInt(1, 2 ** 32 - 1);
    const [row] = await em.execute<{ taken: boolean; many: number }[]>(
      `with leased as (insert into document_writer (document_id, client, person_id, at) select ?, ?, ?, ? where (select count(*) from document_writer where document_id = ? and person_id = ? and at > ?::timestamptz - interval '1 day') < ? on conflict do nothing returning 1)
       select exists (select from leased) as taken, (select count(*)::int from document_writer where document_id = ? and person_id = ? and at > ?::timestamptz - interval '1 day') as many`,
      [documentId, client, personId, at, documentId, personId, at, caps.writers, documentId, personId, at]);
    if (row?.taken) return client;
    if (!row || row.many >= caps.writers) return null;
  }
};

/** Somebody leaves a seat: up to now they had before their eyes what others wrote. */
export const leftSeat = (em: EntityManager, documentId: string, client: number, at: Date): Promise<unknown> =>
  em.execute('update document_writer set at = ? where document_id = ? and client = ?', [at, documentId, client], 'run');

/**
 * A tab that was opened without a line wrote under ids that it made itself. They become this person's if nobody holds them: what nobody holds has no
 * words in the log, so that nothing of anybody's can be claimed.
 */
export const claimWriters = async (em: EntityManager, documentId: string, personId: string, clients: readonly number[], at: Date): Promise<void> => {
  if (!clients.length) return;
  await em.execute(
    `insert into document_writer (document_id, client, person_id, at) select ?, claimed, ?, ? from unnest(?::int8[]) as claimed
     where (select count(*) from document_writer where document_id = ? and person_id = ? and at > ?::timestamptz - interval '1 day') < ? on conflict do nothing`,
    [documentId, personId, at, `{${clients.join(',')}}`, documentId, personId, at, caps.writers], 'run');
};

/** Words that somebody had not sent when their access ended: neither merged nor dropped, but kept for the lead. */
export const setAside = async (em: EntityManager, documentId: string, personId: string, text: string, at: Date): Promise<boolean> => {
  const rows = await em.execute<unknown[]>(
    `insert into document_set_aside (document_id, person_id, at, text) select ?, ?, ?, ?
       where (select count(*) from document_set_aside where document_id = ? and person_id = ?) < 50 returning number`,
    [documentId, personId, at, text, documentId, personId]);
  return rows.length > 0;
};
