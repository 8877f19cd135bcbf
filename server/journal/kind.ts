import { createHash } from 'node:crypto';
import type { Sentence } from '../platform/language.ts';

/**
 * Who may read entries of a kind, besides the rule of the stream they stand in.
 * `staff`: whoever may see the case · `team`: whoever may read its content · `confidential`: team of a confidential matter and quality
 * · `house`: administrators and auditors.
 */
export const audiences = ['staff', 'team', 'confidential', 'house'] as const;
export type Audience = (typeof audiences)[number];

/** The shapes a fact may have. There is none for free text: text is a row with a salt, and a fact carries its digest. */
const shapes = {
  word: (value: unknown) => typeof value === 'string' && value.length <= 64 && !/\s{2,}|\n/.test(value),
  number: (value: unknown) => typeof value === 'number' && Number.isFinite(value),
  yes: (value: unknown) => typeof value === 'boolean',
  moment: (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  person: (value: unknown) => typeof value === 'string' && value.length === 36,
  department: (value: unknown) => typeof value === 'string' && value.length === 36,
  queue: (value: unknown) => typeof value === 'string' && value.length === 36,
  row: (value: unknown) => typeof value === 'string' && value.length === 36,
  digest: (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  words: (value: unknown) => Array.isArray(value) && value.every((word) => typeof word === 'string' && word.length <= 64),
  persons: (value: unknown) => Array.isArray(value) && value.every((id) => typeof id === 'string' && id.length === 36),
} as const;

type ShapeName = keyof typeof shapes;
type ShapeOf<S extends string> = S extends `${infer Inner}?`
  ? ShapeOf<Inner> | null | undefined
  : S extends 'number'
    ? number
    : S extends 'yes'
      ? boolean
      : S extends 'words' | 'persons'
        ? readonly string[]
        : string;

export type Shape = ShapeName | `${ShapeName}?`;
export type FactShape = Readonly<Record<string, Shape>>;
/** A fact is plain and small: words of closed vocabularies, numbers, moments, ids and digests. */
export type FactOf<S extends FactShape> = { readonly [K in Exclude<keyof S, OptionalIn<S>>]: ShapeOf<S[K]> } & { readonly [K in OptionalIn<S>]?: ShapeOf<S[K]> };
type OptionalIn<S extends FactShape> = { [K in keyof S]: S[K] extends `${string}?` ? K : never }[keyof S];

/** What a sentence is made from: the fact, and the names of those it points at. */
export type Telling<S extends FactShape> = FactOf<S> & {
  readonly by: string;
  /** The name of a person, department or queue in the fact; an ellipsis where it may not be named. */
  readonly name: (id: string | null | undefined) => string;
  /** A word of a vocabulary in the reader's language. */
  readonly say: (word: string | null | undefined) => string;
};

/** Everything that can happen is declared once, in the slice that owns it. */
export interface Kind<S extends FactShape = FactShape> {
  readonly name: string;
  readonly audience: Audience;
  readonly fact: S;
  readonly sentence: Sentence<Telling<S>>;
  /** What the complainant is told of it, if anything: a sentence of its own, and only these parts of the fact. */
  readonly outside?: { readonly sentence: Sentence<Pick<FactOf<S>, never> & { readonly say: (word: string) => string } & Record<string, unknown>>; readonly keep: readonly (keyof S & string)[] };
  /** Changes who may see the subject: those who lose sight of it are told so, once. */
  readonly access?: true;
  /** Clauses of ISO 10002:2018 that an entry of this kind is evidence for. */
  readonly clauses: readonly string[];
}

const known = new Map<string, Kind>();

export const kind = <const S extends FactShape>(declaration: Kind<S>): Kind<S> => {
  if (known.has(declaration.name)) throw new Error(`The kind ${declaration.name} is declared twice.`);
  known.set(declaration.name, declaration as unknown as Kind);
  return declaration;
};

export const kinds = (): ReadonlyMap<string, Kind> => known;
export const kindOf = (name: string): Kind | undefined => known.get(name);

/** A fact that does not fit its kind is a bug of the verb, caught before anything is written. */
export const checkFact = (declared: Kind, fact: Readonly<Record<string, unknown>>): void => {
  for (const key of Object.keys(fact)) if (!(key in declared.fact)) throw new Error(`${declared.name}: the fact has no "${key}".`);
  for (const [key, shape] of Object.entries(declared.fact)) {
    const value = fact[key];
    const optional = shape.endsWith('?');
    if (value === undefined || value === null) {
      if (optional) continue;
      throw new Error(`${declared.name}: the fact lacks "${key}".`);
    }
    if (!shapes[shape.replace('?', '') as ShapeName](value)) throw new Error(`${declared.name}: "${key}" is not a ${shape}.`);
  }
};

/** The salted digest by which a fact points at a text without holding it. */
export const digestOf = (salt: Buffer, text: string): string => createHash('sha256').update(salt).update(text).digest('hex');
