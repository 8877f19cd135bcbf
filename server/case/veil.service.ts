import type { Context } from '../platform/context.ts';
import type { Said } from '../journal/said.entity.ts';

/**
 * Which of these texts this reader may not see any more, by digest: an entry that was told to many may point at words that were redacted since.
 * Slices to the right know of theirs; registered in main.ts.
 */
export type Veil = (ctx: Context, texts: readonly Said[]) => Promise<readonly string[]>;

const veils = new Map<string, Veil>();

export const registerVeil = (name: string, veil: Veil): void => void veils.set(name, veil);

/** The texts that are left for this reader. */
export const unveiled = async (ctx: Context, texts: readonly Said[]): Promise<Said[]> => {
  const hidden = new Set((await Promise.all([...veils.values()].map((veil) => veil(ctx, texts)))).flat());
  return texts.filter(({ digest }) => !hidden.has(digest));
};
