import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { language } from './languages.plugin.ts';

const imported = /import\s*\{[^}]*\}\s*from\s*["'](?:#lib\/case|\.)\/said\.ts["']/;
const said = /\b(?:said|choices)\((?:(["'`])(\w+)\1)?/g;
const scopePrefix = 'vocabulary:';

/**
 * Of the closed vocabularies a browser is sent what its pages say: `said('stage', …)` brings the words of “stage”, and a module that knows the scope only when it
 * speaks brings them all. On the server and under `vite dev` the book is whole.
 */
export function vocabularyAsSaid(book: URL): Plugin {
  const scopes = new Map<string, Record<string, [en: string, ar: string]>>();
  let building = false;
  return {
    name: 'majlis-vocabulary',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client',
    configResolved({ command }) {
      building = command === 'build';
    },
    buildStart() {
      scopes.clear();
      for (const [key, words] of Object.entries(JSON.parse(readFileSync(book, 'utf8')) as Record<string, [string, string]>)) {
        const scope = key.slice(0, key.indexOf('.'));
        scopes.set(scope, { ...scopes.get(scope), [key]: words });
      }
    },
    resolveId: (id) => (id.startsWith(scopePrefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${scopePrefix}`)) return undefined;
      const words = Object.entries(scopes.get(id.slice(scopePrefix.length + 1)) ?? {});
      // Pairs of words, of which either the first or the second is there.
      const only = (place: 0 | 1): string => `{${words.map(([key, pair]) => `${JSON.stringify(key)}:[${','.repeat(place)}${JSON.stringify(pair[place])}]`).join()}}`;
      return `import book from '#schema/vocabulary.json'; Object.assign(book, ${language} === "ar" ? ${only(1)} : ${only(0)});`;
    },
    transform: {
      filter: { id: [/\/web\/src\/(lib|routes)\//, /\/schema\/vocabulary\.json$/] },
      handler(code, id) {
        if (!building) return undefined;
        if (id.endsWith('/schema/vocabulary.json')) return { code: 'export default {};', map: null };
        if (!imported.test(code)) return undefined;
        const named = [...code.matchAll(said)].map(([, , scope]) => scope);
        const strange = named.find((scope) => scope && !scopes.has(scope));
        if (strange) this.error(`“${strange}” is no scope of the vocabulary.`);
        const brings = new Set(named.includes(undefined) ? scopes.keys() : named);
        return { code: [...brings].map((scope) => `import '${scopePrefix}${scope}';`).join(' ') + code, map: null };
      },
    },
  };
}
