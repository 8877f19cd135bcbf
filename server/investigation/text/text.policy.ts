/** What a text may be: bytes of one message, bytes of a whole document, messages a second of one writer, writers' ids of one person in one text, drafts of one person in one case. */
export const caps = { message: 49_152, document: 2_097_152, perSecond: 30, burst: 90, writers: 200, drafts: 50 } as const;

/**
 * Milliseconds: how soon after one another words go to the log and out to everybody, by how many they are told to (the first after a pause go at once),
 * and how long at least those who wrote last are waited for; when a text whose writers rest becomes a version.
 */
export const pace = { least: 4, each: 0.65, most: 36, meet: 8, flows: 100, rest: 60_000 } as const;

/**
 * When a new snapshot is made though people write (once they rest there is one anyhow): so many entries after the last one, in the first pause of so many
 * milliseconds in which nobody types, since making one reads and writes the whole text; and without a pause when there are as many as somebody who comes should read.
 */
export const compaction = { after: 4_000, pause: 2_000, atMost: 12_000 } as const;

/** Lines of a log that are put together again to show how a text read at a moment between two of its versions. */
export const replayedAtMost = 5_000;

/** The one root of a document, and the blocks and marks that may stand in it: what the editor knows, and nothing else. */
export const root = 'body';
export const blocks: ReadonlySet<string> = new Set([
  'paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'taskList', 'taskItem', 'blockquote', 'hardBreak', 'horizontalRule', 'table', 'tableRow', 'tableCell', 'tableHeader', 'mention', 'reference', 'picture',
]);
export const marks: ReadonlySet<string> = new Set(['bold', 'italic', 'strike', 'underline', 'code', 'link']);
/** Characters of an attribute. */
export const attributeAtMost = 2_048;
