import type { TadaDocumentNode } from 'gql.tada';
import type { Outcome, Variables } from './outcome.ts';

export type Values = Record<string, string>;

/** What a field of type `own` is drawn with, by the slice whose it is. `renew`: the person has seen what changed. */
export interface OwnField {
  readonly field: AskField;
  value: string;
  readonly error: string | undefined;
  readonly busy: boolean;
  readonly renew: () => void;
}

export interface AskField {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'tel' | 'textarea' | 'select' | 'date' | 'datetime' | 'number' | 'scale' | 'choice' | 'checks' | 'pick' | 'own';
  required?: boolean;
  /** Not said to be optional: some day it has to be filled in. */
  bare?: boolean;
  hint?: string;
  options?: readonly { value: string; label: string; hint?: string; disabled?: boolean }[];
  /** The same where it depends on what stands in the other fields. */
  offers?: (values: Values) => NonNullable<AskField['options']>;
  /** There are more than `options`: those whose name has this part. */
  find?: (part: string) => Promise<NonNullable<AskField['options']>>;
  rows?: number;
  /** Shown only while this says so. */
  when?: (values: Values) => boolean;
  /** What a screen reader hears where the label alone would stand several times. */
  spoken?: string;
  /** What the server calls it in a refusal, where that is not its name here. */
  told?: string;
  /** Joins the field above, in a form of pairs: a reason under its figure. */
  under?: boolean;
  initial?: string;
  /** Two fields side by side where there is room. */
  half?: boolean;
  /** A line above, with these words. */
  heading?: string;
}

/** What others did meanwhile. */
export interface News {
  seq: number;
  sentence: string;
  by: string | null;
  at: number | string;
}

/** A step as a form: what is asked, and what is sent. Fields of `checks` keep their values as one text, joined by spaces. */
export interface AskForm {
  /** Under which what is typed is kept. */
  key: string;
  /** What is written in, for those who tell the others of it: `cause:<id>`. */
  place?: string;
  title: string;
  about?: string;
  go: string;
  danger?: boolean;
  /** What is typed is not kept: it says who somebody is. */
  secret?: boolean;
  wide?: boolean;
  fields: readonly AskField[];
  /** What the person decides on, as it is known at this moment: asked when the form opens, and again when they have seen what changed and want theirs all the same. */
  look?: () => unknown;
  /** What the thing says now, shown beside one's own where somebody else was faster; null where it is gone. */
  now?: () => string | null;
  /** What happened since that `look`, shown with it. */
  news?: (seen: unknown) => readonly News[];
  done?: string;
  /** It leaves the house: said while it can still be recalled, for ten seconds. */
  recall?: string;
  document: TadaDocumentNode<unknown, never>;
  variables: (values: Values, seen: unknown) => Record<string, unknown>;
}

/** Keeps the types of the document, of what is sent to it and of what was seen together. */
export const askForm = <T, V extends Variables, S = undefined>(
  form: Omit<AskForm, 'document' | 'variables' | 'look' | 'news'> & {
    look?: () => S; news?: (seen: S) => readonly News[]; document: TadaDocumentNode<T, V>; variables: (values: Values, seen: S) => Omit<V, 'opId'>;
  },
): AskForm => form as unknown as AskForm;

/** Does a step; the store that it belongs to has what changed meanwhile before this answers. */
export type Run = (document: TadaDocumentNode<unknown, never>, variables: Record<string, unknown>, opId: string) => Promise<Outcome<unknown>>;
