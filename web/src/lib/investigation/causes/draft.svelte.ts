/** What is being written as the next cause of a case: it survives a reload, and what could not be added comes back into it. */
export class Draft {
  #text = $state('');
  /** Why the last one was not added. */
  wrong = $state<string | null>(null);
  readonly #kept: string;

  constructor(caseId: string) {
    this.#kept = `majlis.cause.${caseId}`;
    if (typeof sessionStorage !== 'undefined') this.#text = sessionStorage.getItem(this.#kept) ?? '';
  }

  get text(): string {
    return this.#text;
  }
  set text(text: string) {
    this.#text = text;
    sessionStorage.setItem(this.#kept, text);
  }

  /** The words for one cause, which leave the field. */
  take(): string {
    const words = this.#text.trim();
    this.text = '';
    this.wrong = null;
    return words;
  }
  /** They go before what is being written by now. */
  giveBack(words: string, why: string): void {
    this.text = [words, this.#text].filter(Boolean).join('\n');
    this.wrong = why;
  }
}
