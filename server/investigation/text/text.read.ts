import type { EntityManager, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Ruled } from '../../case/case.policy.ts';
import { ruledColumns } from '../../case/visible.policy.ts';

/** Bytes are carried as base64: sockets and pages take them as they are, and the database makes them. */
export type Base64 = string;

const base64 = (column: string): string => `translate(encode(${column}, 'base64'), E'\\n', '')`;

export interface TextHead { readonly genesis: string; readonly seq: number; readonly bytes: number; readonly settled: number; readonly compacted: number }
export interface Line { readonly seq: number; readonly personId: string; readonly at: string; readonly bytes: Base64 }
/** A text as it stood at a place of its log. */
export interface Snapshot { readonly seq: number; readonly state: Uint8Array }

/** Where a text stands. The name of its beginning changes with a restore of the house: an older copy in a browser is of another text then. */
export const headOfText = async (em: EntityManager, documentId: string): Promise<TextHead | null> => {
  const [row] = await em.execute<TextHead[]>(
    `select genesis || '.' || (select max(epoch) from house_epoch) as genesis, seq, bytes::int as bytes, settled, compacted from document_head where document_id = ?`, [documentId]);
  return row ?? null;
};

/** What was written after a place, in order. */
export const linesAfter = (em: EntityManager, documentId: string, seq: number, until = 2_147_483_647): Promise<Line[]> =>
  em.execute<Line[]>(`select seq, person_id as "personId", at, ${base64('bytes')} as bytes from document_log where document_id = ? and seq > ? and seq <= ? order by seq`, [documentId, seq, until]);

/** Lines that come as one row: a row for each costs whoever reads a long log more than all else that is done with it. */
const bundle = 400;

/** The words alone of what was written after a place, in order. */
export const bytesAfter = async (em: EntityManager, documentId: string, seq: number, until = 2_147_483_647): Promise<Base64[]> => {
  const bundles = await em.execute<{ bytes: string }[]>(
    `select string_agg(${base64('bytes')}, ',' order by seq) as bytes from document_log where document_id = ? and seq > ? and seq <= ? group by seq / ${bundle} order by seq / ${bundle}`, [documentId, seq, until]);
  return bundles.flatMap(({ bytes }) => bytes.split(','));
};

/** How far each writer is known at the last snapshot. */
export const vectorOf = async (em: EntityManager, documentId: string): Promise<{ seq: number; vector: Base64 } | null> => {
  const [row] = await em.execute<{ seq: number; vector: Base64 }[]>(`select seq, ${base64('vector')} as vector from document_snapshot where document_id = ?`, [documentId]);
  return row ?? null;
};

/** Bytes of a slice: what is longer than a piece of the network makes whoever reads it copy it again and again. */
const slice = 48_000;

/** The last snapshot, unless it is no newer than a place. */
export const snapshotAfter = async (em: EntityManager, documentId: string, seq: number): Promise<Snapshot | null> => {
  // Lines of base64 are left in: to take them out costs the database more than all the rest, and decoding does not mind them.
  const slices = await em.execute<{ seq: number; size: number; bytes: Base64 }[]>(
    `select seq, length(state) as size, encode(substring(state from n * ${slice} + 1 for ${slice}), 'base64') as bytes
       from document_snapshot, generate_series(0, (length(state) - 1) / ${slice}) as n where document_id = ? and seq > ? order by n`, [documentId, seq]);
  if (!slices[0]) return null;
  const state = Buffer.allocUnsafeSlow(slices[0].size);
  for (const [n, { bytes }] of slices.entries()) state.write(bytes, n * slice, 'base64');
  return { seq: slices[0].seq, state };
};

/** The connections under an entity manager: for what is typed and read all day, outside every transaction. */
export const poolOf = async (em: EntityManager): Promise<Pool> => (await (em.getDriver() as PostgreSqlDriver).getConnection().getNativeClient()) as unknown as Pool;

/** Lines that are sent one by one to who was away; beyond it a snapshot is shorter. */
const linesAtMost = 400;

/** All that somebody lacks who knows a text up to `after`: a snapshot where it saves much, and the lines beyond it. */
export const missingAfter = async (em: EntityManager, documentId: string, after: number, seq: number): Promise<{ snapshot: Snapshot | null; lines: readonly Base64[] }> => {
  const snapshot = after === 0 || seq - after > linesAtMost ? await snapshotAfter(em, documentId, after) : null;
  return { snapshot, lines: await bytesAfter(em, documentId, snapshot?.seq ?? after, seq) };
};

/** Who wrote under which writer's id. */
export const writersOf = (em: EntityManager, documentId: string): Promise<{ client: number; personId: string }[]> =>
  em.execute<{ client: number; personId: string }[]>('select client::int8::float8 as client, person_id as "personId" from document_writer where document_id = ?', [documentId]);

export const bytesOf = (text: Base64): Uint8Array => Buffer.from(text, 'base64');

type RuledText = Ruled & { readonly caseId: string; readonly putAway: boolean; readonly draft: boolean; readonly seated: boolean; readonly nameEn: string | null; readonly nameAr: string };

/** All that decides who may do what with a text, or with a draft of their own, in one statement; `seated`: they had a seat at it once. The names are null where there is no such person. */
export const ruledText = async (em: EntityManager, documentId: string, personId: string): Promise<RuledText | null> => {
  const [row] = await em.execute<RuledText[]>(
    `select ${ruledColumns('c')}, c.id as "caseId", d.away as "putAway", d.draft, exists (select from document_writer w where w.document_id = ? and w.person_id = ?) as seated, p.name_en as "nameEn", p.name_ar as "nameAr"
       from (select case_id, put_away_at is not null as away, false as draft from document where id = ?
             union all select case_id, false, true from document_draft where id = ? and author_id = ?) d
       join "case" c on c.id = d.case_id left join person p on p.id = ?`, [documentId, personId, documentId, documentId, personId, personId]);
  return row ?? null;
};
