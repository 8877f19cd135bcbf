/** What was typed, carried over to what stands now; `both`: the paths (`rules.2.depth`) that somebody else set to something else meanwhile. */
export interface Rebased<T> {
  readonly values: T;
  readonly both: readonly string[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const areRecords = (value: unknown): value is Record<string, unknown>[] => Array.isArray(value) && value.every(isRecord);
/** Lists of rows go row by row while none came or went; a list of words is one choice. */
const partsOf = (values: readonly unknown[]): boolean => values.every(isRecord) || (values.every(areRecords) && new Set((values as unknown[][]).map(({ length }) => length)).size === 1);

/** Of three versions one: what only somebody else changed comes in, what was typed stays, and where both changed the same, what was typed stays and is named. */
export const rebased = <T>(base: T, mine: T, theirs: T): Rebased<T> => {
  const both: string[] = [];
  const merge = (from: unknown, ours: unknown, others: unknown, path: readonly string[]): unknown => {
    if (same(ours, others) || same(from, others)) return ours;
    if (same(from, ours)) return others;
    if (partsOf([from, ours, others])) {
      const [before, here, there] = [from, ours, others] as Record<string, unknown>[];
      const merged = Object.entries({ ...there, ...here }).map(([key]) => [key, merge(before![key], here![key], there![key], [...path, key])] as const);
      return Array.isArray(ours) ? merged.map(([, value]) => value) : Object.fromEntries(merged);
    }
    both.push(path.join('.'));
    return ours;
  };
  const values = merge(base, mine, theirs, []) as T;
  return { values, both };
};
