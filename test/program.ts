import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { TestHouse } from './house.ts';

/** The program itself, as a process that can be killed, on the database of a test's house. */
export const program = async (h: TestHouse, name = 'killed'): Promise<{ origin: string; killed(): Promise<void> }> => {
  const dataDir = fileURLToPath(new URL(`../build/test-house/${name}-${new URL(h.databaseUrl).pathname.slice(1)}`, import.meta.url));
  mkdirSync(dataDir, { recursive: true });
  const server: ChildProcess = spawn(process.execPath, ['--import', '@oxc-node/core/register', fileURLToPath(new URL('../server/cli.ts', import.meta.url)), 'start'], {
    env: { ...process.env, PORT: '0', DATABASE_URL: h.databaseUrl, MAJLIS_DEMO: 'off', DATA_DIR: dataDir, LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'],
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
