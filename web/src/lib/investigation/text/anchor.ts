import type { Editor } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** Words of the text that a comment is about: they are held by the words themselves, so that the place moves with them. */
export interface Anchored { readonly id: string; readonly anchor: string | null }
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

export const stretchOf = (state: EditorState, anchor: string | null): Stretch | null => {
  const here = bound(state);
  if (!here || !anchor) return null;
  const { start, end } = JSON.parse(anchor) as { start: unknown; end: unknown };
  const at = (place: unknown): number | null => relativePositionToAbsolutePosition(here.doc, here.type, Y.createRelativePositionFromJSON(place), here.mapping);
  const [from, to] = [at(start), at(end)];
  return from !== null && to !== null && from < to && to <= state.doc.content.size ? { from, to } : null;
};

const key = new PluginKey<DecorationSet>('remarks');

/** Marks the words that comments are about. `anchored` is asked at each change; `onpick` is told which was pressed. */
export const remarkMarks = (anchored: () => { all: readonly Anchored[]; current: string | null }, onpick: (id: string) => void): Plugin =>
  new Plugin({
    key,
    props: {
      decorations(state) {
        const { all, current } = anchored();
        return DecorationSet.create(state.doc, all.flatMap(({ id, anchor }) => {
          const stretch = stretchOf(state, anchor);
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
