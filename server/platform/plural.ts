import type { Language } from './language.ts';

/** All six forms of CLDR; `{n}` stands for the number (one and two carry none). */
export type ArabicForms = Readonly<Record<'zero' | 'one' | 'two' | 'few' | 'many' | 'other', string>>;
export interface EnglishForms {
  /** Said for exactly 0, where `0 …` would sound odd. */
  readonly zero?: string;
  readonly one: string;
  readonly other: string;
}

/** Arabic: nominative as subject or alone (المتبقي: يومان), oblique after a preposition or as object (خلال يومين). */
export type GrammaticalCase = 'nominative' | 'oblique';

const arabicRules = new Intl.PluralRules('ar');
const englishRules = new Intl.PluralRules('en');
const numerals = new Intl.NumberFormat('en-u-nu-latn', { maximumFractionDigits: 2 });

/** Chooses the form for `n` and puts the number, in Latin digits, where `{n}` stands. */
export function plural(n: number, forms: ArabicForms, language?: 'ar'): string;
export function plural(n: number, forms: EnglishForms, language: 'en'): string;
export function plural(n: number, forms: ArabicForms | EnglishForms, language: Language = 'ar'): string {
  return formOf(n, forms, language).replaceAll('{n}', numerals.format(n));
}

function formOf(n: number, forms: ArabicForms | EnglishForms, language: Language): string {
  if (language === 'ar') return (forms as ArabicForms)[arabicRules.select(n)];
  if (n === 0 && forms.zero !== undefined) return forms.zero;
  return englishRules.select(n) === 'one' ? forms.one : forms.other;
}
