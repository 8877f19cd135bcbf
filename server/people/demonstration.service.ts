import type { EntityManager } from '@mikro-orm/postgresql';
import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import { Refused, refusal } from '../platform/problem.ts';
import { Organisation, organisationId } from './organisation.entity.ts';
import { HouseDemonstration } from './people.kinds.ts';

export const NotEmpty = refusal('house.not-empty', { en: () => 'This house is in use already.', ar: () => 'هذه المنصة مستخدمة بالفعل.' });

/** Whether the first entry of the house marks it as a demonstration; it stays one for ever. */
export const isDemonstration = async (em: EntityManager): Promise<boolean> => {
  const rows = await em.execute<unknown[]>("select 1 from entry where stream = ? and seq = 1 and kind = ?", [houseStream, HouseDemonstration.name]);
  return rows.length > 0;
};

/** Marks an empty house: called before anything else is written. */
export const beDemonstration = (ctx: Context, names: { nameEn: string; nameAr: string }): Promise<Organisation> =>
  onRecord(ctx, houseStream, async (book) => {
    const entries = await book.em.execute<unknown[]>('select 1 from entry limit 1');
    if (entries.length) throw new Refused(NotEmpty);
    const organisation = book.add(Organisation, { id: organisationId, ...names });
    book.write(HouseDemonstration, organisation, {});
    return organisation;
  });
