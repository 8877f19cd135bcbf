import type { IncomingMessage } from 'node:http';

export const languages = ['en', 'ar'] as const;
export type Language = (typeof languages)[number];

/** One sentence, said in each language from the same facts. */
export type Sentence<P extends object = object> = { readonly [L in Language]: (params: P) => string };

/** A name that exists in both languages; the other language stands in where one is empty. */
export const named = (noun: { nameEn: string; nameAr: string }, language: Language): string =>
  (language === 'ar' ? noun.nameAr || noun.nameEn : noun.nameEn || noun.nameAr);

export const isLanguage = (value: unknown): value is Language => value === 'en' || value === 'ar';

/** In which language whoever sends this wants to be answered: as they chose it here, else as their browser or program says. */
export const languageAsked = ({ headers }: Pick<IncomingMessage, 'headers'>): Language => {
  const chosen = /(?:^|; *)language=(en|ar)(?:;|$)/.exec(headers.cookie ?? '')?.[1] ?? headers['x-language'];
  if (isLanguage(chosen)) return chosen;
  return /^\s*ar\b/i.test(String(headers['accept-language'] ?? '')) ? 'ar' : 'en';
};
