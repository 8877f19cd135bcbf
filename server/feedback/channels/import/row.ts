import type { Said } from './said.ts';
import type { OwnType } from './target.ts';
import type { ChannelCode, KindCode, SeverityCode } from './vocabulary.ts';
import type { When } from './when.ts';

/** A value of a known set, with what the source wrote. `code` is null where we do not know the word. */
export interface Coded<Code extends string> {
  readonly code: Code | null;
  readonly text: string;
}

export interface ImportedComplainant {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly state: string | null;
}

/** One own field of one row; `text` is what the source wrote, `value` its reading, if it reads as its type. */
export interface OwnValue {
  readonly name: string;
  readonly type: OwnType;
  readonly personal: boolean;
  readonly text: string;
  readonly value?: number | boolean | Date;
}

/** One row, read. Free texts are cleaned and unedited; names are single lines; instants are UTC. */
export interface ImportedRow {
  /** The first physical line in the file, from 1. */
  readonly line: number;
  /** Unique within `mapping.source`; `row:…` is the fingerprint of a row in a file without numbers. */
  readonly sourceId: string;
  readonly receivedAt: When;
  readonly happenedAt: When | null;
  readonly kind: KindCode | null;
  /** May be empty: then the title says what it is about. At most 32,000 characters. */
  readonly words: string;
  /** Never empty; at most 160 characters. */
  readonly title: string;
  readonly product: string | null;
  readonly subProduct: string | null;
  readonly issue: string | null;
  readonly subIssue: string | null;
  readonly channel: Coded<ChannelCode> | null;
  readonly department: string | null;
  readonly branch: string | null;
  /** ISO 639; as the column says, else by the script of the words. */
  readonly language: string | null;
  /** Null if the file says nothing about the person. */
  readonly complainant: ImportedComplainant | null;
  readonly remedySought: string | null;
  readonly status: Coded<'open' | 'closed'> | null;
  readonly response: string | null;
  readonly respondedAt: When | null;
  readonly closedAt: When | null;
  readonly timely: boolean | null;
  readonly disputed: boolean | null;
  readonly satisfied: boolean | null;
  readonly severity: Coded<SeverityCode> | null;
  readonly tags: readonly string[];
  readonly outside: { readonly reference: string | null; readonly body: string | null } | null;
  readonly own: readonly OwnValue[];
  /** What could not be read and stays as text in an own field. */
  readonly remarks: readonly Said[];
}

/** A row that cannot be taken; the others go on. */
export interface Rejected {
  readonly line: number;
  readonly reason: Said;
  readonly raw: readonly string[];
}

export type ReadRow = { readonly taken: ImportedRow } | { readonly rejected: Rejected };
