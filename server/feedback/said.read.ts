import type { Context } from '../platform/context.ts';

/** A free text by the row and the field it belongs to. */
export interface Place { readonly subjectId: string; readonly field: string }

/** The latest version of each text, in one statement; by '<subject id>.<field>'. The caller has asked whether the reader may. */
export const saidOf = async (ctx: Context, places: readonly Place[]): Promise<ReadonlyMap<string, string>> => {
  if (!places.length) return new Map();
  const rows = await ctx.em.execute<{ place: string; body: string }[]>(
    `select distinct on (s.subject_id, s.field) s.subject_id || '.' || s.field as place, s.body
       from said s join unnest(?::uuid[], ?::text[]) as wanted (subject_id, field) using (subject_id, field) order by s.subject_id, s.field, s.version desc`,
    [`{${places.map(({ subjectId }) => subjectId).join(',')}}`, `{${places.map(({ field }) => field).join(',')}}`]);
  return new Map(rows.map(({ place, body }) => [place, body]));
};

/** One text, batched with those of its siblings. */
export const saidBy = async (ctx: Context, subjectId: string, field: string): Promise<string | null> => {
  const texts = ctx.loader<string | null>('said', async (places) => {
    const found = await saidOf(ctx, places.map((place) => ({ subjectId: place.slice(0, 36), field: place.slice(37) })));
    return places.map((place) => found.get(place) ?? null);
  });
  return texts.load(`${subjectId}.${field}`);
};
