import * as Y from 'yjs';

/** Words of one's own that went down with a place that a colleague removed without having seen them. */
export interface Lost {
  readonly words: string;
  /** What was removed: by it the log tells who did so, and when. */
  readonly with: readonly [client: number, clock: number];
}

/**
 * Finds words that a change took away although whoever made it did not know them: they went down with the block around them, so that the change
 * itself does not name them. Words that somebody saw and deleted are not meant.
 * @param update the change, as it came
 * @param mine writer's ids whose words are one's own
 */
export const swallowed = (transaction: Y.Transaction, update: Uint8Array, mine: ReadonlySet<number>): Lost[] => {
  const { ds } = Y.decodeUpdate(update);
  const named = (client: number, clock: number): boolean => (ds.clients.get(client) ?? []).some((range) => range.clock <= clock && clock < range.clock + range.len);
  const found = new Map<string, { words: string; with: readonly [number, number] }>();
  for (const [client, ranges] of transaction.deleteSet.clients) {
    if (!mine.has(client)) continue;
    for (const { clock, len } of ranges) {
      for (const item of itemsIn(transaction.doc, client, clock, len)) {
        if (!(item.content instanceof Y.ContentString)) continue;
        const around = removedAround(item, named);
        if (!around) continue;
        // One run of words may have been known in part: what the change names was seen.
        const words = item.content.str.split('').filter((_, index) => !named(client, item.id.clock + index)).join('');
        const key = `${around.id.client}-${around.id.clock}`;
        if (words) found.set(key, { words: (found.get(key)?.words ?? '') + words, with: [around.id.client, around.id.clock] });
      }
    }
  }
  return [...found.values()].filter(({ words }) => words.trim());
};

const itemsIn = (doc: Y.Doc, client: number, clock: number, len: number): Y.Item[] =>
  (doc.store.clients.get(client) ?? []).filter((struct): struct is Y.Item => struct instanceof Y.Item && struct.id.clock < clock + len && struct.id.clock + struct.length > clock);

/** The innermost thing around an item that the change names. */
const removedAround = (item: Y.Item, named: (client: number, clock: number) => boolean): Y.Item | null => {
  for (let above = (item.parent as Y.AbstractType<unknown> | null)?._item ?? null; above; above = (above.parent as Y.AbstractType<unknown> | null)?._item ?? null) {
    if (named(above.id.client, above.id.clock)) return above;
  }
  return null;
};
