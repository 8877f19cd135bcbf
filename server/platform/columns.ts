import type { EntityName } from '@mikro-orm/core';
import { ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, GraphQLISODateTime, ID, Int } from 'type-graphql';

/** What a column says of itself: a description for the API, or `inside` where the API never shows it. */
interface Says {
  readonly says?: string;
  readonly nullable?: boolean;
  readonly inside?: boolean;
  readonly index?: boolean;
  readonly unique?: boolean;
  readonly default?: string | number | boolean;
}

type Decorator = (target: object, name: string) => void;

const column =
  (type: string, graphql: (() => unknown) | undefined, { says, nullable, inside, index, unique, default: fallback }: Says): Decorator =>
  (target, name) => {
    Property({ type, nullable, index, unique, ...(fallback === undefined ? {} : { default: fallback }) } as never)(target, name);
    if (!inside && graphql) Field(graphql as never, { description: says ?? describe(name), nullable })(target, name);
  };

/** 'receivedAt' → 'Received at.': the description of last resort, for names that say it all. */
const describe = (name: string): string => {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};

export const Key = (): Decorator => (target, name) => {
  PrimaryKey({ type: 'uuid' } as never)(target, name);
  Field(() => ID, { description: 'Opaque id.' })(target, name);
};
export const Text = (says: Says = {}): Decorator => column('text', () => String, says);
/** A word of a closed vocabulary, kept as text; `values` is a database check and the API's description. */
export const Word =
  (values: readonly string[], says: Says = {}): Decorator =>
  (target, name) => {
    const { nullable, index, default: fallback } = says;
    Property({ type: 'text', nullable, index, check: `"${snake(name)}" in (${values.map((v) => `'${v}'`).join(', ')})`, ...(fallback === undefined ? {} : { default: fallback }) } as never)(target, name);
    if (!says.inside) Field(() => String, { description: `${says.says ?? describe(name)} One of: ${values.join(', ')}.`, nullable })(target, name);
  };
export const Whole = (says: Says = {}): Decorator => column('integer', () => Int, says);
/** Money and rates: numeric in the database, a decimal string in code, so that nothing rounds. */
export const Decimal = (says: Says = {}): Decorator => column('numeric', () => String, says);
export const Ratio = (says: Says = {}): Decorator => column('double', () => Float, says);
export const Yes = (says: Says = {}): Decorator => column('boolean', () => Boolean, { default: false, ...says });
/** An instant, kept with millisecond precision in UTC. */
export const Moment = (says: Says = {}): Decorator => (target, name) => {
  const { nullable, index, inside } = says;
  Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable, index } as never)(target, name);
  if (!inside) Field(() => GraphQLISODateTime, { description: says.says ?? describe(name), nullable })(target, name);
};
/** A calendar day without a zone ('2026-11-22'). */
export const Day = (says: Says = {}): Decorator => column('date', () => String, says);
/** The id of another row, without loading it; relations point left, so this is mostly what a slice needs. */
export const Ref = (says: Says & { to: string }): Decorator => column('uuid', () => ID, { index: !says.unique, ...says, says: says.says ?? `Id of the ${says.to}.` });
export const Refs = (says: Says = {}): Decorator => (target, name) => {
  Property({ type: 'array', columnType: 'uuid[]', defaultRaw: "'{}'" } as never)(target, name);
  if (!says.inside) Field(() => [ID], { description: says.says ?? describe(name) })(target, name);
};
export const Texts = (says: Says = {}): Decorator => (target, name) => {
  Property({ type: 'array', columnType: 'text[]', defaultRaw: "'{}'" } as never)(target, name);
  if (!says.inside) Field(() => [String], { description: says.says ?? describe(name) })(target, name);
};
/** Structured data that only code reads; the API shows it through a field resolver with a type. */
export const Data = (says: Says = {}): Decorator => column('json', undefined, { ...says, inside: true });
export const Bytes = (says: Says = {}): Decorator => (target, name) => {
  Property({ type: 'blob', columnType: 'bytea', nullable: says.nullable, unique: says.unique } as never)(target, name);
};
/** A relation to the left, with a foreign key. The API shows it through a resolver, never by itself. */
export const One =
  <T extends object>(to: () => EntityName<T>, says: { nullable?: boolean } = {}): Decorator =>
  (target, name) =>
    ManyToOne(to as never, { nullable: says.nullable, deleteRule: 'restrict', updateRule: 'restrict' } as never)(target, name);
/** Optimistic version: rises with each change; decisions carry the one that the person saw. */
export const Version = (): Decorator => (target, name) => {
  Property({ type: 'integer', version: true, default: 1 } as never)(target, name);
  Field(() => Int, { description: 'Rises with each change; decisions carry the one that the person saw.' })(target, name);
};

const snake = (name: string): string => name.replace(/([A-Z])/g, '_$1').toLowerCase();
