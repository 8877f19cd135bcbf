import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { house, type TestHouse } from '../house.ts';
import { aRoom } from './findings.ts';
import { at, eventually, opened, together } from './texts.ts';

/** The program itself, as a process that can be killed, beside the house of the test. */
const program = async (h: TestHouse): Promise<{ origin: string; killed(): Promise<void> }> => {
  const dataDir = fileURLToPath(new URL(`../../build/test-house/killed-${new URL(h.databaseUrl).pathname.slice(1)}`, import.meta.url));
  mkdirSync(dataDir, { recursive: true });
  const server: ChildProcess = spawn(process.execPath, ['--import', '@oxc-node/core/register', fileURLToPath(new URL('../../server/cli.ts', import.meta.url)), 'start'], {
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

test('kill -9 of the server once a text is called safe, and the tab gone too: every character is there', async () => {
  const h = await house({ at: new Date().toISOString() });
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const doomed = await program(h);
  const salma = await at({ origin: doomed.origin }, h.salma, id);
  await together(salma);
  const words = 'The logger shows 14 °C at 02:10; الحرارة ارتفعت قبل الفجر.';
  for (const letter of words) salma.type(letter);
  await salma.text.safe();
  expect(salma.text.kept).toBe('safe');
  await doomed.killed();
  salma.socket.disconnect();
  const lina = await at(h.running, h.lina, id);
  await eventually(() => expect(lina.words()).toBe(words));
});
