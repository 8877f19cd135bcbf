import type { TadaDocumentNode } from 'gql.tada';
import type { ResultOf } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import type { Told } from '#lib/platform/client.svelte.ts';
import { numberIn } from '#lib/platform/words.ts';
import type { WhatIfParts } from '#schema/documents/policy.ts';

export type Values = Record<string, string | string[]>;

/** One thing to fill in of a row. Every value is text here; `input` of the subject turns them into what the API takes. */
export interface FieldSpec {
  name: string;
  label: string;
  type?: 'text' | 'textarea' | 'select' | 'number' | 'many' | 'yes';
  options?: readonly { value: string; label: string }[];
  hint?: string;
  required?: boolean;
  rows?: number;
  /** A number that need not be whole; `between`: its bounds, where the page counts in another unit than the API. */
  fraction?: boolean;
  between?: readonly [least: number, most: number];
  dir?: 'ltr' | 'rtl';
  /** What of a list in the API stands in this field: where a refusal is about `path`, it is about this. */
  holds?: (path: readonly string[], values: Values) => boolean;
  when?: (values: Values) => boolean;
}

export interface ColumnSpec<Row> {
  key: string;
  label: string;
  show: (row: Row) => string;
  align?: 'start' | 'end';
  wide?: boolean;
  whole?: boolean;
}

interface Kept {
  id: string;
  version: number;
}

/** A subject of the settings: how its rows are shown, what is asked, and what is sent. */
export interface Subject<Row extends Kept> {
  columns: readonly ColumnSpec<Row>[];
  /** The name of a row, for the heading of its dialog. */
  name: (row: Row) => string;
  fields: (row: Row | null) => readonly FieldSpec[];
  /** The values of a row, or of a new one. */
  values: (row: Row | null) => Values;
  input: (values: Values, row: Row | null) => Record<string, unknown>;
  document: TadaDocumentNode<unknown, never>;
  /** What it would do to the cases that run, where these may follow a change. */
  whatIf?: (input: Record<string, unknown>, row: Row | null, after: string | null) => Promise<Told<ResultOf<typeof WhatIfParts>>>;
  /** That is about when a level is reached, and not about when something is due. */
  climbs?: boolean;
  /** Shown with a mark and at the end. */
  retired?: (row: Row) => boolean;
}

/** Binds the parts of a subject to one type of row and one document. */
export const subject = <Row extends Kept, T, V extends Record<string, unknown>>(given: Omit<Subject<Row>, 'document'> & { document: TadaDocumentNode<T, V> }): Subject<Row> => given as unknown as Subject<Row>;

export const text = (values: Values, name: string): string => String(values[name] ?? '').trim();
export const orNull = (values: Values, name: string): string | null => text(values, name) || null;
export const many = (values: Values, name: string): string[] => (Array.isArray(values[name]) ? values[name] : text(values, name).split(/[,،\n]/).map((one) => one.trim()).filter(Boolean));
export const yes = (values: Values, name: string): boolean => many(values, name).includes('yes');
export const whole = (values: Values, name: string): number => numberIn(text(values, name)) ?? 0;
export const amountOrNull = (values: Values, name: string): number | null => numberIn(text(values, name));

/** What was typed for a number and is none, by field: it is never sent as one. */
export const notNumbers = (fields: readonly FieldSpec[], values: Values): { field: string; message: string; code: string }[] =>
  fields.flatMap((field) => {
    const typed = text(values, field.name);
    if (!(field.type === 'number' || field.fraction) || !typed) return [];
    const read = numberIn(typed);
    const [least, most] = field.between ?? [-Infinity, Infinity];
    const message = !field.fraction && !Number.isInteger(read) ? m.policy_no_whole_number() : read === null ? m.policy_no_number() : read < least || read > most ? m.policy_not_between({ least, most }) : null;
    return message ? [{ field: field.name, message, code: 'malformed' }] : [];
  });
export const marked = (on: boolean | null | undefined): string[] => (on ? ['yes'] : []);
