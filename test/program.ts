import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { TestHouse } from './house.ts';

export interface Program { readonly origin: string; killed(): Promise<void> }

const built = fileURLToPath(new URL('../build/', import.meta.url));

interface Starts {
  /** Its folder of data: what is started again under the same name goes on where it was killed. */
  readonly name?: string;
  /** The folder of a build; without it, the one that is made before tests run: from its sources it would take five times as long to start. */
  readonly build?: string;
  readonly port?: number;
}

/** The program itself, as a process that can be killed, on the database of a test's house. */
export const program = async (h: TestHouse, { name = 'killed', build = built, port = 0 }: Starts = {}): Promise<Program> => {
  const dataDir = join(built, 'test-house', `${name}-${new URL(h.databaseUrl).pathname.slice(1)}`);
  mkdirSync(dataDir, { recursive: true });
  const server: ChildProcess = spawn(process.execPath, [join(build, 'server', 'cli.js'), 'start'], {
    env: { ...process.env, PORT: String(port), DATABASE_URL: h.databaseUrl, MAJLIS_DEMO: 'off', DATA_DIR: dataDir, LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void server.kill('SIGKILL'));
  let said = '';
  const origin = await new Promise<string>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
    server.stdout!.on('data', (text) => {
      said += String(text);
      const found = /answers on (http:\S+)/.exec(said);
      if (found) resolve(found[1]!);
    });
  });
  return {
    origin,
    async killed() {
      server.removeAllListeners('exit');
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
    },
  };
};

/** What was built last, built once more: another build, by every sign by which builds are told apart. @returns its folder */
export const anotherBuild = (): string => {
  const version = versionOf(built);
  const second = join(built, `test-build-${process.pid}`);
  const other = createHash('sha256').update(version).digest('hex').slice(0, version.length);
  for (const part of ['server', '_virtual', 'schema', 'web', 'graphiql']) if (existsSync(join(built, part))) cpSync(join(built, part), join(second, part), { recursive: true });
  onTestFinished(() => rmSync(second, { recursive: true, force: true }));
  const changed = new Map<string, { size: number; br: number; gz: number }>();
  for (const file of readdirSync(join(second, 'web'), { recursive: true, encoding: 'utf8' })) {
    const path = join(second, 'web', file);
    if (!/\.(js|json)$/.test(file) || !readFileSync(path, 'utf8').includes(version)) continue;
    const text = Buffer.from(readFileSync(path, 'utf8').replaceAll(version, other));
    const [br, gz] = [brotliCompressSync(text), gzipSync(text)];
    writeFileSync(path, text);
    if (existsSync(`${path}.br`)) writeFileSync(`${path}.br`, br);
    if (existsSync(`${path}.gz`)) writeFileSync(`${path}.gz`, gz);
    changed.set(file.replace(/^client/, ''), { size: text.length, br: br.length, gz: gz.length });
  }
  // The server knows length and tag of each file by heart.
  const known = join(second, 'web', 'adapter-node.js');
  writeFileSync(known, readFileSync(known, 'utf8').replace(/JSON\.parse\(("(?:[^"\\]|\\.)*")\)/, (_, literal: string) => {
    const assets = JSON.parse(JSON.parse(literal) as string) as { entries: [string, { etag: string }][] };
    for (const [path, entry] of assets.entries) if (changed.has(path)) Object.assign(entry, changed.get(path), { etag: other });
    return `JSON.parse(${JSON.stringify(JSON.stringify(assets))})`;
  }));
  return second;
};

const versionOf = (folder: string): string => (JSON.parse(readFileSync(join(folder, 'web', 'client', '_app', 'version.json'), 'utf8')) as { version: string }).version;
