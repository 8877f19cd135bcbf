import { kind } from '../../journal/kind.ts';

/** What is said of a person's needs is for whoever works on the case; `band` where the mark has raised it. */
export const CareMarked = kind({
  name: 'case.careMarked', audience: 'team', clauses: ['4.11', '7.5'], fact: { needed: 'yes', note: 'digest?', band: 'word?', from: 'word?' },
  sentence: {
    en: ({ needed, band, say }) => `${needed ? 'Marked: the complainant needs special care' : 'No longer marked as needing special care'}${band ? `. Risk is now ${say(`band.${band}`).toLowerCase()}` : ''}`,
    ar: ({ needed, band, say }) => `${needed ? 'تسجيل أن العميل يحتاج إلى عناية خاصة' : 'إلغاء تسجيل الحاجة إلى عناية خاصة'}${band ? `، وفئة المخاطر الآن ${say(`band.${band}`)}` : ''}`,
  },
});
