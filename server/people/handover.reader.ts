import type { StoredEntry } from '../journal/entry.entity.ts';
import type { Context } from '../platform/context.ts';
import { handOverAll } from './handover.ts';
import { PersonLeft } from './people.kinds.ts';

/** Hands over the open work of everybody who has left: also when the server went down in between. */
export const handOverWork = async (ctx: Context, entries: readonly StoredEntry[]): Promise<void> => {
  for (const { kind, fact } of entries) {
    if (kind === PersonLeft.name) await handOverAll(ctx, String(fact['person']), (fact['successor'] as string | null | undefined) ?? null);
  }
};
