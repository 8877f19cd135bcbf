import * as Y from 'yjs';
import { bytesOf, type Line, type Snapshot } from './text.read.ts';
import { root } from './text.policy.ts';

interface Stored { readonly snapshot: Snapshot | null; readonly lines: readonly Line[] }

/** A text as it stands, built for one look and let go of. */
export const built = ({ snapshot, lines }: Stored): Y.Doc => {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, bytesOf(snapshot.state));
    for (const { bytes } of lines) Y.applyUpdate(doc, bytesOf(bytes));
  });
  return doc;
};

/** Its words, a line for each block: for search, for digests, for comparing. */
export const wordsOf = (doc: Y.Doc): string => doc.getXmlFragment(root).toArray().flatMap(linesOf).join('\n').trim();

const leaves = new Set(['paragraph', 'heading']);
const linesOf = (node: unknown): string[] => {
  if (node instanceof Y.XmlText) return [plain(node)];
  if (!(node instanceof Y.XmlElement)) return [];
  if (leaves.has(node.nodeName)) return [node.toArray().map(inline).join('')];
  if (node.nodeName === 'picture') return [String(node.getAttribute('alt') ?? '')];
  return node.toArray().flatMap(linesOf);
};
const inline = (node: unknown): string => {
  if (node instanceof Y.XmlText) return plain(node);
  if (node instanceof Y.XmlElement) return node.nodeName === 'hardBreak' ? '\n' : String(node.getAttribute('label') ?? '');
  return '';
};
const plain = (text: Y.XmlText): string => (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');

/** Whom its words name. */
export const mentionsOf = (doc: Y.Doc): string[] => [...new Set(doc.getXmlFragment(root).toArray().flatMap(named))];
const named = (node: unknown): string[] =>
  node instanceof Y.XmlElement ? (node.nodeName === 'mention' ? [String(node.getAttribute('id') ?? '')] : node.toArray().flatMap(named)) : [];

/** The words that make a text read as it did then, written by `client` on top of how it reads now. Empty bytes where it reads so already. */
export const setBack = ({ then, now, client }: { then: readonly Line[]; now: Stored; client: number }): Uint8Array => {
  const old = built({ snapshot: null, lines: then });
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
