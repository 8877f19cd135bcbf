import type { TypedDocumentNode } from '@urql/core';
import type { Outcome, Variables } from './outcome.ts';

export type Values = Record<string, string>;

export interface AskField {
  name: string;
  label: string;
  type?: 'text' | 'textarea' | 'select' | 'date' | 'datetime' | 'number' | 'choice' | 'checks' | 'pick';
  required?: boolean;
  hint?: string;
  options?: readonly { value: string; label: string; hint?: string; disabled?: boolean }[];
  rows?: number;
  when?: (values: Values) => boolean;
  initial?: string;
  /** Two fields side by side where there is room. */
  half?: boolean;
  /** A line above, with these words. */
  heading?: string;
}

/** A step as a form: what is asked, and what is sent. Fields of `checks` keep their values as one text, joined by spaces. */
export interface AskForm {
  /** Under which what is typed is kept. */
  key: string;
  /** What is written in, told to the others who are here: `cause:<id>`. */
  place?: string;
  title: string;
  about?: string;
  go: string;
  danger?: boolean;
  wide?: boolean;
  fields: readonly AskField[];
  /** What the thing says now, shown beside one's own where somebody else was faster; null where it is gone. */
  now?: () => string | null;
  done?: string;
  document: TypedDocumentNode<unknown, never>;
  /** `newer`: the person has seen what changed and wants theirs all the same. */
  variables: (values: Values, newer: boolean) => Record<string, unknown>;
}

/** Keeps the types of the document and of what is sent to it together. */
export const askForm = <T, V extends Variables>(form: Omit<AskForm, 'document' | 'variables'> & { document: TypedDocumentNode<T, V>; variables: (values: Values, newer: boolean) => Omit<V, 'opId'> }): AskForm => form as unknown as AskForm;

export type Run = (document: TypedDocumentNode<unknown, never>, variables: Record<string, unknown>, opId: string) => Promise<Outcome<unknown>>;

/** The version that the person saw; after they chose theirs against a newer one, the newest. */
export const seenVersion = (seen: number, newest: () => number | undefined) => (newer: boolean): number => (newer ? (newest() ?? seen) : seen);

/** A day as a date field gives it, as the end of that day in this browser's zone. */
export const endOfDay = (day: string): string => new Date(`${day}T17:00`).toISOString();
export const typedDay = (at: string | null | undefined): string => {
  if (!at) return '';
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};
