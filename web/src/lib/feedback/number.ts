import { m } from '#lib/paraglide/messages.js';

/** Whether ten digits can be a tracking number: the last one checks the others by Luhn's formula (ISO/IEC 7812-1); the server checks by the same rule. */
const checks = (digits: string): boolean => {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
};

/** What is plainly wrong with a number as it was typed, in digits; null where only the house can tell. It gives nothing away: whoever has the number can reckon it. */
export function slipIn(digits: string): string | null {
  if (!digits) return m.track_number_missing();
  if (digits.length !== 10) return m.track_number_length();
  return checks(digits) ? null : m.track_number_slip();
}
