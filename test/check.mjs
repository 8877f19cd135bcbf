// All that can be known without running: types, pages, style, the laws of the architecture. One line per step; what a failed step said
// follows it.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const tool = (...path) => join(project, 'node_modules', ...path);

const steps = [
  ['types', tool('typescript', 'bin', 'tsc'), '--noEmit'],
  ['pages', tool('svelte-check', 'bin', 'svelte-check'), '--workspace', 'web', '--tsconfig', './tsconfig.json', '--output', 'human'],
  ['style', tool('eslint', 'bin', 'eslint.js'), '--config', 'test/eslint.config.js', 'server', 'schema', 'test', 'web'],
  ['laws', tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), '--config', 'test/architecture.cjs', 'server', 'schema', 'web/src'],
];

let failed = 0;
for (const [name, program, ...args] of steps) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: project, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const took = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(6)} ${took}`);
  if (status !== 0) {
    failed += 1;
    console.log(`${stdout}${stderr}`.trim());
  }
}
process.exit(failed > 0 ? 1 : 0);
