import { getLocale } from '#lib/paraglide/runtime.js';
import words from '#schema/vocabulary.json' with { type: 'json' };

const known = words as unknown as Readonly<Record<string, readonly [string, string]>>;

/** A word of a closed vocabulary in the reader's language: `said('stage', 'closed')`. The bare word where nothing is declared. */
export const said = (scope: string, word: string | null | undefined): string =>
  word ? (known[`${scope}.${word}`]?.[getLocale() === 'ar' ? 1 : 0] ?? word) : '';

/** The whole vocabulary, in its own order of declaration where `order` gives it. */
export const choices = (scope: string, order: readonly string[]): { value: string; label: string }[] => order.map((value) => ({ value, label: said(scope, value) }));
