import type { Matters } from '../journal/telling.ts';
import './matter.vocabulary.ts';

/** What these cases are. */
export const matters: Matters = async (ctx, ids) => {
  const rows = await ctx.em.execute<{ id: string; nature: string }[]>('select id, nature from "case" where id = any(?::uuid[])', [`{${ids.join(',')}}`]);
  return new Map(rows.map(({ id, nature }) => [id, nature]));
};
