import type { Language } from '../../../platform/language.ts';

/** One sentence about a file or a row, already made in both languages. `code` is stable and meant for programs. */
export interface Said {
  readonly code: string;
  readonly en: string;
  readonly ar: string;
}

/** The file as a whole cannot be read or mapped; nothing has been taken. */
export class Unreadable extends Error {
  readonly said: readonly Said[];

  constructor(...said: readonly Said[]) {
    super(said.map((one) => one.en).join('\n'));
    this.said = said;
  }

  in(language: Language): string {
    return this.said.map((one) => one[language]).join('\n');
  }
}
