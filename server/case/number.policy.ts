import { randomInt } from 'node:crypto';
import { checkDigit } from '../../schema/rules/check-digit.ts';

/**
 * A tracking number: nine random digits and a check digit by Luhn's formula (ISO/IEC 7812-1), so that a wrong or
 * swapped digit on the phone is noticed. Random, so that it gives away no volume. The first digit is never 0.
 */
export const newNumber = (): string => {
  const body = `${randomInt(1, 10)}${String(randomInt(0, 100_000_000)).padStart(8, '0')}`;
  return body + checkDigit(body);
};

/** The ten digits in what somebody typed (any digits, any separators), or null where the check digit does not fit. */
export const readNumber = (typed: string): string | null => {
  const digits = typed.replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0)).replace(/\D/g, '');
  return digits.length === 10 && checkDigit(digits.slice(0, 9)) === digits[9] ? digits : null;
};
