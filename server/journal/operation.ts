import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../platform/context.ts';
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

/** What the first try of this operation made, if the person may still see it. @throws Refused */
export const repeated = async <T extends Journaled>(ctx: Context, em: EntityManager): Promise<T> => {
  const { opId, verb = null } = ctx.request;
  const [known] = await em.execute<{ verb: string | null; stream: string | null; noun: string; id: string }[]>('select verb, stream, subject_type as noun, subject_id as id from operation where actor_id = ? and op_id = ?', [ctx.actor.id, opId]);
  if (!known?.stream) throw new Refused(NotFound);
  if (known.verb !== verb) throw new Refused(OperationReused, {}, ['opId']);
  // The credential of everybody else (a secret link, a draft) is the permission itself, and the house's verbs ask before they come here.
  if (ctx.actor.kind === 'person' && !ctx.request.resuming && known.stream !== houseStream && !(await ctx.house.port(SightPort)(ctx, known.stream)).size) throw new Refused(NotFound);
  const meta = [...em.getMetadata().getAll().values()].find(({ tableName }) => tableName === known.noun);
  const row = meta && (await em.findOne(meta.class as EntityClass<T>, { id: known.id } as FilterQuery<T>));
  if (!row) throw new Refused(NotFound);
  return row as T;
};

/** The statement that keeps what an operation came to; nothing where it has no name. */
export const remembered = (ctx: Context, em: EntityManager, stream: string, result: Journaled): { sql: string; values: unknown[] } | undefined => {
  const { opId } = ctx.request;
  return opId ? {
    sql: 'update operation set stream = ?, subject_type = ?, subject_id = ? where actor_id = ? and op_id = ?',
    values: [stream, em.getMetadata().get(result.constructor as never).tableName, result.id, ctx.actor.id, opId],
  } : undefined;
};

/** The same as a statement of its own, where nothing else is written. */
export const remember = async (ctx: Context, em: EntityManager, stream: string, result: Journaled): Promise<void> => {
  const memory = remembered(ctx, em, stream, result);
  if (memory) await em.execute(`${withNext}${memory.sql}`, memory.values, 'run');
};
