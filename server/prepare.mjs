// Runs before every npm command, on whatever Node the machine has (20 or newer) and without any package: installs what package-lock.json
// names and builds what is missing or stale, then gets out of the way. It speaks on standard error, since some commands answer on
// standard output.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(project, ...parts);
const binaries = at('node_modules', '.bin');
const node = join(binaries, 'node');

const needs = {
  start: ['server', 'web', 'graphiql'],
  dev: ['server'],
  // The pages' types and words come out of their build; the benches are typed against their peers.
  check: ['web', 'peers'],
  test: ['server', 'web', 'graphiql', 'browser', 'redis'],
  bench: ['server', 'web', 'peers'],
  command: ['server'],
};

const builds = {
  server: {
    says: 'Building the server',
    output: at('build', 'server', 'cli.js'),
    clears: [at('build', 'server'), at('build', 'schema'), at('build', 'compiled')],
    sources: ['server', 'schema', 'tsconfig.json'],
    command: [at('node_modules', 'rolldown', 'bin', 'cli.mjs'), '--config', at('server', 'rolldown.config.mjs')],
    cwd: project,
  },
  web: {
    says: 'Building the pages',
    output: at('build', 'web', 'handler.js'),
    clears: [at('build', 'web')],
    sources: ['web', 'schema', 'tsconfig.json'],
    command: [at('node_modules', 'vite', 'bin', 'vite.js'), 'build'],
    cwd: at('web'),
  },
  graphiql: {
    says: 'Building GraphiQL',
    output: at('build', 'graphiql', 'graphiql.js'),
    clears: [at('build', 'graphiql')],
    sources: [join('web', 'graphiql')],
    command: [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', at('web', 'graphiql', 'vite.config.ts')],
    cwd: project,
  },
};

/** Made by tools out of the other sources. */
const derived = /^web\/src\/lib\/paraglide$|^web\/project\.inlang\/(cache|README\.md)$|(^|\/)(node_modules|\.svelte-kit|\.[^/]+)$/;

class Fault extends Error {}

try {
  const mode = process.argv[2] ?? 'start';
  const wanted = needs[mode];
  if (!wanted) throw new Fault(`There is nothing to prepare for "${mode}"; known are ${Object.keys(needs).join(', ')}.`);
  checkNode();
  const lock = hash([at('package-lock.json')]);
  install(lock);
  for (const want of wanted) {
    if (want in builds) build(want, lock);
    else if (want === 'browser') await findBrowser();
    else if (want === 'redis') findRedis();
    else installPeers();
  }
} catch (fault) {
  if (!(fault instanceof Fault)) throw fault;
  say(fault.message);
  process.exit(1);
}

function say(sentence) {
  process.stderr.write(`majlis: ${sentence}\n`);
}

function checkNode() {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Fault(`Node 20 or newer is needed to begin with; this is ${process.version}.`);
}

/** Installs once per lockfile; an installation that npm made by itself is recognised. */
function install(lock) {
  const stamp = at('node_modules', '.majlis-installed');
  if (!(read(stamp) === lock && existsSync(node))) {
    if (!matchesLock()) {
      const why = existsSync(at('node_modules')) ? 'node_modules does not match package-lock.json' : 'first start';
      run(`Installing packages (${why}; npm ci, a minute or two)`, ...npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'));
    }
    writeFileSync(stamp, lock);
  }
  if (existsSync(node) && runsNode()) return;
  // npm may be told not to run install scripts; this one fetches the Node that everything else runs on.
  run('Installing Node 24', ...npm('rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts'));
  if (!runsNode()) throw new Fault(`The package "node" could not install Node 24 for ${process.platform}-${process.arch}; see above.`);
}

function runsNode() {
  const marker = at('node_modules', '.majlis-node');
  if (read(marker) === 'runs') return true;
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (answer.status !== 0 || Number(answer.stdout.slice(1).split('.')[0]) < 24) return false;
  writeFileSync(marker, 'runs');
  return true;
}

function matchesLock() {
  const done = json(at('node_modules', '.package-lock.json'))?.packages;
  const asked = json(at('package-lock.json'))?.packages;
  if (!done || !asked) return false;
  return Object.entries(asked).every(([path, { version, optional, peer, link }]) => {
    if (path === '' || link) return true;
    return path in done ? done[path].version === version && existsSync(at(path)) : optional || peer;
  });
}

/** npm without our own Node in its way: an installation replaces the very file. */
function npm(...args) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes(`node_modules${sep}.bin`));
  return ['npm', args, { env: { ...process.env, PATH: path.join(delimiter) }, shell: process.platform === 'win32' }];
}

function build(name, lock) {
  const { says, output, clears, sources, command, cwd } = builds[name];
  const stamp = at('build', `${name}.stamp`);
  const state = hash(sources.flatMap((source) => filesUnder(at(source))), lock);
  if (existsSync(output) && read(stamp) === state) return;
  mkdirSync(at('build'), { recursive: true });
  // A build that is cut off must not pass for a finished one.
  rmSync(stamp, { force: true });
  for (const folder of clears) rmSync(folder, { recursive: true, force: true });
  run(says, node, command, { cwd, env: withOurNode(), stdio: 'pipe' });
  if (!existsSync(output)) throw new Fault(`${says} left no ${relative(project, output)}.`);
  writeFileSync(stamp, state);
}

/** The whole browser, and the shell of it, which most of the tests are content with where there is one. */
async function findBrowser() {
  const { chromium } = await import('../test/chromium.mjs');
  if (chromium()) return;
  const debianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (debianRoot) {
    attempt('Installing Chromium (Debian packages)', 'apt-get', ['update', '-qq']);
    for (const one of ['chromium', 'chromium-headless-shell']) attempt('', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', one], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  if (!chromium()) attempt("Installing Playwright's Chromium", node, [at('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
  if (!chromium()) throw new Fault('The tests need a Chromium and none could be installed: install the package "chromium", or set CHROMIUM to the path of one.');
}

function findRedis() {
  const found = (process.env.PATH ?? '').split(delimiter).some((folder) => ['redis-server', 'valkey-server'].some((name) => existsSync(join(folder, name))));
  if (!found) say('no redis-server here: the tests with several servers wake each other through PostgreSQL alone.');
}

/** What the benches compare us with has a lockfile of its own. */
function installPeers() {
  const folder = at('test', 'bench');
  if (!existsSync(join(folder, 'package-lock.json'))) return;
  const lock = hash([join(folder, 'package-lock.json')]);
  const stamp = join(folder, 'node_modules', '.majlis-installed');
  if (read(stamp) === lock) return;
  const [program, args, options] = npm('ci', '--no-audit', '--no-fund');
  run('Installing the peers of the benches', program, args, { ...options, cwd: folder });
  writeFileSync(stamp, lock);
}

function run(says, program, args, options = {}) {
  if (!attempt(says, program, args, options)) throw new Fault(`${says} failed; see above.`);
}

function attempt(says, program, args, options = {}) {
  if (says) say(`${says} …`);
  const start = performance.now();
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: project, stdio: ['ignore', 2, 2], maxBuffer: 64 * 1024 * 1024, ...options });
  // What a build has to say matters only where it failed.
  if (status !== 0) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  if (error) say(`${program}: ${error.message}`);
  if (says && status === 0) say(`${says}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return status === 0;
}

function withOurNode() {
  return { ...process.env, PATH: [binaries, process.env.PATH].join(delimiter) };
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return [path];
  }
  return entries
    .filter((entry) => !derived.test(relative(project, join(path, entry.name)).replaceAll(sep, '/')))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]));
}

function hash(files, salt = '') {
  const digest = createHash('sha256').update(salt);
  for (const file of files) digest.update(`\0${relative(project, file)}\0`).update(readFileSync(file));
  return digest.digest('hex');
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function json(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
