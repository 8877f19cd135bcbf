import type { EntityClass } from '@mikro-orm/core';
import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { Changed, mistaken, NotFound, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import type { Journaled } from '../journal/guard.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { NamingPort } from '../journal/telling.ts';
import { Case } from '../case/case.entity.ts';
import { maySee, permission } from '../case/case.policy.ts';
import type { Verb } from '../case/role-verb.policy.ts';

/** A verb in the room of one case: its streams locked, the case read, the permission asked, then the work. */
export const inRoom = <T extends Journaled>(ctx: Context, caseId: string, verb: Verb, work: (book: Book, kase: Case) => Promise<T>): Promise<T> => {
  if (!isId(caseId)) throw new Refused(NotFound);
  return onRecord(ctx, caseStreams(caseId), async (book) => work(book, await entered(ctx, book, caseId, verb)));
};

/** A verb on something that lies in a room; `expectedVersion` where it is a decision. */
export const onItem = async <T extends Journaled & { caseId: string }>(
  ctx: Context, noun: EntityClass<T>, id: string, verb: Verb, work: (book: Book, item: T, kase: Case) => Promise<void>, expectedVersion?: number | null,
): Promise<T> => {
  const caseId = await caseOf(ctx, noun, id);
  return inRoom(ctx, caseId, verb, async (book, kase) => {
    const item = await book.read(noun, id);
    await sameVersion(ctx, book, item, `case:${caseId}`, expectedVersion);
    await work(book, item, kase);
    return item;
  });
};

/** Whoever may not see the case is told that there is none, in the same words. @throws Refused */
export const entered = async (ctx: Context, book: Book, caseId: string, verb: Verb): Promise<Case> => {
  const kase = await book.read(Case, caseId);
  mustBeIn(ctx, kase, verb);
  return kase;
};

/** @throws Refused */
export const mustBeIn = (ctx: Context, kase: Case, verb: Verb): void => {
  const { actor } = ctx;
  if (actor.kind === 'person' ? !maySee(actor, kase, 'card') : actor.kind === 'complainant' && actor.id !== kase.id) throw new Refused(NotFound);
  ctx.must(permission(verb), kase);
};

/** Refuses a decision on something that has changed since the person saw it, and says who changed it. @throws Refused */
export const sameVersion = async (ctx: Context, book: Book, item: Journaled, stream: string, expected: number | null | undefined): Promise<void> => {
  if (expected === undefined || expected === null || (item as { version?: number }).version === expected) return;
  const [last] = await book.em.execute<{ actor: string; kind: string; at: string }[]>(
    'select actor_id as actor, actor_kind as kind, at from entry where stream = ? and subject_id = ? order by seq desc limit 1', [stream, item.id]);
  const names = last?.kind === 'person' ? await ctx.house.port(NamingPort)(ctx, [last.actor]) : undefined;
  throw mistaken('expectedVersion', Changed, { by: names?.get(last!.actor), at: last?.at });
};

/**
 * The case that a row lies in, asked without loading the row: what is loaded before the lock would be believed after it
 * (the ORM keeps an old value where the new one is null).
 */
export const caseOf = async (ctx: Context, noun: EntityClass<Journaled & { caseId: string }>, id: string): Promise<string> => {
  if (!isId(id)) throw new Refused(NotFound);
  const { tableName } = ctx.em.getMetadata().get(noun as never);
  const [row] = await ctx.em.execute<{ caseId: string }[]>(`select case_id as "caseId" from "${tableName}" where id = ?`, [id]);
  if (!row) throw new Refused(NotFound);
  return row.caseId;
};

/** The latest wording of a free text that is kept beside its row (a reason, a judgement); batched. */
export const lastSaid = (ctx: Context, field: string, id: string): Promise<string | null> =>
  ctx.loader<string | null>(`said.${field}`, async (ids) => {
    const rows = await ctx.em.execute<{ id: string; body: string }[]>(
      'select distinct on (subject_id) subject_id as id, body from said where subject_id = any(?::uuid[]) and field = ? order by subject_id, version desc', [`{${ids.join(',')}}`, field]);
    const found = new Map(rows.map((row) => [row.id, row.body]));
    return ids.map((one) => found.get(one) ?? null);
  }).load(id);
