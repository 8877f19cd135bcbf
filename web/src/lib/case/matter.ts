import { said } from './said.ts';

/** A word as it is said of a matter of this nature, where that differs: `of('compliment', 'clock.decision', …)` is “Thanks”. */
export function sayOf(nature: string | null | undefined, word: string, otherwise: string): string {
  const key = `${nature ?? ''}.${word}`;
  const own = said('matter', key);
  return own === key ? otherwise : own;
}

/** Who stands at the other end: the complainant, the customer, whoever reported it. */
export const who = (nature: string | null | undefined): string => sayOf(nature, 'who', said('matter', 'complaint.who'));

/** The same at the beginning of a line. */
export const Who = (nature: string | null | undefined): string => who(nature).replace(/^./u, (letter) => letter.toUpperCase());

/** What a clock of a matter of this nature is called: “Thanks” where that of a complaint is “Decision”. Of what is no matter it is the clock alone. */
export const clockOf = (nature: string | null | undefined, clock: string | null | undefined): string => sayOf(nature, `clock.${clock ?? ''}`, said('clock', clock));
