import type { Schema } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { lettersOf, ringOf } from '#lib/platform/ui/face.ts';

/** Words in one place of the editor that one writer's id stands under. */
export interface Written { readonly from: number; readonly to: number; readonly client: number }
export interface Author { readonly id: string; readonly name: string }
export interface By extends Author { readonly from: number; readonly to: number }

/**
 * Who wrote each word that stands: read from the words themselves, which carry their writer's id. Positions are those of the editor, which counts a
 * step into a block and one out of it, and one for what has no inside.
 */
export const written = (root: Y.XmlFragment, leaf: (name: string) => boolean): Written[] => {
  const found: Written[] = [];
  let at = 0;
  const words = (text: Y.XmlText): void => {
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      if (item.content instanceof Y.ContentString) found.push({ from: at, to: at + item.length, client: item.id.client });
      at += item.length;
    }
  };
  const walk = (nodes: readonly unknown[]): void => {
    for (const node of nodes) {
      if (node instanceof Y.XmlText) words(node);
      else if (node instanceof Y.XmlElement && leaf(node.nodeName)) at += 1;
      else if (node instanceof Y.XmlElement) {
        at += 1;
        walk(node.toArray());
        at += 1;
      }
    }
  };
  walk(root.toArray());
  return found;
};

/** Stretches of one person, however many writer's ids and pieces they come of. */
export const stretches = (all: readonly Written[], authors: ReadonlyMap<number, Author>, unknown: Author): By[] =>
  all.reduce<By[]>((out, { from, to, client }) => {
    const author = authors.get(client) ?? unknown;
    const last = out.at(-1);
    if (last?.id === author.id && last.to === from) out[out.length - 1] = { ...last, to };
    else out.push({ ...author, from, to });
    return out;
  }, []);

/** How much of what stands is whose, the most first. */
export const sharesOf = (root: Y.XmlFragment, authors: ReadonlyMap<number, Author>, unknown: Author): (Author & { share: number })[] => {
  const all = written(root, () => false);
  const total = all.reduce((sum, { from, to }) => sum + to - from, 0);
  const people = new Map<string, Author & { words: number }>();
  for (const { from, to, client } of all) {
    const author = authors.get(client) ?? unknown;
    people.set(author.id, { ...author, words: (people.get(author.id)?.words ?? 0) + to - from });
  }
  return [...people.values()].map(({ words, ...author }) => ({ ...author, share: words / total })).sort((a, b) => b.share - a.share);
};

const key = new PluginKey('authors');

/** Marks each stretch with its author: a hue, a line of a pattern of theirs, and their letters before it, so that colour is never the only mark. */
export const authorMarks = (asked: () => { authors: ReadonlyMap<number, Author>; unknown: Author; only: string | null } | null, root: Y.XmlFragment): Plugin =>
  new Plugin({
    key,
    props: {
      decorations(state) {
        const now = asked();
        if (!now) return null;
        const most = state.doc.content.size;
        return DecorationSet.create(state.doc, stretches(written(root, leavesOf(state.schema)), now.authors, now.unknown).filter(({ to }) => to <= most).flatMap(({ id, name, from, to }) => {
          const { colour, pattern } = ringOf(id);
          const faded = now.only !== null && now.only !== id;
          return [
            Decoration.widget(from, () => letters(name, colour), { side: 1, key: `by ${id} ${from}`, ignoreSelection: true }),
            Decoration.inline(from, to, { class: `by hue-${colour} by-${pattern}${faded ? ' faded' : ''}`, title: name }),
          ];
        }));
      },
    },
  });

const leavesOf = (schema: Schema) => (name: string): boolean => schema.nodes[name]?.isLeaf ?? false;

const letters = (name: string, colour: number): HTMLElement => {
  const mark = document.createElement('bdi');
  mark.className = `by-letters hue-${colour}`;
  mark.contentEditable = 'false';
  mark.title = name;
  mark.textContent = lettersOf(name);
  return mark;
};
