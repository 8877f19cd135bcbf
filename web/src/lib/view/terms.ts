import { reserved } from './address.ts';

/** Whether a value is one that this word of an address may have. */
export type Term = (value: string) => boolean;
/** All that the address of a list or board may say: the twin of the terms that the server keeps a view by. */
export type Terms = Readonly<Record<string, Term>>;

export const anId: Term = (value) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);
export const among = (allowed: readonly string[]): Term => (value) => value.split(',').length <= 20 && value.split(',').every((word) => allowed.includes(word));
export const oneOf = (...allowed: readonly string[]): Term => (value) => allowed.includes(value);

const says = (terms: Terms, key: string, value: string): boolean => Object.hasOwn(terms, key) && terms[key]!(value);

/** What of an address is understood. */
export const understood = (params: Iterable<[string, string]>, terms: Terms): URLSearchParams => new URLSearchParams([...params].filter(([key, value]) => says(terms, key, value)));

/** What of an address is not: it is left out of the question, and said so. As it was typed, and no longer than a line. */
export const misreadIn = (params: Iterable<[string, string]>, terms: Terms): string[] =>
  [...params].filter(([key, value]) => value !== '' && !reserved.includes(key) && !says(terms, key, value)).slice(0, 5).map(([key, value]) => `${key}=${value}`.slice(0, 60));
