/**
 * What is typed after a text was asked for and before its editor stands there: from the press on no key falls through to the page, whose letters
 * are verbs. Where the editor comes it is given the words, once.
 */
class Ahead {
  /** Null where no text is awaited. */
  words = $state<string | null>(null);
  /** What had the focus when the text was asked for: keys that come there are meant for the text. */
  #from: Element | null = null;
  #listening: AbortController | null = null;

  /** To be called by the press that asks for a text; one that opens it elsewhere (in another tab) is none. */
  expect(press?: MouseEvent): void {
    if (press && (press.button || press.metaKey || press.ctrlKey || press.shiftKey || press.altKey)) return;
    this.words ??= '';
    this.#from = document.activeElement;
    if (this.#listening) return;
    this.#listening = new AbortController();
    addEventListener('keydown', (event) => this.#caught(event), { capture: true, signal: this.#listening.signal });
  }

  /** The words, which nobody else is given. @returns null where none were awaited */
  take(): string | null {
    const { words } = this;
    this.words = null;
    this.#rest();
    return words;
  }

  /** No text comes. What was typed stays until one does; where nothing was, nothing is awaited any more. */
  stop(): void {
    this.words ||= null;
    this.#rest();
  }

  #rest(): void {
    this.#listening?.abort();
    this.#listening = this.#from = null;
  }

  #caught(event: KeyboardEvent): void {
    const target = event.target as HTMLElement | null;
    if (this.words === null || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (target !== this.#from && target?.closest?.('input, textarea, select, [contenteditable="true"], dialog[open]')) return;
    if (target instanceof HTMLTextAreaElement && 'early' in target.dataset) return;
    const words = typedBy(event, this.words);
    if (words === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.words = words;
  }
}

/** @returns the words with what a key does to them; null where it does nothing to words */
const typedBy = ({ key, repeat, altKey }: KeyboardEvent, words: string): string | null => {
  if (key === 'Backspace') return [...words].slice(0, -1).join('');
  // What is held down from the press itself is no new line.
  if (key === 'Enter') return repeat ? words : `${words}\n`;
  return [...key].length === 1 && !altKey ? words + key : null;
};

export const ahead = new Ahead();
