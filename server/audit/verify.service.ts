import pg from 'pg';
import { digestOf } from '../journal/kind.ts';
import { ChainWalk } from '../journal/chain.ts';
import type { StoredEntry } from '../journal/entry.entity.ts';
import type { Files } from '../platform/files.ts';

/** One thing that is not as the journal says; the first bad entry of a stream is the one that counts. */
export interface Fault {
  readonly what: 'entry missing' | 'chain broken' | 'entry altered' | 'tail cut' | 'stream removed' | 'row altered' | 'row removed' | 'row unrecorded' | 'text altered' | 'file altered' | 'file missing' | 'seal broken';
  /** 'case:…#17', 'case:<id>' or 'seal#3': where it is. */
  readonly where: string;
  readonly detail: string;
}

export interface Verdict { readonly entries: number; readonly streams: number; readonly rows: number; readonly texts: number; readonly files: number; readonly seals: number; readonly faults: readonly Fault[] }

interface Verifies {
  readonly connectionString: string;
  readonly files: Files;
  /** Tables of journaled rows. */
  readonly tables: readonly string[];
  /** Checks the seals; returns how many there were and what is wrong. */
  readonly seals: (client: pg.Client) => Promise<{ count: number; faults: readonly Fault[] }>;
}

/** Recomputes everything the journal claims: chains, heads, states of rows, texts, files, seals. Reads only. */
export const verify = async ({ connectionString, files, tables, seals }: Verifies): Promise<Verdict> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("begin transaction isolation level repeatable read read only; set local timezone = 'UTC'; set local statement_timeout = 0; set local transaction_timeout = 0");
    const chains = await verifyChains(client);
    const states = await verifyStates(client, tables, chains.states);
    const texts = await verifyTexts(client);
    const kept = await verifyFiles(client, files);
    const sealed = await seals(client);
    return {
      entries: chains.entries, streams: chains.heads.size, rows: states.rows, texts: texts.count, files: kept.count, seals: sealed.count,
      faults: [...chains.faults, ...states.faults, ...texts.faults, ...kept.faults, ...sealed.faults],
    };
  } finally {
    await client.end();
  }
};

interface Chains { entries: number; faults: Fault[]; heads: Map<string, { seq: number; hash: Buffer }>; states: Map<string, { digest: string | null; where: string; position: string }> }

const verifyChains = async (client: pg.Client): Promise<Chains> => {
  const found: Chains = { entries: 0, faults: [], heads: new Map(), states: new Map() };
  const told = new Set<string>();
  let stream = '';
  let walk = new ChainWalk();
  for await (const entry of allEntries(client)) {
    if (entry.stream !== stream) {
      if (stream) found.heads.set(stream, walk.head);
      stream = entry.stream;
      walk = new ChainWalk();
    }
    found.entries += 1;
    const fault = walk.next(entry);
    if (fault && !told.has(stream)) {
      told.add(stream);
      found.faults.push({ what: fault === 'missing' ? 'entry missing' : fault === 'broken' ? 'chain broken' : 'entry altered', where: `${stream}#${entry.seq}`, detail: `${entry.kind} of ${entry.at.toISOString()}` });
    }
    for (const [row, digest] of Object.entries(entry.states)) {
      const known = found.states.get(row);
      if (!known || later(entry, known)) found.states.set(row, { digest, where: `${stream}#${entry.seq}`, position: entry.position });
    }
  }
  if (stream) found.heads.set(stream, walk.head);
  const { rows } = await client.query<{ stream: string; seq: string; hash: Buffer }>('select stream, seq, hash from stream_head where seq > 0');
  for (const head of rows) {
    const walked = found.heads.get(head.stream);
    if (!walked) found.faults.push({ what: 'stream removed', where: head.stream, detail: `its head stands at ${head.seq}, and no entry is left` });
    else if (walked.seq !== Number(head.seq) || !walked.hash.equals(head.hash)) found.faults.push({ what: 'tail cut', where: `${head.stream}#${walked.seq + 1}`, detail: `the head stands at ${head.seq}, the last entry is ${walked.seq}` });
  }
  const headed = new Set(rows.map((row) => row.stream));
  for (const name of found.heads.keys()) if (!headed.has(name)) found.faults.push({ what: 'stream removed', where: name, detail: 'its head is gone' });
  return found;
};

/** By position, not by transaction: a transaction that locks two streams may have begun before one that was done with the second. */
const later = (entry: StoredEntry, than: { position: string }): boolean => BigInt(entry.position) > BigInt(than.position);

/** All entries stream by stream, through a cursor, so that a million need no more memory than a thousand. */
async function* allEntries(client: pg.Client): AsyncGenerator<StoredEntry> {
  await client.query(`declare walk no scroll cursor for select xid::text as xid, position::text as position, stream, epoch, seq::int as seq, kind, actor_kind as "actorKind", actor_id as "actorId",
    subject_type as "subjectType", subject_id as "subjectId", at, happened_at as "happenedAt", fact, states, prev, hash from entry order by stream, seq`);
  for (;;) {
    const { rows } = await client.query<StoredEntry>('fetch 2000 from walk');
    yield* rows;
    if (rows.length === 0) break;
  }
  await client.query('close walk');
}

const verifyStates = async (client: pg.Client, tables: readonly string[], states: Chains['states']): Promise<{ rows: number; faults: Fault[] }> => {
  const faults: Fault[] = [];
  let count = 0;
  const present = new Set<string>();
  for (const table of tables) {
    await client.query(`declare rows no scroll cursor for select id::text as id, state_digest(to_jsonb(t)) as digest from "${table}" t order by id`);
    for (;;) {
      const { rows } = await client.query<{ id: string; digest: string }>('fetch 5000 from rows');
      if (rows.length === 0) break;
      count += rows.length;
      for (const { id, digest } of rows) {
        const row = `${table}:${id}`;
        present.add(row);
        const recorded = states.get(row);
        if (!recorded) faults.push({ what: 'row unrecorded', where: row, detail: 'no entry of the journal knows this row' });
        else if (recorded.digest !== digest) faults.push({ what: 'row altered', where: row, detail: `it is not what ${recorded.where} left behind` });
      }
    }
    await client.query('close rows');
  }
  const checked = new Set(tables);
  for (const [row, { digest, where }] of states) {
    if (digest !== null && checked.has(row.split(':')[0]!) && !present.has(row)) faults.push({ what: 'row removed', where: row, detail: `${where} left it behind` });
  }
  return { rows: count, faults };
};

const verifyTexts = async (client: pg.Client): Promise<{ count: number; faults: Fault[] }> => {
  const { rows } = await client.query<{ id: string; subject_id: string; field: string; version: number; body: string; salt: string; digest: string }>('select id, subject_id, field, version, body, salt::text as salt, digest from said');
  const faults = rows.filter(({ salt, body, digest }) => digestOf(Buffer.from(salt), body) !== digest)
    .map(({ id, field, version }): Fault => ({ what: 'text altered', where: `said:${id}`, detail: `version ${version} of "${field}"` }));
  return { count: rows.length, faults };
};

const verifyFiles = async (client: pg.Client, files: Files): Promise<{ count: number; faults: Fault[] }> => {
  const { rows } = await client.query<{ id: string; hash: string }>('select id, hash from file');
  const faults: Fault[] = [];
  for (const { id, hash } of rows) {
    const really = await files.rehash(hash);
    if (really === undefined) faults.push({ what: 'file missing', where: `file:${id}`, detail: hash });
    else if (really !== hash) faults.push({ what: 'file altered', where: `file:${id}`, detail: hash });
  }
  return { count: rows.length, faults };
};

