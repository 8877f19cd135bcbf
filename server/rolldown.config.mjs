import { cpSync, globSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const own = join(project, 'server') + sep;
/** While somebody works on it, it is built again at each change: packages stay where they are. */
const watched = process.argv.includes('--watch');

/** One letter beyond ASCII makes the engine hold a whole file in two bytes a letter. */
const plain = (code) => code.replace(/\\[\x00-\x7f]|\\?([^\x00-\x7f])/g, (all, letter) => (letter ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : all));

/**
 * The server and its packages in few files: three thousand modules, looked up and read one by one, would be half of a start. What lies beside a
 * module in server/ lies at the same place in build/server/.
 */
export default {
  cwd: project,
  // Threads are begun by a path of their own.
  input: { 'server/cli': 'server/cli.ts', ...Object.fromEntries(globSync('server/**/*.thread.ts', { cwd: project }).map((file) => [file.replace(/\.ts$/, ''), file])) },
  platform: 'node',
  external: (id, importer) =>
    (watched && /^(?!@oxc-project\/runtime|[./\0]|[a-z]:)/i.test(id)) ||
    // What is compiled for one machine, what is looked for by name and need not be there, and what type-graphql asks for where nobody says how inputs are checked: all of it, then.
    /^(@node-rs\/|tinyglobby$|bufferutil$|utf-8-validate$|pg-native$)/.test(id) || (id === 'class-validator' && !!importer?.includes('type-graphql')),
  // One graphql for all, and of each package what is used.
  resolve: { mainFields: ['module', 'main'] },
  // Says that decorators are the legacy ones.
  tsconfig: 'tsconfig.json',
  transform: { target: 'node24' },
  output: {
    dir: 'build',
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'server/[name]-[hash].js',
    keepNames: true,
    comments: false,
  },
  plugins: [
    {
      name: 'modules know where they lie',
      transform(code, id) {
        if (!id.startsWith(own) || !code.includes('import.meta.url')) return null;
        const place = `./${relative(own, id).replaceAll(sep, '/').replace(/\.ts$/, '.js')}`;
        return { code: code.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`), map: null };
      },
      generateBundle(_options, bundle) {
        for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = plain(chunk.code);
      },
      writeBundle() {
        for (const file of globSync('{server,schema}/**/*.*', { cwd: project })) {
          if (!/\.(ts|mjs)$/.test(file)) cpSync(join(project, file), join(project, 'build', file));
        }
      },
    },
  ],
};
