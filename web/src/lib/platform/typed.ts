/** The form of a page whose values go along when the language or the colours change. */
export interface Typing {
  readonly form: string;
  /** Where they are kept, unless the action `prefer` of the page does so. */
  readonly to?: string | undefined;
  /** With scripts the page itself keeps what is typed, in this tab. */
  readonly kept?: true;
  /** What Enter does, where it is not what the form is for. */
  readonly enter?: string | undefined;
}

/** Its id: a page has one. */
export const typedForm = 'typed';
