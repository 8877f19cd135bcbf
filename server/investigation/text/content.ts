import * as Y from 'yjs';
import { storable } from '../../platform/storable.ts';
import type { Base64 } from './text.read.ts';
import { root } from './text.policy.ts';

/** A text as it lies: how it stood at some place of its log, and what came after it. */
export interface Stored { readonly state: Uint8Array | null; readonly lines: readonly Base64[] }

/** Makes a log short: what it comes to, how far each writer is known in it, its words and whom they name. */
interface Press { readonly what: 'press'; readonly stored: Stored }
export interface Pressed { readonly state: Uint8Array; readonly vector: Uint8Array; readonly words: string; readonly mentions: readonly string[] }
/** The words that make a text read as it did then, written by `client` on top of how it reads now. Empty bytes where it reads so already. */
interface SetBack { readonly what: 'set back'; readonly then: readonly Base64[]; readonly now: Stored; readonly client: number }

/** What needs a whole text in memory: done in the thread of the workshop alone. */
export type Job = Press | SetBack;
export type Made<J extends Job> = J extends Press ? Pressed : Uint8Array;
export const madeOf = (job: Job): Made<Job> => (job.what === 'press' ? pressed(job) : setBack(job));

/** A text as it stands, built for one look and let go of: merging updates alone would keep every keystroke. */
const built = ({ state, lines }: Stored): Y.Doc => {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (state) Y.applyUpdate(doc, state);
    for (const bytes of lines) Y.applyUpdate(doc, Buffer.from(bytes, 'base64'));
  });
  return doc;
};

const pressed = ({ stored }: Press): Pressed => {
  const doc = built(stored);
  return { state: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc), ...storable({ words: wordsOf(doc), mentions: mentionsOf(doc) }) };
};

/** Its words, a line for each block, for search, for digests, for comparing: what stands in a list shows its mark, and a row of a table is one line. */
const wordsOf = (doc: Y.Doc): string => doc.getXmlFragment(root).toArray().flatMap(linesOf).join('\n').trim();

const leaves = new Set(['paragraph', 'heading']);
const linesOf = (node: unknown): string[] => {
  if (node instanceof Y.XmlText) return [plain(node)];
  if (!(node instanceof Y.XmlElement)) return [];
  if (leaves.has(node.nodeName)) return [node.toArray().map(inline).join('')];
  if (node.nodeName === 'picture') return [String(node.getAttribute('alt') ?? '')];
  const parts = node.toArray().map(linesOf);
  if (node.nodeName === 'tableRow') return [parts.map((cell) => cell.join(' ')).join(' | ')];
  return parts.flatMap((lines, index) => marked(lines, markOf(node, index)));
};
const markOf = (list: Y.XmlElement, index: number): string => {
  if (list.nodeName === 'bulletList') return '• ';
  if (list.nodeName === 'orderedList') return `${(Number(list.getAttribute('start')) || 1) + index}. `;
  const item: unknown = list.nodeName === 'taskList' && list.get(index);
  if (item instanceof Y.XmlElement) return item.getAttribute('checked') ? '☑ ' : '☐ ';
  return '';
};
/** What follows in the same item, a list within it too, stands under its words. */
const marked = (lines: readonly string[], mark: string): string[] => lines.map((line, index) => (index ? ' '.repeat(mark.length) : mark) + line);
const inline = (node: unknown): string => {
  if (node instanceof Y.XmlText) return plain(node);
  if (node instanceof Y.XmlElement) return node.nodeName === 'hardBreak' ? '\n' : String(node.getAttribute('label') ?? '');
  return '';
};
const plain = (text: Y.XmlText): string => (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');

/** Whom its words name. */
const mentionsOf = (doc: Y.Doc): string[] => [...new Set(doc.getXmlFragment(root).toArray().flatMap(named))];
const named = (node: unknown): string[] =>
  node instanceof Y.XmlElement ? (node.nodeName === 'mention' ? [String(node.getAttribute('id') ?? '')] : node.toArray().flatMap(named)) : [];

const setBack = ({ then, now, client }: SetBack): Uint8Array => {
  const old = built({ state: null, lines: then });
  const doc = built(now);
  const before = Y.encodeStateVector(doc);
  doc.clientID = client;
  const here = doc.getXmlFragment(root);
  const there = old.getXmlFragment(root);
  if (here.toString() === there.toString()) return new Uint8Array();
  doc.transact(() => {
    here.delete(0, here.length);
    here.insert(0, there.toArray().map((node) => (node as Y.XmlElement).clone()));
  });
  return Y.encodeStateAsUpdate(doc, before);
};
