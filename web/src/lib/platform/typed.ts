/** The form of a public page whose values go along when the language changes. */
export interface Typing {
  readonly form: string;
  /** Where they are kept, unless the action `prefer` of the page does so. */
  readonly to?: string | undefined;
}

/** Its id: a page has one. */
export const typedForm = 'typed';
