import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

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
    // A worker keeps what it has loaded from file to file: nothing that a test leaves behind lives outside its own house.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
