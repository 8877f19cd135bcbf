// npm run bench -- NAME [--json FILE] [options of the bench]: runs one bench, or lists them. Exits with 1 where a goal is missed.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const [name, ...args] = process.argv.slice(2);
const known = readdirSync(folder).filter((file) => file.endsWith('.ts')).map((file) => file.replace(/\.ts$/, ''));
if (!name || !existsSync(`${folder}${name}.ts`)) {
  console.error(`${name ? `"${name}" is no bench. ` : ''}npm run bench -- NAME [--json FILE], where NAME is one of: ${known.join(', ')}`);
  process.exit(2);
}
const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', `${folder}${name}.ts`, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
