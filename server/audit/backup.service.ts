import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { BackupFault } from './backup.fault.ts';

/** What a backup holds, and that nothing of it was changed: signed with the key of the seals. */
export interface Manifest {
  readonly format: 1;
  readonly at: string;
  readonly migrations: readonly string[];
  /** Rows and SHA-256 of each table's lines. */
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;
  /** SHA-256 of each file beside the tables, by its path in the backup. */
  readonly files: Readonly<Record<string, string>>;
}

interface BacksUp {
  readonly connectionString: string;
  readonly at: Date;
  /** An empty or new folder. */
  readonly to: string;
  readonly filesDir: string;
  readonly keysDir: string;
  readonly sealKeyFile: string;
  readonly onProgress: (sentence: string) => void;
}

/** Everything that a house is, from one snapshot of the database while it goes on working: tables as lines of JSON, files, keys. */
export const backUp = async ({ connectionString, at, to, filesDir, keysDir, sealKeyFile, onProgress }: BacksUp): Promise<Manifest> => {
  mkdirSync(join(to, 'tables'), { recursive: true, mode: 0o700 });
  if ((await readdir(to)).length > 1 || (await readdir(join(to, 'tables'))).length) throw new BackupFault(`${to} is not empty: a backup never overwrites another.`);
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("begin transaction isolation level repeatable read read only; set local timezone = 'UTC'; set local statement_timeout = 0; set local transaction_timeout = 0; set local idle_in_transaction_session_timeout = 0");
    const tables: Record<string, { rows: number; sha256: string }> = {};
    for (const table of await tablesOf(client)) {
      tables[table] = await writeTable(client, table, join(to, 'tables', `${table}.ndjson.gz`));
      onProgress(`${table}: ${tables[table].rows}`);
    }
    const { rows } = await client.query<{ name: string }>('select name from migration order by id');
    // Rows are read before files are copied: a file that a row names is there, since files come first and never change.
    const files = { ...(await copyTree(filesDir, join(to, 'files'))), ...(await copyTree(keysDir, join(to, 'keys'))) };
    const manifest: Manifest = { format: 1, at: at.toISOString(), migrations: rows.map(({ name }) => name), tables, files };
    writeFileSync(join(to, 'manifest.json'), JSON.stringify(manifest, null, 2), { mode: 0o600 });
    if (existsSync(sealKeyFile)) writeFileSync(join(to, 'manifest.sig'), sign(null, readFileSync(join(to, 'manifest.json')), signingKey(sealKeyFile)), { mode: 0o600 });
    return manifest;
  } finally {
    await client.end();
  }
};

/** Tables of this program, without those of libraries that fill themselves again. */
export const tablesOf = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>("select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration' order by relname");
  return rows.map(({ name }) => name);
};

export const sha256Of = async (path: string): Promise<string> => {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  return digest.digest('hex');
};

const writeTable = async (client: pg.Client, table: string, path: string): Promise<{ rows: number; sha256: string }> => {
  const digest = createHash('sha256');
  let count = 0;
  await client.query(`declare line no scroll cursor for select to_jsonb(t)::text as line from "${table}" t`);
  const lines = async function* (): AsyncGenerator<string> {
    for (;;) {
      const { rows } = await client.query<{ line: string }>('fetch 2000 from line');
      if (!rows.length) return;
      count += rows.length;
      const text = rows.map(({ line }) => `${line}\n`).join('');
      digest.update(text);
      yield text;
    }
  };
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(path, { mode: 0o600 }));
  await client.query('close line');
  return { rows: count, sha256: digest.digest('hex') };
};

const copyTree = async (from: string, to: string): Promise<Record<string, string>> => {
  if (!existsSync(from)) return {};
  const found: Record<string, string> = {};
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath.endsWith('arriving')) continue;
    const path = relative(from, join(entry.parentPath, entry.name));
    mkdirSync(join(to, path, '..'), { recursive: true, mode: 0o700 });
    await copyFile(join(from, path), join(to, path));
    found[join(relative(join(to, '..'), to), path)] = await sha256Of(join(to, path));
  }
  return found;
};

const signingKey = (path: string): KeyObject => createPrivateKey(readFileSync(path));
