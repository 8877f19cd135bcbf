import { globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const scripts = new URL('../../build/web/client/_app/immutable/', import.meta.url);
const told = new URL('../../web/messages/', import.meta.url);
const files = globSync('{entry,nodes,chunks}/*.js', { cwd: fileURLToPath(scripts) });
const textIn = (folder: string): string => files.map((file) => readFileSync(new URL(folder + file, scripts), 'utf8')).join('\n');

/** Said somewhere in a language that is not the page's: places by their names in the other one, letters to complainants, a screen before which nobody knows who stands. */
const sources = fileURLToPath(new URL('../../web/src/', import.meta.url));
const inBoth = new Set(globSync('{lib,routes}/**/*.{svelte,ts}', { cwd: sources, exclude: ['lib/paraglide/**'] }).flatMap((file) => [...readFileSync(sources + file, 'utf8').matchAll(/\bm\.(\w+)\(\{\}, \{ locale/g)].map(([, key]) => key!)));

/** Sentences long enough to be nothing else, but for those that are said in a language that is not the page's. */
const sentences = (language: 'en' | 'ar'): string[] =>
  readdirSync(told).filter((file) => file.endsWith(`${language}.json`)).flatMap((file) => Object.entries(JSON.parse(readFileSync(new URL(file, told), 'utf8')) as Record<string, unknown>))
    .filter(([key, said]) => typeof said === 'string' && /^[^{}"'`\\]{25,}$/.test(said) && !/^(\$schema|nav_\w+|intake_title|wall_title)$/.test(key) && !inBoth.has(key)).map(([, said]) => said as string);

test('a browser is sent the sentences of one language, and of documents no more than their hashes', () => {
  const [english, arabic] = [textIn(''), textIn('ar/')];
  expect(sentences('ar').filter((said) => english.includes(said))).toEqual([]);
  // What a fault is called for engineers is English everywhere, and may be worded as one is told.
  expect(sentences('en').filter((said) => arabic.includes(said) && !arabic.includes(`Error(\`${said}\`)`))).toEqual([]);
  // Each is there in its own.
  expect(sentences('en').filter((said) => english.includes(said)).length).toBeGreaterThan(300);
  expect(sentences('ar').filter((said) => arabic.includes(said)).length).toBeGreaterThan(300);
  expect(english + arabic).not.toMatch(/\b(query|mutation|subscription) \w+ ?[({]/);
});

test('what is said in a language that is not the page\'s is there in both', () => {
  const said = (language: 'en' | 'ar', key: string): string => readdirSync(told).filter((file) => file.endsWith(`${language}.json`)).map((file) => (JSON.parse(readFileSync(new URL(file, told), 'utf8')) as Record<string, unknown>)[key]).find(Boolean) as string;
  const scriptsOf = { en: textIn(''), ar: textIn('ar/') };
  expect([...inBoth].toSorted()).toEqual(['case_recourse_default', 'letters_paper_demonstration', 'letters_paper_draft', 'letters_paper_number', 'wall_wait_about', 'wall_wait_title']);
  const lacking = [...inBoth].flatMap((key) => (['en', 'ar'] as const).flatMap((page) => (['en', 'ar'] as const).filter((language) => !scriptsOf[page].includes(said(language, key))).map((language) => `${key} in ${language}, on pages in ${page}`)));
  expect(lacking).toEqual([]);
});

test('what the server tells the page is there before anything that reads it: the first script needs only what holds that', () => {
  const first = files.filter((file) => /^entry\/(start|payload)\./.test(file));
  expect(first).toHaveLength(2);
  const needed = new Set(first);
  for (const file of needed) {
    const text = readFileSync(new URL(file, scripts), 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:import|from)\s*["'](\.{1,2}\/[\w./-]+\.js)["']/g)) needed.add(new URL(path, new URL(file, 'file:///')).pathname.slice(1));
  }
  expect([...needed].reduce((bytes, file) => bytes + readFileSync(new URL(file, scripts)).length, 0)).toBeLessThan(4_000);
});
