import { readNumber } from '../number.policy.ts';

/** Letters that are written alike are one (the SQL twin is `ar_norm`). */
export const folded = (text: string): string =>
  text.normalize('NFKC')
    .replace(/[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه').replace(/ؤ/g, 'و').replace(/ئ/g, 'ي')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .toLowerCase();

/** Broken plurals of the domain: whoever looks for one form finds the others. Folded already. */
const families: readonly (readonly string[])[] = [
  ['شكوي', 'شكاوي'], ['طلب', 'طلبات'], ['فاتوره', 'فواتير'], ['شحنه', 'شحنات'], ['فرع', 'فروع'], ['عميل', 'عملاء'], ['موعد', 'مواعيد'], ['حساب', 'حسابات'], ['بطاقه', 'بطاقات'],
  ['مقترح', 'مقترحات'], ['جهاز', 'اجهزه'], ['منتج', 'منتجات'], ['رسم', 'رسوم'], ['مبلغ', 'مبالغ'], ['خطا', 'اخطاء'], ['لقاح', 'لقاحات'], ['دواء', 'ادويه'], ['سبب', 'اسباب'],
];

/** What somebody looks for: a tracking number, the digits one begins with, or words that must all occur, each in one of its forms. */
export interface Sought { readonly number: string | null; readonly begins: string | null; readonly words: readonly (readonly string[])[]; readonly raw: string }

export const soughtIn = (typed: string): Sought => {
  // Digits inside words (“box V-12”) are no tracking number.
  const digits = /^[\d\s\-–]+$/.test(folded(typed)) ? folded(typed).replace(/\D/g, '') : '';
  const words = folded(typed).split(/[\s,،;؛]+/).map(bare).filter((word) => word.length > 0).slice(0, 8);
  return { number: readNumber(digits), begins: digits || null, words: words.map(formsOf), raw: typed.trim() };
};

/** Without the article: «الشكاوى» finds «شكوى». */
const bare = (word: string): string => (/^ال..../.test(word) ? word.slice(2) : word);
const formsOf = (word: string): readonly string[] => families.find((family) => family.includes(word)) ?? [word];

export const likeOf = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
