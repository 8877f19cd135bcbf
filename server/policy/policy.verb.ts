import type { EntityClass } from '@mikro-orm/core';
import type { Actor, Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { Changed, mistaken, refusal, Refused, type Refusal } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import type { Journaled } from '../journal/guard.ts';
import { houseStream } from '../journal/stream.entity.ts';
import { PolicyAdded, PolicyChanged, type PolicyNoun } from './policy.kinds.ts';

/** Only administrators change what is promised; everybody on the staff may read it. */
export const mayKeepSettings = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.roles.includes('administrator') && (actor.scopes === undefined || actor.scopes.includes('admin')));

/** Which row is changed; without an id a new one is made. */
export interface Aim {
  readonly id?: string | null | undefined;
  readonly expectedVersion?: number | null | undefined;
}

export type Values = Readonly<Record<string, unknown>>;
/** Why these values may not stand; throws a refusal that names the field. */
export type Check<T> = (book: Book, values: Values, row: T | null) => Promise<void>;

export const InUse = refusal('policy.in-use', { en: () => 'Something still depends on this. Change that first.', ar: () => 'ما زال شيء آخر يعتمد على هذا البند، ويلزم تعديله أولًا.' });
export const Taken = refusal('policy.taken', { en: () => 'This is taken already.', ar: () => 'هذه القيمة مستخدمة من قبل.' });

/** Asked before the operation is looked up, so that a repeat is answered under today's permission. */
export const onSettings = async <T extends Journaled>(ctx: Context, work: (book: Book) => Promise<T>): Promise<T> => {
  ctx.must(mayKeepSettings);
  return onRecord(ctx, houseStream, work);
};

/** Adds a row of the settings or changes one; what is the same stays unwritten. */
export const keep = <T extends Journaled>(ctx: Context, Noun: EntityClass<T>, noun: PolicyNoun, aim: Aim, values: Values, check: Check<T>, brings?: Brings<T>): Promise<T> =>
  onSettings(ctx, async (book) => {
    const row = aim.id ? await book.read(Noun, aim.id, aim.expectedVersion) : null;
    await check(book, values, row);
    if (!row) return added(book, Noun, noun, values);
    const changed = differing(row, values);
    if (changed.length) book.write(PolicyChanged, Object.assign(row, values), { noun, item: row.id, changed, text: await textOf(book, row, values) });
    await brings?.(book, row);
    return row;
  });

interface Edition extends Journaled {
  edition: number;
  since: Date;
  until?: Date | null;
}

/** What else a new edition brings with it, in the same transaction: asked also where nothing but this was wanted. */
export type Brings<T> = (book: Book, row: T) => Promise<void>;

interface Keeping<T> {
  /** The columns that stay through all editions. */
  readonly line?: readonly (keyof T & string)[];
  /** Ends the row in force without a next one. */
  readonly retire?: boolean;
  readonly brings?: Brings<T>;
}

/** The same for what is kept in editions: the row in force ends now, and the next one begins. `values` may follow from the row in force. */
export const keepEdition = <T extends Edition>(ctx: Context, Noun: EntityClass<T>, noun: PolicyNoun, aim: Aim, given: Values | ((row: T | null) => Values), check: Check<T>, { line = [], retire = false, brings }: Keeping<T> = {}): Promise<T> =>
  onSettings(ctx, async (book) => {
    const row = aim.id ? await book.read(Noun, aim.id, aim.expectedVersion) : null;
    if (row?.until) throw new Refused(Changed, {}, ['expectedVersion']);
    const values = typeof given === 'function' ? given(row) : given;
    await check(book, values, row);
    const kept = await editionOf(ctx, book, Noun, noun, row, values, line, retire);
    await brings?.(book, kept);
    return kept;
  });

const editionOf = async <T extends Edition>(ctx: Context, book: Book, Noun: EntityClass<T>, noun: PolicyNoun, row: T | null, values: Values, line: readonly (keyof T & string)[], retire: boolean): Promise<T> => {
  const since = ctx.now();
  if (!row) return added(book, Noun, noun, { ...Object.fromEntries(line.map((key) => [key, newId(since)])), edition: 1, since, ...values });
  if (retire) {
    row.until = since;
    book.write(PolicyChanged, row, { noun, item: row.id, changed: ['active'], edition: row.edition, text: await textOf(book, row, values) });
    return row;
  }
  const changed = differing(row, values);
  if (!changed.length) return row;
  row.until = since;
  // Inserts go out before updates, and only one edition may be in force.
  await book.em.flush();
  const next = book.add(Noun, { ...Object.fromEntries(line.map((key) => [key, row[key]])), edition: row.edition + 1, since, ...values } as never);
  book.write(PolicyChanged, next, { noun, item: next.id, changed, edition: next.edition, text: await textOf(book, next, values) });
  return next;
};

const added = async <T extends Journaled>(book: Book, Noun: EntityClass<T>, noun: PolicyNoun, values: Values): Promise<T> => {
  const row = book.add(Noun, values as never);
  book.write(PolicyAdded, row, { noun, item: row.id, text: await textOf(book, row, values) });
  return row;
};

/** The whole row as it was set, kept as a text: so the journal can show what stood there then. */
const textOf = (book: Book, row: Journaled, values: Values): Promise<string> => book.say(row, 'values', JSON.stringify(values));

export const differing = (row: object, values: Values): string[] =>
  Object.keys(values).filter((key) => stable((row as Values)[key]) !== stable(values[key]));

/** PostgreSQL gives the keys of JSON back in an order of its own. */
const stable = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).filter(([, one]) => one !== undefined && one !== null).sort(([a], [b]) => (a < b ? -1 : 1))) : inner);

/** The first refusal among several findings, by field. */
export const refuseAll = (found: readonly (readonly [field: string, why: Refusal, params?: object])[]): void => {
  if (found.length) throw new AggregateError(found.map(([field, why, params]) => mistaken(field, why, params)), 'settings');
};
