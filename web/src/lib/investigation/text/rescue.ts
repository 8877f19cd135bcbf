import * as Y from 'yjs';

/** Words of one's own that went down with a place that a colleague removed without having seen them. */
export interface Lost {
  readonly words: string;
  /** What was removed: by it the log tells who did so, and when. */
  readonly with: readonly [client: number, clock: number];
  /** The nearest block that stands: where a comment may hold on, and its words. */
  readonly beside: { readonly anchor: string; readonly quote: string } | null;
}

/** Such words on a card, kept on this device until their person has said what becomes of them; `after`: where the log stood before; `by`: who removed the place, once the house has said it. */
export interface Card extends Lost { readonly id: string; readonly after: number; readonly by: { readonly nameEn: string; readonly nameAr: string; readonly at: string } | null }

/**
 * Finds words that a change took away although whoever made it did not know them: they went down with the block around them, so that the change
 * itself does not name them. Words that somebody saw and deleted are not meant.
 * @param updates the change, as it came
 * @param mine writer's ids whose words are one's own
 */
export const swallowed = (transaction: Y.Transaction, updates: readonly Uint8Array[], mine: ReadonlySet<number>): Lost[] => {
  const removals = updates.map((update) => Y.decodeUpdate(update).ds.clients);
  const named = (client: number, clock: number): boolean => removals.some((removed) => removed.get(client)?.some((range) => range.clock <= clock && clock < range.clock + range.len));
  const found = new Map<string, Lost>();
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
        if (words) found.set(key, { words: (found.get(key)?.words ?? '') + words, with: [around.id.client, around.id.clock], beside: found.get(key)?.beside ?? beside(around) });
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

/** The nearest block with words: before the place, or else after it, or else around it. */
const beside = (gone: Y.Item): Lost['beside'] => {
  for (let here: Y.Item | null = gone; here; here = (here.parent as Y.AbstractType<unknown> | null)?._item ?? null) {
    for (const step of ['left', 'right'] as const) {
      for (let near = here[step]; near; near = near[step]) {
        const text = near.deleted ? null : firstText((near.content as Y.ContentType).type);
        if (text?.length) return { anchor: JSON.stringify({ start: place(text, 0), end: place(text, text.length) }), quote: text.toDelta().map(({ insert }: { insert?: unknown }) => (typeof insert === 'string' ? insert : '')).join('') };
      }
    }
  }
  return null;
};
const place = (text: Y.XmlText, index: number): unknown => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1));
const firstText = (type: unknown): Y.XmlText | null => {
  if (type instanceof Y.XmlText) return type;
  if (!(type instanceof Y.XmlElement)) return null;
  for (const child of type.toArray()) {
    const text = firstText(child);
    if (text?.length) return text;
  }
  return null;
};
