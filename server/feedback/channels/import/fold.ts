import { latinDigits } from '../../../platform/words.ts';

/**
 * Folding for comparison only, never for storage: case, camelCase, punctuation, Arabic letter forms (alef, hamza, ya, ta marbuta),
 * diacritics, tatweel, the article, digits of three scripts, a plural s.
 */
export const foldTokens = (text: string): string[] =>
  latinDigits(text)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{Mn}\u0640]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/\be[-\s]?mail/g, 'email')
    .replace(/#|№/g, ' number ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(stem);

export const fold = (text: string): string => foldTokens(text).join(' ');

const stem = (token: string): string => {
  if (token.length > 4 && token.startsWith('ال')) return token.slice(2);
  if (token.length > 5 && token.startsWith('لل')) return token.slice(2);
  if (token === 'no' || token === 'nr' || token === 'num') return 'number';
  if (token.length > 3 && /[a-z]s$/.test(token) && !/(ss|us|is|as)s?$/.test(token)) return token.slice(0, -1);
  return token;
};
