import type { Naming } from '../journal/telling.ts';
import { named } from '../platform/language.ts';

/** Names of persons and departments for the sentences of the journal, in one statement. */
export const naming: Naming = async (ctx, ids) => {
  const wanted = ids.filter((id) => id.length === 36);
  if (!wanted.length) return new Map();
  const rows = await ctx.em.execute<{ id: string; nameEn: string; nameAr: string }[]>(
    'select id, name_en as "nameEn", name_ar as "nameAr" from person where id = any(?::uuid[]) union all select id, name_en, name_ar from department where id = any(?::uuid[])',
    [`{${wanted.join(',')}}`, `{${wanted.join(',')}}`]);
  return new Map(rows.map((row) => [row.id, named(row, ctx.language)]));
};
