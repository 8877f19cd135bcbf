import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const server = new URL('../../build/web/server/', import.meta.url);
const client = new URL('../../build/web/client/', import.meta.url);

interface Chunk { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] }
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', server), 'utf8')) as Readonly<Record<string, Chunk>>;

/** The styles of a part and of all that it stands on, as the server draws it. */
const drawn = (part: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(part)) return new Set();
  seen.add(part);
  const { css = [], imports = [] } = manifest[part] ?? {};
  return new Set([...css, ...imports.flatMap((one) => [...drawn(one, seen)])]);
};
const scopes = (folder: URL, files: Iterable<string>): Set<string> => new Set([...files].flatMap((file) => readFileSync(new URL(file, folder), 'utf8').match(/\.svelte-\w+/g) ?? []));

test('a page is sent with the styles of everything that is drawn in it, so that it looks right before any script, and without one', () => {
  const nodes = globSync('nodes/*.js', { cwd: fileURLToPath(server) }).map((file) => readFileSync(new URL(file, server), 'utf8'));
  expect(nodes.length).toBeGreaterThan(60);
  const lacking = nodes.flatMap((node) => {
    const [, entry] = /import\('\.\.\/(entries\/[^']*)'\)/.exec(node) ?? [];
    const source = Object.keys(manifest).find((one) => manifest[one]!.file === entry);
    if (!source) return [];
    const sent = scopes(client, JSON.parse(/stylesheets = (\[.*?\]);/.exec(node)?.[1] ?? '[]') as string[]);
    return [...scopes(server, drawn(source))].filter((scope) => !sent.has(scope)).map((scope) => `${source}: ${scope}`);
  });
  expect(lacking).toEqual([]);
});
