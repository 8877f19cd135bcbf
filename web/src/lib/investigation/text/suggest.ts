import { PluginKey } from '@tiptap/pm/state';
import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion';

/** Something that a sentence may name: a colleague, a piece of evidence, a cause. */
export interface Suggested { readonly id: string; readonly label: string; readonly href?: string }

/** What an editor's node keeps of it. */
interface Named { readonly id: string | null; readonly label?: string | null; readonly href?: string }

const shownAtMost = 8;
/** What the text says of a list that is offered, as long as it is. A text of many lines is expanded or not in no reader's ears: that attribute is none of its role. */
const told = ['aria-autocomplete', 'aria-haspopup', 'aria-controls', 'aria-activedescendant'] as const;

/** What is offered after `@` or `#`: a list that is walked by arrows, taken with Enter, and left with Escape. The focus stays in the text, which tells a screen reader of the list and of where one is in it. */
export const suggestion = (char: string, node: string, label: string, offered: () => readonly Suggested[]): Omit<SuggestionOptions<Suggested, Named>, 'editor'> => ({
  char,
  pluginKey: new PluginKey(`suggest-${node}`),
  allowSpaces: false,
  items: ({ query }) => offered().filter(({ label }) => label.toLocaleLowerCase().includes(query.toLocaleLowerCase())).slice(0, shownAtMost),
  command: ({ editor, range, props }) => void editor.chain().focus().insertContentAt(range, [{ type: node, attrs: { id: props.id, label: props.label, ...(props.href && { href: props.href }) } }, { type: 'text', text: ' ' }]).run(),
  render: () => {
    let list: HTMLUListElement | null = null;
    let at = 0;
    let now: SuggestionProps<Suggested, Named> | null = null;
    const id = `suggested-${node}`;
    const tell = ({ editor, items }: SuggestionProps<Suggested, Named>): void => {
      const of = items.length && list ? { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-controls': id, 'aria-activedescendant': `${id}-${at}` } : {};
      for (const name of told) editor.view.dom.removeAttribute(name);
      for (const [name, value] of Object.entries(of)) editor.view.dom.setAttribute(name, value);
    };
    const draw = (): void => {
      if (!list || !now) return;
      list.replaceChildren(...now.items.map((item, index) => {
        const option = document.createElement('li');
        option.role = 'option';
        option.id = `${id}-${index}`;
        option.ariaSelected = String(index === at);
        option.dir = 'auto';
        option.textContent = item.label;
        option.addEventListener('pointerdown', (event) => (event.preventDefault(), now?.command(item)));
        return option;
      }));
      list.hidden = !now.items.length;
      tell(now);
      const place = now.clientRect?.();
      if (!place) return;
      // Below the line, or above it where there is more room: all of it is seen, also over the keys of a phone.
      const [height, width] = [window.visualViewport?.height ?? innerHeight, document.documentElement.clientWidth];
      const above = height - place.bottom < list.offsetHeight + 8 && place.top > height - place.bottom;
      list.style.insetBlockStart = `${above ? Math.max(8, place.top - 4 - list.offsetHeight) : place.bottom + 4}px`;
      const rtl = getComputedStyle(document.documentElement).direction === 'rtl';
      list.style.insetInlineStart = `${Math.max(8, Math.min(rtl ? width - place.right : place.left, width - 280))}px`;
    };
    const take = (props: SuggestionProps<Suggested, Named>): void => {
      now = props;
      at = Math.min(at, Math.max(0, props.items.length - 1));
      draw();
    };
    return {
      onStart(props) {
        list = document.createElement('ul');
        list.className = 'suggested';
        list.role = 'listbox';
        list.id = id;
        list.ariaLabel = label;
        document.body.append(list);
        take(props);
      },
      onUpdate: take,
      onKeyDown({ event }) {
        const count = now?.items.length ?? 0;
        if (!count) return false;
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          at = (at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
          draw();
          return true;
        }
        if (event.key !== 'Enter' && event.key !== 'Tab') return false;
        now?.command(now.items[at]!);
        return true;
      },
      onExit() {
        list?.remove();
        list = null;
        if (now && !now.editor.isDestroyed) tell(now);
      },
    };
  },
});
