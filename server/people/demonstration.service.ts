import type { EntityManager } from '@mikro-orm/postgresql';
import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import { Refused, refusal } from '../platform/problem.ts';
import { Organisation, organisationId } from './organisation.entity.ts';
import { HouseDemonstration } from './people.kinds.ts';

export const NotEmpty = refusal('house.not-empty', { en: () => 'This house is in use already.', ar: () => 'هذه المنصة مستخدمة بالفعل.' });

/** Whether the house was marked as a demonstration, while it was empty; it stays one for ever. */
export const isDemonstration = async (em: EntityManager): Promise<boolean> => {
  const rows = await em.execute<unknown[]>('select 1 from entry where kind = ? and stream = ? limit 1', [HouseDemonstration.name, houseStream]);
  return rows.length > 0;
};

/** What an empty house writes by itself. */
const byItself = ['policy.seeded', 'journal.sealed'];

/** Marks an empty house: called before anything else is written, but for the settings that every house begins with. */
export const beDemonstration = (ctx: Context, names: { nameEn: string; nameAr: string }): Promise<Organisation> =>
  onRecord(ctx, houseStream, async (book) => {
    const entries = await book.em.execute<unknown[]>('select 1 from entry where kind <> all(?::text[]) limit 1', [`{${byItself.join(',')}}`]);
    if (entries.length) throw new Refused(NotEmpty);
    const organisation = book.add(Organisation, { id: organisationId, ...names });
    book.write(HouseDemonstration, organisation, {});
    return organisation;
  });
