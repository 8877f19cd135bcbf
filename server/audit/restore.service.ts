import { createHash, createPrivateKey, createPublicKey, verify as verifySignature } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { BackupFault } from './backup.fault.ts';
import { sha256Of, tablesOf, type Manifest } from './backup.service.ts';

interface Restores {
  /** A role that may set `session_replication_role`: guards would refuse rows that come back without their verb. */
  readonly adminString: string;
  readonly from: string;
  readonly filesDir: string;
  readonly keysDir: string;
  /** File name of the seal's key inside the keys. */
  readonly sealKey: string;
  readonly at: Date;
  readonly onProgress: (sentence: string) => void;
}

/**
 * Brings a backup back into a migrated, empty database and empty folders, and raises the epoch: whoever resumes a feed
 * from before gets a fresh picture instead of a wrong continuation.
 * @throws BackupFault, a sentence for the terminal; nothing is kept of a restore that fails
 */
export const restore = async ({ adminString, from, filesDir, keysDir, sealKey, at, onProgress }: Restores): Promise<Manifest> => {
  const manifest = await readManifest(from, sealKey);
  const client = new pg.Client({ connectionString: adminString });
  await client.connect();
  try {
    await mustBeEmpty(client, manifest);
    await client.query("begin; set local session_replication_role = replica; set local timezone = 'UTC'; set local statement_timeout = 0; set local transaction_timeout = 0; set local idle_in_transaction_session_timeout = 0");
    await client.query('delete from house_epoch');
    for (const [table, { rows, sha256 }] of Object.entries(manifest.tables)) {
      await readTable(client, table, join(from, 'tables', `${table}.ndjson.gz`), sha256);
      onProgress(`${table}: ${rows}`);
    }
    await renumber(client);
    await client.query('insert into house_epoch (epoch, raised_at) select max(epoch) + 1, $1 from house_epoch', [at]);
    await client.query('update stream_head set epoch = (select max(epoch) from house_epoch)');
    await client.query('update reader_cursor set epoch = (select max(epoch) from house_epoch)');
    for (const path of Object.keys(manifest.files)) {
      const [folder = '', ...rest] = path.split('/');
      const target = join(folder === 'keys' ? keysDir : filesDir, ...rest);
      mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
      await copyFile(join(from, path), target);
    }
    await client.query('commit');
    return manifest;
  } finally {
    await client.end();
  }
};

const readManifest = async (from: string, sealKey: string): Promise<Manifest> => {
  const path = join(from, 'manifest.json');
  if (!existsSync(path)) throw new BackupFault(`${from} holds no backup: manifest.json is missing.`);
  const bytes = readFileSync(path);
  const key = join(from, 'keys', sealKey);
  if (existsSync(join(from, 'manifest.sig')) && existsSync(key)) {
    if (!verifySignature(null, bytes, createPublicKey(createPrivateKey(readFileSync(key))), readFileSync(join(from, 'manifest.sig')))) throw new BackupFault('The signature of the backup does not fit its manifest: it was altered.');
  }
  const manifest = JSON.parse(bytes.toString('utf8')) as Manifest;
  for (const [file, sha256] of Object.entries(manifest.files)) if (!existsSync(join(from, file)) || (await sha256Of(join(from, file))) !== sha256) throw new BackupFault(`${file} in the backup was altered or is missing.`);
  return manifest;
};

const mustBeEmpty = async (client: pg.Client, manifest: Manifest): Promise<void> => {
  const { rows } = await client.query<{ name: string }>('select name from migration order by id');
  const unknown = manifest.migrations.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length) throw new BackupFault(`The backup is newer than this program (${unknown.join(', ')}).`);
  const { rows: entries } = await client.query<{ count: number }>('select count(*)::int as count from entry');
  if (entries[0]!.count > 0) throw new BackupFault('This house is not empty. A restore goes into an empty one: choose another DATA_DIR or database.');
  const known = new Set(await tablesOf(client));
  const missing = Object.keys(manifest.tables).filter((table) => !known.has(table));
  if (missing.length) throw new BackupFault(`The backup has tables that this program does not know: ${missing.join(', ')}.`);
};

const readTable = async (client: pg.Client, table: string, path: string, sha256: string): Promise<void> => {
  const digest = createHash('sha256');
  const { rows } = await client.query<{ name: string }>("select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'", [table]);
  const columns = rows.map(({ name }) => `"${name}"`).join(', ');
  const write = (lines: readonly string[]) => client.query(`insert into "${table}" (${columns}) overriding system value select ${columns} from json_populate_recordset(null::"${table}", $1::json)`, [`[${lines.join(',')}]`]);
  let batch: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity })) {
    digest.update(`${line}\n`);
    if (batch.push(line) < 1000) continue;
    await write(batch);
    batch = [];
  }
  if (batch.length) await write(batch);
  if (digest.digest('hex') !== sha256) throw new BackupFault(`The table ${table} in the backup was altered.`);
};

/**
 * Transaction numbers start anew in another cluster: entries keep their order as positions of one past transaction, and each
 * reader's cursor comes to stand after the same entries as before.
 */
const renumber = async (client: pg.Client): Promise<void> => {
  await client.query('create temporary table ranked on commit drop as select stream, seq, xid, position, row_number() over (order by xid, position) as rank from entry');
  await client.query("update reader_cursor c set position = (select count(*) from ranked r where (r.xid, r.position) <= (c.xid, c.position)), xid = '1'::xid8");
  await client.query('alter table entry alter column position set generated by default');
  await client.query("update entry e set xid = '1'::xid8, position = r.rank from ranked r where r.stream = e.stream and r.seq = e.seq");
  await client.query('alter table entry alter column position set generated always');
  for (const [table, column] of [['entry', 'position']] as const) await client.query(`select setval(pg_get_serial_sequence('${table}', '${column}'), greatest((select max(${column}) from ${table}), 1))`);
  await client.query("select setval('action_number', greatest((select max(substr(number, 3)::bigint) from action), 1))");
};
