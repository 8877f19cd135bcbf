import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { ringOf } from '#lib/platform/ui/face.ts';
import type { SharedText } from './shared-text.ts';

/** Colleagues' carets. A name stands over the line above, and so only while its person moves: the style lets it rest, and whoever moves is named anew. */
export const caretsOf = (text: SharedText, element: HTMLElement, language: 'en' | 'ar') => {
  text.awareness.on('change', ({ updated }: { readonly updated: readonly number[] }) => {
    for (const client of updated) for (const name of element.querySelectorAll<HTMLElement>(`[data-client="${client}"] .their-name`)) {
      for (const rest of name.getAnimations()) rest.currentTime = 0;
      keptIn(name);
    }
  });
  // Words carry the carets behind them along, whoever writes.
  text.doc.on('update', () => element.querySelectorAll<HTMLElement>('.their-name').forEach(keptIn));
  return CollaborationCaret.configure({
    provider: { awareness: text.awareness }, user: {},
    render: (user) => caretOf(user, language), selectionRender: (user) => ({ class: `their-selection ${hueOf(user)}` }),
  });
};

const hueOf = (user: Record<string, unknown>): string => `hue-${ringOf(String(user['person'])).colour}`;

/** Where the line ends the name stands back over what was written: outside the sheet it would be cut, or make a dialog scroll. */
const keptIn = (name: HTMLElement): void => void requestAnimationFrame(() => {
  const sheet = name.closest('.sheet')?.getBoundingClientRect();
  if (!sheet) return;
  name.classList.remove('back');
  const { left, right } = name.getBoundingClientRect();
  name.classList.toggle('back', left < sheet.left || right > sheet.right);
});

/** A line and a name. The name stands by itself, so that it never turns the direction of the words around it. */
const caretOf = (user: Record<string, unknown>, language: 'en' | 'ar'): HTMLElement => {
  const caret = document.createElement('span');
  caret.className = `their-caret ${hueOf(user)}`;
  caret.dataset['client'] = String(user['client']);
  const name = document.createElement('bdi');
  name.className = 'their-name';
  name.textContent = String(user[language === 'ar' ? 'nameAr' : 'nameEn'] ?? '');
  caret.append('\u2060', name, '\u2060');
  keptIn(name);
  return caret;
};
