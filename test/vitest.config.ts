import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first, and browsers beside servers to the end: two workers that both drive browsers would wait for each other. */
class Mixed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const spread = (browsers: boolean) => sorted.filter(({ moduleId }) => moduleId.endsWith('.spec.ts') === browsers).map((file, at, all) => ({ file, at: at / all.length }));
    return [...spread(true), ...spread(false)].sort((a, b) => a.at - b.at).map(({ file }) => file);
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  // One graphql for all: Node finds the CommonJS one for packages, Vite would find the other for us.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(new URL('../node_modules/graphql/index.js', import.meta.url)) }] },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.spec.ts'],
    exclude: ['**/node_modules/**', 'test/bench/**'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: Mixed },
    // A worker keeps what it has loaded from file to file: nothing that a test leaves behind lives outside its own house.
    isolate: false,
    // On a machine that does much else a second is short. Only what never comes waits so long.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
