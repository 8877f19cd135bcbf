/**
 * What was sent, without what no text of the database can hold and nobody can see: NUL, which comes along when something is pasted from another
 * program, and halves of characters, which are left where a program cuts a text.
 */
export const storable = <T>(value: T): T => {
  if (typeof value === 'string') return (value.includes('\0') ? value.replaceAll('\0', '') : value).toWellFormed() as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, storable(inner)])) as T;
};
