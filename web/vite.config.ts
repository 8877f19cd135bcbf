import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { documentsByHash } from './documents.plugin.ts';
import { filesOfPages } from './files.ts';
import { iconsAsDrawn } from './icons.plugin.ts';
import { oneLanguageEach } from './languages.plugin.ts';
import { sameKeysInBothLanguages } from './messages.check.ts';
import { stylesOfPages } from './styles.plugin.ts';
import { vocabularyAsSaid } from './vocabulary.plugin.ts';

const project = resolve(fileURLToPath(new URL('..', import.meta.url)));
const web = fileURLToPath(new URL('.', import.meta.url));

// The adapter reads package.json from the working directory, and there is one of it: the project's. So the build is the same
// whether it is started here or above.
if (process.cwd() !== project) process.chdir(project);

/** The script of app.html, as the policy of the pages names it. */
const early = `sha256-${createHash('sha256').update(/<script>(.*?)<\/script>/s.exec(readFileSync(resolve(web, 'src/app.html'), 'utf8'))?.[1] ?? '').digest('base64')}` as const;

export default defineConfig({
  root: web,
  // Only `vite dev` asks over HTTP; the built pages are handed the schema in process.
  define: { 'import.meta.env.API_URL': JSON.stringify(process.env.API_URL ?? 'http://127.0.0.1:4000') },
  server: { fs: { allow: [project] } },
  // A page is a few files (web/files.ts), so that the names of what each of them needs, in every script, cost more than asking a moment earlier gains.
  build: { target: 'es2022', modulePreload: { resolveDependencies: () => [] } },
  environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: filesOfPages(new URL('./src/', import.meta.url)) } } } } } },
  plugins: [
    iconsAsDrawn(),
    documentsByHash(new URL('../schema/', import.meta.url)),
    oneLanguageEach(),
    stylesOfPages(),
    vocabularyAsSaid(new URL('../schema/vocabulary.json', import.meta.url)),
    sameKeysInBothLanguages(new URL('./messages/', import.meta.url)),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      // Hooks tell it the language; it has none of its own ways to find one.
      strategy: ['baseLocale'],
      outputStructure: 'message-modules',
      isServer: 'import.meta.env.SSR',
      emitTsDeclarations: true,
      emitReadme: false,
    }),
    sveltekit({
      adapter: adapter({ out: 'build/web' }),
      compilerOptions: { runes: true },
      // A style smaller than this travels with its page: asking for it would hold up the first paint for longer than it takes to send.
      inlineStyleThreshold: 2_000,
      // Only a click on "show notices on this device" registers it.
      serviceWorker: { register: false },
      // Every script carries the nonce of its answer, but for the one of app.html: pages without script have no nonce. Styles are files. Svelte sets a few style properties from script (CSSOM), which CSP allows;
      // attributes are what `style-src-attr` is about: bits-ui and svelte-sonner render them on the server.
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self', early],
          'style-src': ['self'],
          'style-src-attr': ['unsafe-inline'],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'media-src': ['self', 'blob:'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
});
