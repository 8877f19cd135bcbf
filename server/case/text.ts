import { mistaken, Required, TooLong } from '../platform/problem.ts';

/** A text argument that must not be empty; the refusal names the argument. */
export const text = (field: string, typed: string, max: number): string => {
  const trimmed = typed.trim();
  if (!trimmed) throw mistaken(field, Required);
  if (trimmed.length > max) throw mistaken(field, TooLong, { max });
  return trimmed;
};
