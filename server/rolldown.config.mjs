import { cpSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));

/** The server, module by module: build/server mirrors server/, so that a file lies beside its module in both. */
export default {
  cwd: project,
  // Threads are begun by a path of their own.
  input: { 'server/cli': 'server/cli.ts', ...Object.fromEntries(globSync('server/**/*.thread.ts', { cwd: project }).map((file) => [file.replace(/\.ts$/, ''), file])) },
  platform: 'node',
  // Packages stay in node_modules, but for the compiler's own helpers; what is ours is imported by a path.
  external: /^(?!@oxc-project\/runtime|[./\0]|[a-z]:)/i,
  // Says that decorators are the legacy ones.
  tsconfig: 'tsconfig.json',
  transform: { target: 'node24' },
  output: {
    dir: 'build',
    format: 'esm',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: project,
    entryFileNames: '[name].js',
    keepNames: true,
  },
  plugins: [
    {
      name: 'files beside modules',
      writeBundle() {
        for (const file of globSync('{server,schema}/**/*.*', { cwd: project })) {
          if (!/\.(ts|mjs)$/.test(file)) cpSync(join(project, file), join(project, 'build', file));
        }
      },
    },
  ],
};
