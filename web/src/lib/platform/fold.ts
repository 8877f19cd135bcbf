import { latinDigits } from './words.ts';

/** Text as it is compared when somebody looks for something: alef, ya, ta marbuta, hamza seats, marks, kashida, case and digits folded. */
export const fold = (text: string): string =>
  latinDigits(text.normalize('NFKC'))
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200c-\u200f]/g, '')
    .normalize('NFC')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
