import { Editor, mergeAttributes, Node } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Mention } from '@tiptap/extension-mention';
import { TableKit } from '@tiptap/extension-table';
import { Placeholder } from '@tiptap/extensions';
import { Plugin } from '@tiptap/pm/state';
import { StarterKit } from '@tiptap/starter-kit';
import { m } from '#lib/paraglide/messages.js';
import { remarkMarks, type Anchored } from './anchor.ts';
import { authorMarks } from './authors.ts';
import { caretsOf } from './carets.ts';
import type { SharedText } from './shared-text.ts';
import { suggestion, type Suggested } from './suggest.ts';

/** Bytes that are put into a text at once: what is longer goes in one piece after the other, so that no message grows with it. */
const pasteAtMost = 16_384;
/** Characters that may be pasted at once: what is longer is a file, and belongs to the evidence. */
export const pastedAtMost = 400_000;
/** Blocks that stay when undoing one's own words would take them away, as long as somebody's words stand in them. */
const kept = new Set(['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'taskList', 'taskItem', 'blockquote', 'table', 'tableRow', 'tableCell', 'tableHeader']);

interface Makes {
  readonly element: HTMLElement;
  readonly text: SharedText;
  readonly label: string;
  readonly placeholder: string;
  readonly language: 'en' | 'ar';
  readonly people: () => readonly Suggested[];
  readonly things: () => readonly Suggested[];
  readonly onUpdate: () => void;
  /** Somebody pasted more characters than a text takes at once. */
  readonly onTooLong: (characters: number) => void;
  /** Comments on the text, asked anew at each change; which of them was pressed; the person wants to write one. */
  readonly remarked: () => { all: readonly Anchored[]; current: string | null };
  readonly onRemark: (id: string) => void;
  readonly onComment: () => void;
  /** Who wrote what, where that is shown. */
  readonly authored: Parameters<typeof authorMarks>[0];
  /** It stands, and may be written in. */
  readonly onStand: () => void;
}

/** Evidence or a cause of the case, named in a sentence: it leads there. */
const Reference = Node.create({
  name: 'reference', group: 'inline', inline: true, atom: true, selectable: true,
  addAttributes: () => ({ id: { default: null }, label: { default: '' }, href: { default: null } }),
  parseHTML: () => [{ tag: 'a[data-reference]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['a', mergeAttributes(HTMLAttributes, { 'data-reference': '', class: 'reference', href: inside(node.attrs['href']) }), ['bdi', {}, String(node.attrs['label'])]],
});

/** An image of the evidence; the words stand for it where it cannot be seen. */
const Picture = Node.create({
  name: 'picture', group: 'block', atom: true,
  addAttributes: () => ({ src: { default: null }, alt: { default: '' } }),
  parseHTML: () => [{ tag: 'figure[data-picture]' }],
  renderHTML: ({ node }) => ['figure', { 'data-picture': '' }, ['img', { src: ownFile(node.attrs['src']), alt: String(node.attrs['alt']) }], ['figcaption', { dir: 'auto' }, String(node.attrs['alt'])]],
});

/** Only files of the evidence: what the server lets into a text. */
const ownFile = (src: unknown): string | null => (typeof src === 'string' && /^\/files\/[0-9a-f-]{36}\/\d{1,6}(\?view)?$/.test(src) ? src : null);

/** Only places of this house. */
const inside = (href: unknown): string | null => (typeof href === 'string' && /^\/(?!\/)/.test(href) ? href : null);

/** A field also while it cannot be written in: it keeps the focus then, and what is still typed is no verb of the page. */
const field = { role: 'textbox', 'aria-multiline': 'true', tabindex: '0', class: 'words' };

/** The editor of one shared text: what it knows is what the server lets into a text. */
export const editorOf = ({ element, text, label, placeholder, language, people, things, onUpdate, onTooLong, remarked, onRemark, onComment, authored, onStand }: Makes): Editor =>
  new Editor({
    element,
    textDirection: 'auto',
    // The page admits no style that a script adds: its own stand with the component.
    injectCSS: false,
    editable: text.writes,
    extensions: [
      // Undo is of one's own words alone, and comes with the shared text; a trailing block would be added by everybody at once.
      StarterKit.configure({ undoRedo: false, trailingNode: false, codeBlock: false, link: { openOnClick: false } }),
      TaskList, TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => m.investigation_done_when({ what: node.textContent }) } }), TableKit.configure({ table: { resizable: false } }),
      Reference, Picture,
      Mention.configure({ suggestions: [suggestion('@', 'mention', m.investigation_offered_people(), people), suggestion('#', 'reference', m.investigation_offered_things(), things)] }),
      Placeholder.configure({ placeholder }),
      ...shared(text, element, language),
    ],
    editorProps: { attributes: { 'aria-label': label, ...field } },
    onCreate: ({ editor }) => {
      editor.registerPlugin(remarkMarks(remarked, onRemark));
      editor.registerPlugin(authorMarks(authored, text.doc.getXmlFragment('body')));
      editor.registerPlugin(new Plugin({ props: { handlePaste: (view, event) => pasted(editor, event, onTooLong), handleDrop: (view, event) => tooLong(event.dataTransfer, onTooLong), handleKeyDown: (_view, event) => commenting(event, onComment), handleDOMEvents: { keydown: (view, event) => resting(view.editable, event) } } }));
      onStand();
    },
    onTransaction: onUpdate,
  });

/** The editor of a few plain words, such as those of a cause: nothing but lines, written by several people at once. */
export const plainEditorOf = ({ element, text, label, placeholder, language, onUpdate, onTooLong, ...named }: Pick<Makes, 'element' | 'text' | 'label' | 'placeholder' | 'language' | 'onUpdate' | 'onTooLong'> & Readonly<Record<'id' | 'name', string>>): Editor =>
  new Editor({
    element, textDirection: 'auto', injectCSS: false, editable: text.writes, enableInputRules: false, enablePasteRules: false,
    extensions: [
      StarterKit.configure({ undoRedo: false, trailingNode: false, codeBlock: false, link: false, heading: false, bulletList: false, orderedList: false, listItem: false, listKeymap: false, blockquote: false, horizontalRule: false, hardBreak: false, bold: false, italic: false, strike: false, underline: false, code: false }),
      Placeholder.configure({ placeholder }), ...shared(text, element, language),
    ],
    editorProps: {
      attributes: { ...named, 'aria-label': label, ...field },
      handlePaste: (_view, event) => tooLong(event.clipboardData, onTooLong), handleDrop: (_view, event) => tooLong(event.dataTransfer, onTooLong),
    },
    onTransaction: onUpdate,
  });

/** What several people write at once, with their carets; undo is of one's own words alone. */
const shared = (text: SharedText, element: HTMLElement, language: 'en' | 'ar') => [
  Collaboration.configure({ document: text.doc, field: 'body', yUndoOptions: { protectedNodes: kept } }),
  caretsOf(text, element, language),
];

/** Takes the focus within the turn in which the words come, so that no key falls between. */
export const goOn = (editor: Editor, words: string): void => {
  editor.view.focus();
  editor.commands.setTextSelection(editor.state.doc.content.size);
  for (const [n, line] of words.split('\n').entries()) {
    if (n) editor.commands.splitBlock();
    if (line) editor.commands.insertContent({ type: 'text', text: line });
  }
};

/** Ctrl+Alt+M, as in other editors; by the key's place, since Alt makes another letter of it on some keyboards. */
const commenting = (event: KeyboardEvent, onComment: () => void): boolean => {
  if (!event.altKey || !(event.ctrlKey || event.metaKey) || event.code !== 'KeyM') return false;
  onComment();
  return true;
};

/** Whoever goes on typing where nothing is taken any more is not carried off by the space bar: what happened is said above the text. */
const resting = (editable: boolean, event: KeyboardEvent): boolean => {
  if (editable || event.key !== ' ') return false;
  event.preventDefault();
  return true;
};

const tooLong = (data: DataTransfer | null, onTooLong: Makes['onTooLong']): boolean => {
  const characters = (data?.getData('text/plain') || data?.getData('text/html') || '').length;
  if (characters <= pastedAtMost) return false;
  onTooLong(characters);
  return true;
};

/** A long paste comes in pieces; each is a message of its own. */
const pasted = (editor: Editor, event: ClipboardEvent, onTooLong: Makes['onTooLong']): boolean => {
  if (tooLong(event.clipboardData, onTooLong)) return true;
  const words = event.clipboardData?.getData('text/plain') ?? '';
  if (words.length <= pasteAtMost) return false;
  const lines = words.split(/\r?\n/).flatMap((line) => line.match(/[\s\S]{1,8192}/g) ?? ['']);
  let piece: string[] = [];
  let size = 0;
  const put = (): void => {
    if (piece.length) editor.commands.insertContent(piece.map((line) => ({ type: 'paragraph', ...(line && { content: [{ type: 'text', text: line }] }) })));
    piece = [];
    size = 0;
  };
  for (const line of lines) {
    if (size + line.length > pasteAtMost) put();
    piece.push(line);
    size += line.length;
  }
  put();
  return true;
};
