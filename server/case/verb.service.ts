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

/** The case within a verb whose streams are locked already. */
export const inCase = async (ctx: Context, book: Book, id: string, verb: Verb, expectedVersion?: number | null): Promise<Case> => {
  const kase = await book.read(Case, id);
  const outside = ctx.actor.kind === 'system' || ctx.actor.kind === 'complainant';
  if (!outside && !maySee(ctx.actor, kase, 'card')) throw new Refused(NotFound);
  ctx.must(permission(verb), kase);
  if (expectedVersion !== undefined && expectedVersion !== null && kase.version !== expectedVersion) throw await changed(ctx, book, kase);
  return kase;
};

/** A row of the room, of a case whose streams the verb locks; `known` names its case. */
export const caseIdOf = async <T extends Journaled & { caseId: string }>(ctx: Context, noun: Parameters<Context['load']>[0], id: string): Promise<string> => {
  const row = isId(id) ? ((await ctx.load(noun, id)) as T | null) : null;
  if (!row) throw new Refused(NotFound);
  return row.caseId;
};

/** Who changed the case after the version that the person saw, and when; for the screen that shows both. */
const changed = async (ctx: Context, book: Book, kase: Case): Promise<Refused> => {
  const [last] = await book.em.execute<{ actor: string; kind: string; at: string }[]>(
    'select actor_id as actor, actor_kind as kind, at from entry where stream = ? order by seq desc limit 1', [caseStream(kase.id)]);
  const names = last?.kind === 'person' ? await ctx.house.port(NamingPort)(ctx, [last.actor]) : undefined;
  return mistaken('expectedVersion', Changed, { by: names?.get(last!.actor), at: last?.at });
};
