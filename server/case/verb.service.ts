import type { EntityClass } from '@mikro-orm/core';
import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { Changed, mistaken, NotFound, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import type { Journaled } from '../journal/guard.ts';
import { NamingPort } from '../journal/telling.ts';
import { caseStream, caseStreams } from '../journal/stream.entity.ts';
import { Case } from './case.entity.ts';
import { maySee, permission } from './case.policy.ts';
import type { Verb } from './role-verb.policy.ts';

/**
 * A verb on one case: streams locked, the case read and locked, the permission asked, the version compared, then the work.
 * Whoever may not see the case is told that there is none, in the same words.
 */
export const onCase = <T extends Journaled>(ctx: Context, id: string, verb: Verb, expectedVersion: number | null | undefined, work: (book: Book, kase: Case) => Promise<T>): Promise<T> => {
  if (!isId(id)) throw new Refused(NotFound);
  return onRecord(ctx, caseStreams(id), async (book) => work(book, await inCase(ctx, book, id, verb, expectedVersion)));
};

/** The case within a verb whose streams are locked already. @throws Refused */
export const inCase = async (ctx: Context, book: Book, id: string, verb: Verb, expectedVersion?: number | null): Promise<Case> => {
  const kase = await book.read(Case, id);
  mustBeIn(ctx, kase, verb);
  await sameVersion(ctx, book, kase, caseStream(id), expectedVersion);
  return kase;
};

/** Whoever may not see the case is told that there is none, in the same words. @throws Refused */
export const mustBeIn = (ctx: Context, kase: Case, verb: Verb): void => {
  const { actor } = ctx;
  if (actor.kind === 'complainant' ? actor.id !== kase.id : actor.kind !== 'system' && !maySee(actor, kase, 'card')) throw new Refused(NotFound);
  ctx.must(permission(verb), kase);
};

/** Refuses a decision on something that has changed since the person saw it, and says who changed it last, for the screen that shows both. @throws Refused */
export const sameVersion = async (ctx: Context, book: Book, item: Journaled & { version?: number }, stream: string, expected: number | null | undefined): Promise<void> => {
  if (expected === undefined || expected === null || item.version === expected) return;
  const [last] = await book.em.execute<{ actor: string; kind: string; at: string }[]>(
    'select actor_id as actor, actor_kind as kind, at from entry where stream = ? and (subject_id = ? or stream = ?) order by seq desc limit 1', [stream, item.id, caseStream(item.id)]);
  const names = last?.kind === 'person' ? await ctx.house.port(NamingPort)(ctx.reading(book.em), [last.actor]) : undefined;
  throw mistaken('expectedVersion', Changed, { by: names?.get(last!.actor), at: last?.at });
};

/**
 * The case that a row lies in, asked without loading the row: what is loaded before the lock would be believed after it
 * (the ORM keeps an old value where the new one is null).
 */
export const caseIdOf = async (ctx: Context, noun: EntityClass<Journaled & { caseId: string }>, id: string): Promise<string> => {
  if (!isId(id)) throw new Refused(NotFound);
  const { tableName } = ctx.em.getMetadata().get(noun as never);
  const [row] = await ctx.em.execute<{ caseId: string }[]>(`select case_id as "caseId" from "${tableName}" where id = ?`, [id]);
  if (!row) throw new Refused(NotFound);
  return row.caseId;
};
