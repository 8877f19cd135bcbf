/** The digits 0–9, whatever script they were typed in (١٢٣, ۱۲۳). */
export const latinDigits = (text: string): string => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** What two spellings of one address have in common; null where it is no address. */
export const emailKey = (typed: string): string | null => {
  const text = latinDigits(typed).trim().toLowerCase();
  return text.length <= 254 && /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\].]+(\.[^\s@<>"(),;:\\[\].]+)+$/.test(text) ? text : null;
};

/**
 * What two spellings of one telephone number have in common: country code and number, digits only (05…, 5…, 9665…, +966… and 00966…
 * are one). @param country code of the house's country, for numbers typed without one. @returns null where it is no number
 */
export const phoneKey = (typed: string, country = '966'): string | null => {
  const text = latinDigits(typed).replace(/[\s\u00a0\u200e\u200f\u202a-\u202e().\-–/]/g, '');
  const match = /^(\+|00)?(\d{6,15})$/.exec(text);
  if (!match) return null;
  const [, abroad, digits = ''] = match;
  if (abroad) return digits.startsWith('0') ? null : digits.replace(new RegExp(`^(${country})0`), '$1');
  if (digits.startsWith(country) && digits.length >= 11) return digits.replace(new RegExp(`^(${country})0`), '$1');
  return digits.startsWith('0') ? `${country}${digits.slice(1)}` : digits.length <= 9 ? `${country}${digits}` : digits;
};

/** Bidi controls, zero-width and control characters are taken out of names: they let one name pose as another. Joiners stay. */
export const cleanName = (typed: string): string =>
  typed.normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, ' ').replace(/\s+/g, ' ').trim();

/** 'Noura Al-Otaibi' → 'N•••• A••••': first letters only, always the same length behind them. */
export const maskedName = (name: string): string => name.split(' ').filter(Boolean).slice(0, 3).map((word) => `${[...word][0]}••••`).join(' ');
