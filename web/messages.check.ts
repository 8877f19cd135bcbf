import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

type Message = string | [{ declarations?: string[]; selectors?: string[]; match: Record<string, string> }];
type Catalogue = Record<string, Message>;

/** The six forms an Arabic noun takes after a number (CLDR). */
const sixForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/**
 * What is wrong with the messages of one folder, in plain sentences; an empty list means that both languages say the same things.
 * Files are `en.json`, `ar.json` and, per slice, `<slice>.en.json`, `<slice>.ar.json`.
 */
export function faultsOf(folder: URL): string[] {
  const faults: string[] = [];
  const english = new Map<string, Message>();
  const arabic = new Map<string, Message>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
    const into = file.endsWith('ar.json') ? arabic : english;
    for (const [key, message] of Object.entries(read(new URL(file, folder)))) {
      if (into.has(key)) faults.push(`“${key}” is defined twice (again in ${file})`);
      into.set(key, message);
    }
  }
  for (const key of english.keys()) if (!arabic.has(key)) faults.push(`“${key}” is missing in Arabic`);
  for (const key of arabic.keys()) if (!english.has(key)) faults.push(`“${key}” is missing in English`);
  for (const [key, message] of english) faults.push(...faultsOfPair(key, message, arabic.get(key)));
  return faults;
}

/** Stops the build when a sentence exists in one language only: Paraglide itself would print the other language, silently. */
export function sameKeysInBothLanguages(folder: URL): Plugin {
  return {
    name: 'majlis-messages',
    buildStart() {
      const faults = faultsOf(folder);
      if (faults.length > 0) this.error(`messages:\n  ${faults.join('\n  ')}`);
    },
  };
}

function read(file: URL): Catalogue {
  const { $schema: _, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
  return rest;
}

function faultsOfPair(key: string, english: Message, arabic: Message | undefined): string[] {
  if (arabic === undefined) return [];
  const faults: string[] = [];
  const [said, sagt] = [placeholders(english), placeholders(arabic)];
  // A number may be swallowed by a form (“one day”), so only plain sentences must name the same things.
  if (typeof english === 'string' && typeof arabic === 'string' && said.join() !== sagt.join()) {
    faults.push(`“${key}” names {${said.join(', ')}} in English and {${sagt.join(', ')}} in Arabic`);
  }
  if (plural(english) || plural(arabic)) {
    const forms = plural(arabic) ? Object.keys((arabic as Exclude<Message, string>)[0].match).join() : '';
    const missing = sixForms.filter((form) => !forms.includes(`=${form}`));
    if (missing.length > 0) faults.push(`“${key}” lacks the Arabic form ${missing.join(', ')}`);
  }
  return faults;
}

const plural = (message: Message): boolean =>
  typeof message !== 'string' && (message[0].declarations ?? []).some((line) => /:\s*plural/.test(line));

const placeholders = (message: Message): string[] =>
  typeof message === 'string' ? [...new Set([...message.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? ''))].sort() : [];
