import type { Editor } from '@tiptap/core';

/** The words of an editor of plain lines. */
export const wordsIn = (editor: Editor): string => editor.getText({ blockSeparator: '\n' });

/** The place in such an editor of a place in its words: between two lines there is one step more. */
export const placeIn = (words: string, at: number): number => at + words.slice(0, at).split('\n').length;

/** Makes other words of them. Only what differs is written, so that what others write meanwhile stays. */
export const rewrite = (editor: Editor, from: string, to: string): void => {
  let [start, end] = [0, 0];
  while (start < from.length && from[start] === to[start]) start += 1;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  const begins = placeIn(from, start);
  const chain = editor.chain().deleteRange({ from: begins, to: placeIn(from, from.length - end) }).setTextSelection(begins);
  for (const [n, line] of to.slice(start, to.length - end).split('\n').entries()) {
    if (n) chain.splitBlock();
    if (line) chain.insertContent({ type: 'text', text: line });
  }
  chain.run();
};
