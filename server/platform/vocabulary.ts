import type { Language } from './language.ts';

const words = new Map<string, readonly [string, string]>();

/** A closed vocabulary with its words in English and Arabic; declared once, beside the noun that uses it. */
export const vocabulary = <const T extends Readonly<Record<string, readonly [string, string]>>>(scope: string, entries: T): readonly (keyof T & string)[] => {
  for (const [word, said] of Object.entries(entries)) words.set(`${scope}.${word}`, said);
  return Object.keys(entries) as (keyof T & string)[];
};

/** A word in the reader's language: `say('stage.closed', 'ar')`; the bare word where nothing was declared. */
export const say = (word: string, language: Language): string => {
  const said = words.get(word);
  return said ? said[language === 'ar' ? 1 : 0] : (word.split('.').at(-1) ?? word);
};

/** A word as it is said of a matter of this nature (`matter.<nature>.<word>`); of all others as it stands. */
export const sayOf = (nature: string | null | undefined, word: string, language: Language): string => say(nature && words.has(`matter.${nature}.${word}`) ? `matter.${nature}.${word}` : word, language);

export const allWords = (): ReadonlyMap<string, readonly [string, string]> => words;
