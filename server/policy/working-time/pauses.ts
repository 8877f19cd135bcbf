import type { Bilingual } from '../../platform/words.ts';

/** A time that does not count, in epoch milliseconds; `to` is null while nobody knows when it ends. */
export interface Pause {
  readonly from: number;
  readonly to: number | null;
  readonly reason?: Bilingual;
}

/** Pauses as a set of instants: sorted, joined where they touch, empty ones gone; Infinity where the end is open. */
export function inOrder(pauses: readonly Pause[]): { from: number; to: number }[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...pauses].sort((a, b) => a.from - b.from)) {
    const [last, until] = [joined.at(-1), to ?? Infinity];
    if (until <= from) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, until);
    else joined.push({ from, to: until });
  }
  return joined;
}
