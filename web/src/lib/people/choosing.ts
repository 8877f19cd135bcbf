/** Somebody to whom work can be given. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly department: string | null;
}

/** Those to choose from at first; `all`: there are no others, and nobody has to be looked for. */
export interface Choosable {
  readonly people: readonly Colleague[];
  readonly all: boolean;
}

/** What a search for one field of a form has found. */
export interface Found {
  readonly field: string;
  readonly people: readonly Colleague[];
}

/** The field into which a part of a name is typed, for the field in which somebody is chosen. */
export const finding = (field: string): string => `find-${field}`;
