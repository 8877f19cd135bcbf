// The house while it is being built: the server is rebuilt and started again when a source changes, the pages are served by Vite with their
// changes at once (it prints their address). Ctrl-C ends all of it.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = join(project, 'node_modules');

const parts = [
  [[join(packages, 'rolldown', 'bin', 'cli.mjs'), '--config', 'server/rolldown.config.mjs', '--watch', '--log-level', 'warn'], project],
  [['--watch-path=build/server', '--watch-preserve-output', '--enable-source-maps', 'build/server/cli.js', 'start'], project],
  [[join(packages, 'vite', 'bin', 'vite.js'), 'dev'], join(project, 'web')],
].map(([args, cwd]) => spawn(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] }));

const end = () => parts.forEach((part) => part.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
let left = parts.length;
for (const part of parts) {
  part.on('exit', () => {
    end();
    if (--left === 0) process.exit(0);
  });
}
