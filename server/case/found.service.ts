import type { Predicate } from './visible.policy.ts';

/** A statement that gives the ids of cases whose content says these words, each in one of its forms. */
export type Found = (words: readonly (readonly string[])[]) => Predicate;

const finders = new Map<string, Found>();

/** What else a case is found by than by what it is called: texts of the slices to the right. Registered in main.ts. */
export const registerFound = (name: string, found: Found): void => void finders.set(name, found);

export const foundInside = (words: readonly (readonly string[])[]): readonly Predicate[] => (words.length ? [...finders.values()].map((find) => find(words)) : []);
