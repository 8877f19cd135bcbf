import { m } from '#lib/paraglide/messages.js';
import { checkDigit } from '#schema/rules/check-digit.ts';

/** What is plainly wrong with a number as it was typed, in digits; null where only the house can tell. It gives nothing away: whoever has the number can reckon it. */
export function slipIn(digits: string): string | null {
  if (!digits) return m.track_number_missing();
  if (digits.length !== 10) return m.track_number_length();
  return checkDigit(digits.slice(0, 9)) === digits[9] ? null : m.track_number_slip();
}
