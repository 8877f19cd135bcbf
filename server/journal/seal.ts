import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify as verifySignature, type KeyObject } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { Context, system, type House } from '../platform/context.ts';
import { onRecord } from './book.ts';
import { cursorOf, cursorText, entriesBeyond, epochOf, type Cursor } from './reader.ts';
import { JournalSealed, Seal } from './seal.entity.ts';
import { houseStream } from './stream.entity.ts';

interface Sealing { readonly sealKeyFile: string; readonly dataDir: string }

/** Milliseconds between two seals, where there is news. */
const interval = 60_000;
/** Entries in one seal, so that an import of a million is sealed in pieces. */
const batch = 5_000;

/** Seals the journal every minute that has news, until stopped. @returns how to stop. */
export const keepSealing = (house: House, sealing: Sealing): (() => Promise<void>) => {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      const since = house.clock.now();
      await sealNow(new Context(house, system, 'en'), sealing).catch((error: unknown) => house.log.error('The journal could not be sealed.', { error }));
      await house.clock.rests(since, interval, stopping.signal);
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
  };
};

/** Seals what is new. @returns the last seal, or undefined where there was no news. */
export const sealNow = async (ctx: Context, { sealKeyFile, dataDir }: Sealing): Promise<Seal | undefined> => {
  const key = sealKey(sealKeyFile);
  let sealed: Seal | undefined;
  for (;;) {
    const [last] = await ctx.house.fork().find(Seal, {}, { orderBy: { number: 'desc' }, limit: 1 });
    const epoch = await epochOf(ctx.em);
    const from: Cursor = cursorOf(last?.cursor) ?? { epoch, xid: '0', position: '0' };
    const entries = await entriesBeyond(ctx.house.fork(), from.epoch === epoch ? from : { epoch, xid: '0', position: '0' }, batch);
    const news = entries.filter((entry) => entry.kind !== JournalSealed.name);
    if (!news.length) return sealed;
    const heads = new Map<string, readonly [string, number, string]>();
    for (const { stream, seq, hash } of entries) if ((heads.get(stream)?.[1] ?? 0) < seq) heads.set(stream, [stream, seq, hash.toString('hex')]);
    const sorted = [...heads.values()].sort(([a], [b]) => (a < b ? -1 : 1));
    const root = rootOf(last?.root ?? '', sorted);
    const number = (last?.number ?? 0) + 1;
    const at = ctx.now();
    const end = entries.at(-1)!;
    const signature = sign(null, sealedBytes(number, at, root), key);
    sealed = await onRecord(ctx.as(system), houseStream, async (book) => {
      const another = await book.em.findOne(Seal, { number });
      if (another) return another;
      const seal = book.add(Seal, { number, at, cursor: cursorText({ ...end, epoch }), heads: sorted, root, signature });
      book.write(JournalSealed, seal, { number, root, streams: sorted.length });
      return seal;
    });
    // Another server may have sealed meanwhile: what it sealed it copied, and what it did not see is sealed next.
    if (!sealed.signature.equals(signature)) continue;
    outsideCopy(dataDir, { number, at: at.toISOString(), root, signature: signature.toString('base64') });
    if (entries.length < batch) return sealed;
  }
};

interface Found { readonly what: 'seal broken' | 'stream removed' | 'tail cut'; readonly where: string; readonly detail: string }

/** Recomputes every root, checks each signature, each sealed head against its entry, and the copy outside the database. */
export const verifySeals = async (client: pg.Client, { sealKeyFile, dataDir }: Sealing): Promise<{ count: number; faults: Found[] }> => {
  const faults: Found[] = [];
  const { rows } = await client.query<{ number: number; at: Date; heads: [string, number, string][]; root: string; signature: Buffer }>('select number, at, heads, root, signature from seal order by number');
  const key = existsSync(sealKeyFile) ? createPublicKey(createPrivateKey(readFileSync(sealKeyFile))) : undefined;
  let before = '';
  let expected = 1;
  for (const { number, at, heads, root, signature } of rows) {
    const where = `seal#${number}`;
    if (number !== expected) faults.push({ what: 'seal broken', where: `seal#${expected}`, detail: 'it is missing' });
    if (rootOf(before, heads) !== root) faults.push({ what: 'seal broken', where, detail: 'its root does not follow from its heads' });
    else if (key && !verifySignature(null, sealedBytes(number, at, root), key, signature)) faults.push({ what: 'seal broken', where, detail: 'its signature is not of this key' });
    faults.push(...(await unsealed(client, heads, where)));
    before = root;
    expected = number + 1;
  }
  const known = new Map(rows.map(({ number, root }) => [number, root]));
  for (const [at, line] of outsideLines(dataDir).entries()) {
    if (!line) faults.push({ what: 'seal broken', where: `seals.ndjson:${at + 1}`, detail: 'this line of the copy outside the database cannot be read' });
    else if (known.get(line.number) !== line.root) faults.push({ what: 'seal broken', where: `seal#${line.number}`, detail: 'the copy outside the database says otherwise' });
  }
  return { count: rows.length, faults };
};

const unsealed = async (client: pg.Client, heads: readonly (readonly [string, number, string])[], where: string): Promise<Found[]> => {
  const { rows } = await client.query<{ stream: string; seq: number; hash: string; last: number | null }>(
    `select h.stream, h.seq, h.hash, (select max(e.seq)::int from entry e where e.stream = h.stream) as last
      from jsonb_to_recordset($1::jsonb) as h(stream text, seq int, hash text)
      where not exists (select from entry e where e.stream = h.stream and e.seq = h.seq and encode(e.hash, 'hex') = h.hash)`,
    [JSON.stringify(heads.map(([stream, seq, hash]) => ({ stream, seq, hash })))]);
  return rows.map(({ stream, seq, last }) => (last === null
    ? { what: 'stream removed', where: stream, detail: `${where} saw ${seq} entries of it` }
    : last < seq ? { what: 'tail cut', where: `${stream}#${last + 1}`, detail: `${where} saw ${seq} entries` } : { what: 'seal broken', where: `${stream}#${seq}`, detail: `${where} saw another entry here: it was written anew` }));
};

const rootOf = (before: string, heads: readonly (readonly [string, number, string])[]): string =>
  createHash('sha256').update(before).update(heads.map(([stream, seq, hash]) => `${stream} ${seq} ${hash}\n`).join('')).digest('hex');
const sealedBytes = (number: number, at: Date, root: string): Buffer => Buffer.from(`${number} ${at.toISOString()} ${root}`);

/** The key that signs; made at the first start, readable by its owner only, never inside the database. */
const sealKey = (path: string): KeyObject => {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  return createPrivateKey(readFileSync(path));
};

interface Line { readonly number: number; readonly at: string; readonly root: string; readonly signature: string }
const outsideCopy = (dataDir: string, line: Line): void => {
  mkdirSync(dataDir, { recursive: true });
  appendFileSync(join(dataDir, 'seals.ndjson'), `${JSON.stringify(line)}\n`);
};
/** Null for a line that is none: cut by a disk that was full, or by a hand. */
const outsideLines = (dataDir: string): (Line | null)[] => {
  const path = join(dataDir, 'seals.ndjson');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => {
    try {
      return JSON.parse(line) as Line | null;
    } catch {
      return null;
    }
  });
};
