// Runs all tests, or those that the arguments name (as vitest understands them), and ends with one line that counts them.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCLI, startVitest } from 'vitest/node';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
process.env.NODE_ENV ??= 'test';

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
const vitest = await startVitest('test', filter, { config: 'test/vitest.config.ts', ...options, watch: false, run: true });

const count = { passed: 0, failed: 0, skipped: 0 };
for (const module of vitest.state.getTestModules()) {
  const before = count.failed;
  // A test that never came to its end (a run cut short) is not one that passed.
  for (const test of module.children.allTests()) count[test.result().state === 'pending' ? 'failed' : test.result().state] += 1;
  const errors = [module, ...module.children.allSuites()].flatMap((part) => part.errors());
  // A file that could not be read, or whose preparation failed, counts as one failure even where no test came to be.
  if (errors.length > 0 && count.failed === before) count.failed += 1;
}
count.failed += vitest.state.getUnhandledErrors().length;
await vitest.close();
// What broke before any test (no file found, a preparation that threw) is in no list, only in vitest's own verdict.
if (count.failed === 0 && process.exitCode) count.failed = 1;

const line = `${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}\n`;
process.stdout.write(line, () => process.exit(count.failed > 0 ? 1 : 0));
