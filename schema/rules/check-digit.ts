/** The digit that follows these by Luhn's formula (ISO/IEC 7812-1): with it a wrong or swapped digit of a tracking number is noticed. */
export const checkDigit = (body: string): string => {
  const sum = [...body].toReversed().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
};
