import type { EntityClass } from '@mikro-orm/core';
import type { Context } from '../platform/context.ts';
import type { Book } from '../journal/book.ts';
import type { Journaled } from '../journal/guard.ts';
import { caseStream } from '../journal/stream.entity.ts';
import type { Case } from '../case/case.entity.ts';
import type { Verb } from '../case/role-verb.policy.ts';
import { caseIdOf, onCase, sameVersion } from '../case/verb.service.ts';

/** A verb on something that lies in a room; `expectedVersion` where it is a decision. */
export const onItem = async <T extends Journaled & { caseId: string }>(
  ctx: Context, noun: EntityClass<T>, id: string, verb: Verb, work: (book: Book, item: T, kase: Case) => Promise<void>, expectedVersion?: number | null,
): Promise<T> => {
  const caseId = await caseIdOf(ctx, noun, id);
  return onCase(ctx, caseId, verb, undefined, async (book, kase) => {
    const item = await book.read(noun, id);
    await sameVersion(ctx, book, item, caseStream(caseId), expectedVersion);
    await work(book, item, kase);
    return item;
  });
};

/** The latest wording of a free text that is kept beside its row (a reason, a judgement); batched. */
export const lastSaid = (ctx: Context, field: string, id: string): Promise<string | null> =>
  ctx.loader<string | null>(`said.${field}`, async (ids) => {
    const rows = await ctx.em.execute<{ id: string; body: string }[]>(
      'select distinct on (subject_id) subject_id as id, body from said where subject_id = any(?::uuid[]) and field = ? order by subject_id, version desc', [`{${ids.join(',')}}`, field]);
    const found = new Map(rows.map((row) => [row.id, row.body]));
    return ids.map((one) => found.get(one) ?? null);
  }).load(id);
