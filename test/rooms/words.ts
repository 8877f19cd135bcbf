import { readdirSync, readFileSync } from 'node:fs';
import vocabulary from '../../schema/vocabulary.json' with { type: 'json' };

export type Language = 'en' | 'ar';

const folder = new URL('../../web/messages/', import.meta.url);
const read = (language: Language): Readonly<Record<string, unknown>> =>
  Object.assign({}, ...readdirSync(folder).filter((name) => name.endsWith(`${language}.json`)).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object)) as Record<string, unknown>;
const messages = { en: read('en'), ar: read('ar') };

/** What a screen says in a language, by the key of its message: a test that speaks so runs in both. */
export interface Words {
  readonly language: Language;
  /** A message without plural forms. @throws where there is none of that name */
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A word of a closed vocabulary: `said('stage', 'closed')`. */
  readonly said: (scope: string, word: string) => string;
}

export const wordsOf = (language: Language): Words =>
  Object.assign(
    (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
      const message = messages[language][key];
      if (typeof message !== 'string') throw new Error(`No message ${key} in ${language}.`);
      return message.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
    },
    {
      language,
      said: (scope: string, word: string): string => {
        const pair = (vocabulary as unknown as Readonly<Record<string, readonly [string, string]>>)[`${scope}.${word}`];
        if (!pair) throw new Error(`No word ${scope}.${word}.`);
        return pair[language === 'ar' ? 1 : 0];
      },
    },
  );
