import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../platform/context.ts';
import { onlyReference } from '../platform/answer.ts';
import { withNext } from '../platform/database/wire.ts';
import { NotFound, refusal, Refused } from '../platform/problem.ts';
import type { Journaled } from './guard.ts';
import { houseStream } from './stream.entity.ts';
import { SightPort } from './telling.ts';

export const OperationReused = refusal('operation.reused', {
  en: () => 'The name of this operation (opId) was used for another one before.',
  ar: () => 'استُخدم معرّف هذه العملية (opId) لعملية أخرى من قبل.',
});

/** The statement by which a try takes the name of its operation, if nobody has it; nothing where it has no name. */
export const named = (ctx: Context): { sql: string; values: unknown[] } | undefined => {
  const { opId, verb = null } = ctx.request;
  return opId ? { sql: 'insert into operation (actor_id, op_id, at, verb) select ?, ?, ?::timestamptz, ?', values: [ctx.actor.id, opId, ctx.now(), verb] } : undefined;
};

/**
 * What the first try of this operation made, if the person may still see it. Whoever made a thing that they do not see (taken in, and
 * routed to another department at once) is told again which one it is, as the first answer did, and nothing of what stands in it. @throws Refused
 */
export const repeated = async <T extends Journaled>(ctx: Context, em: EntityManager): Promise<T> => {
  const { opId, verb = null } = ctx.request;
  const [known] = await em.execute<{ verb: string | null; stream: string | null; noun: string; id: string; told: object | null }[]>('select verb, stream, subject_type as noun, subject_id as id, told from operation where actor_id = ? and op_id = ?', [ctx.actor.id, opId]);
  if (!known?.stream) throw new Refused(NotFound);
  if (known.verb !== verb) throw new Refused(OperationReused, {}, ['opId']);
  // The credential of everybody else (a secret link, a draft) is the permission itself, and the house's verbs ask before they come here.
  const asked = ctx.actor.kind === 'person' && !ctx.request.resuming && known.stream !== houseStream;
  const meta = [...em.getMetadata().getAll().values()].find(({ tableName }) => tableName === known.noun);
  if (asked && !(await ctx.house.port(SightPort)(ctx.reading(em), known.stream)).size) {
    if (!meta || !known.told) throw new Refused(NotFound);
    return onlyReference(meta.class as unknown as { prototype: T }, { id: known.id, ...known.told } as unknown as Partial<T>);
  }
  const row = meta && (await em.findOne(meta.class as EntityClass<T>, { id: known.id } as FilterQuery<T>));
  if (!row) throw new Refused(NotFound);
  return row as T;
};

/** The statement that keeps what an operation came to; nothing where it has no name. `made`: this operation made the row, and did not only change it. */
export const remembered = (ctx: Context, em: EntityManager, stream: string, result: Journaled, made: boolean): { sql: string; values: unknown[] } | undefined => {
  const { opId } = ctx.request;
  return opId ? {
    sql: 'update operation set stream = ?, subject_type = ?, subject_id = ?, told = ?::jsonb where actor_id = ? and op_id = ?',
    values: [stream, em.getMetadata().get(result.constructor as never).tableName, result.id, made && result.reference ? JSON.stringify(result.reference()) : null, ctx.actor.id, opId],
  } : undefined;
};

/** The same as a statement of its own, where nothing else is written. */
export const remember = async (ctx: Context, em: EntityManager, stream: string, result: Journaled): Promise<void> => {
  const memory = remembered(ctx, em, stream, result, false);
  if (memory) await em.execute(`${withNext}${memory.sql}`, memory.values, 'run');
};
