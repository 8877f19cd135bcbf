export const languages = ['en', 'ar'] as const;
export type Language = (typeof languages)[number];

/** One sentence, said in each language from the same facts. */
export type Sentence<P extends object = object> = { readonly [L in Language]: (params: P) => string };

/** A name that exists in both languages; the other language stands in where one is empty. */
export const named = (noun: { nameEn: string; nameAr: string }, language: Language): string =>
  (language === 'ar' ? noun.nameAr || noun.nameEn : noun.nameEn || noun.nameAr);

export const isLanguage = (value: unknown): value is Language => value === 'en' || value === 'ar';
