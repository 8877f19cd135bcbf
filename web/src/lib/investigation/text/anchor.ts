import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** Words of the text that a comment is about: they are held by the words themselves, so that the place moves with them. */
export interface Anchored { readonly id: string; readonly anchor: string | null; readonly quote: string | null }
/** Where they stand now; nothing where they are gone. */
export interface Stretch { readonly from: number; readonly to: number }

interface Bound { readonly doc: Y.Doc; readonly type: Y.XmlFragment; readonly mapping: never }
const bound = (state: EditorState): Bound | null => {
  const { doc, binding } = (ySyncPluginKey.getState(state) ?? {}) as { doc?: Y.Doc; binding?: { type: Y.XmlFragment; mapping: never } | null };
  return doc && binding ? { doc, type: binding.type, mapping: binding.mapping } : null;
};

/** What is selected, or else the block that the caret stands in: its place and its words. */
export const anchorHere = (editor: Editor): { anchor: string; quote: string } | null => {
  const { state } = editor;
  const here = bound(state);
  const { $from, empty } = state.selection;
  const [from, to] = empty ? [$from.start(), $from.end()] : [state.selection.from, state.selection.to];
  const quote = state.doc.textBetween(from, to, '\n').trim();
  if (!here || !quote) return null;
  const at = (position: number): unknown => Y.relativePositionToJSON(absolutePositionToRelativePosition(position, here.type, here.mapping));
  return { anchor: JSON.stringify({ start: at(from), end: at(to) }), quote };
};

/** Where the words stand: held by themselves, or, where they were taken away and came back by an undo (which writes them anew), where they stand again. */
export const stretchOf = (state: EditorState, { anchor, quote }: Omit<Anchored, 'id'>): Stretch | null => {
  const here = bound(state);
  if (!here || !anchor) return null;
  const { start, end } = JSON.parse(anchor) as { start: unknown; end: unknown };
  const at = (place: unknown): number | null => relativePositionToAbsolutePosition(here.doc, here.type, Y.createRelativePositionFromJSON(place), here.mapping);
  const [from, to] = [at(start), at(end)];
  if (from !== null && to !== null && from < to && to <= state.doc.content.size) return { from, to };
  return quote ? wordsAgain(state.doc, quote, from ?? to) : null;
};

/** The same words at the place where they were; where the place is forgotten, the same words if they stand in the text once. */
const wordsAgain = (doc: Node, quote: string, place: number | null): Stretch | null => {
  const lines = quote.split('\n');
  const [low, high] = place === null ? [0, doc.content.size] : around(doc, Math.min(Math.max(place, 0), doc.content.size), lines.length > 1 ? quote.length + 2 * lines.length : 0);
  const blocks: { start: number; text: string }[] = [];
  doc.nodesBetween(low, high, (node, position) => {
    if (node.isTextblock) blocks.push({ start: position + 1, text: node.textBetween(0, node.content.size, '', '\ufffc') });
    return !node.isTextblock;
  });
  const found = blocks.flatMap((_block, index) => stretchesIn(blocks.slice(index, index + lines.length), lines));
  if (place === null) return found.length === 1 ? found[0]! : null;
  return found.reduce<Stretch | null>((near, one) => (near && Math.abs(near.from - place) <= Math.abs(one.from - place) ? near : one), null);
};

/** From the beginning of the block at a place, or before it, to the end of that at it or after it, and some more. */
const around = (doc: Node, place: number, more: number): [number, number] => {
  const at = doc.resolve(place);
  const [from, to] = at.depth ? [at.before(1), at.after(1)] : [place - (at.nodeBefore?.nodeSize ?? 0), place + (at.nodeAfter?.nodeSize ?? 0)];
  return [Math.max(0, from - more), Math.min(doc.content.size, to + more)];
};

/** Where a quote begins in the first of some blocks: each of its lines but the first and the last is a block of its own. */
const stretchesIn = (blocks: readonly { start: number; text: string }[], lines: readonly string[]): Stretch[] => {
  const [first, last] = [blocks[0]!, blocks.at(-1)!];
  if (lines.length === 1) {
    const at = [...Array(first.text.length).keys()].filter((index) => first.text.startsWith(lines[0]!, index));
    return at.map((index) => ({ from: first.start + index, to: first.start + index + lines[0]!.length }));
  }
  const whole = blocks.length === lines.length && first.text.endsWith(lines[0]!) && last.text.startsWith(lines.at(-1)!) && lines.slice(1, -1).every((line, index) => blocks[index + 1]!.text === line);
  return whole ? [{ from: first.start + first.text.length - lines[0]!.length, to: last.start + lines.at(-1)!.length }] : [];
};

const key = new PluginKey<DecorationSet>('remarks');

/** Marks the words that comments are about. `anchored` is asked at each change; `onpick` is told which was pressed. */
export const remarkMarks = (anchored: () => { all: readonly Anchored[]; current: string | null }, onpick: (id: string) => void): Plugin =>
  new Plugin({
    key,
    props: {
      decorations(state) {
        const { all, current } = anchored();
        return DecorationSet.create(state.doc, all.flatMap(({ id, ...held }) => {
          const stretch = stretchOf(state, held);
          return stretch ? [Decoration.inline(stretch.from, stretch.to, { class: id === current ? 'remarked current' : 'remarked', 'data-remark': id })] : [];
        }));
      },
      handleClick(_view: EditorView, _position: number, event: MouseEvent) {
        const id = (event.target as HTMLElement).closest<HTMLElement>('[data-remark]')?.dataset['remark'];
        if (id) onpick(id);
        return false;
      },
    },
  });

/** Draws the marks anew where nothing in the text has changed. */
export const redraw = (editor: Editor): void => void editor.view.dispatch(editor.state.tr.setMeta('addToHistory', false).setMeta(key, true));
