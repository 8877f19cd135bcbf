import type { EntityManager } from '@mikro-orm/postgresql';
import type { StoredEntry } from '../journal/entry.entity.ts';
import { streamOf } from '../journal/stream.entity.ts';
import { climbing } from '../policy/category.entity.ts';
import { asksBody, asksCategory, asksCauses, climbsBy, type Climbs } from './escalation.policy.ts';

/** How long a cause is remembered, and the same sort of cause is the same trouble again at the third time. */
const memory = { days: 365 } as const;

/** Why a case climbs by what has happened to it, if it does: by the entry itself, by its category, or because its cause was met before. */
export const causeOf = async (em: EntityManager, entry: StoredEntry): Promise<Climbs | null> =>
  climbsBy(entry) ?? (asksCategory(entry) ? byCategory(em, streamOf(entry.stream).id) : asksCauses(entry) ? byRepetition(em, entry) : asksBody(entry) ? byBody(em, entry) : null);

/** What a category does not say for itself it has from above. */
const byCategory = async (em: EntityManager, caseId: string): Promise<Climbs | null> => {
  const [row] = await em.execute<{ climbs: string }[]>(
    `with recursive up as (select g.id, g.parent_id, g.climbs, 0 as far from category g join "case" c on c.category_id = g.id where c.id = ? and c.source_id is null
       union all select g.id, g.parent_id, g.climbs, far + 1 from up join category g on g.id = up.parent_id where far < 9)
     select climbs from up where climbs is not null order by far limit 1`, [caseId]);
  const cause = climbing.find((one) => one === row?.climbs);
  return cause ? { cause, once: true } : null;
};

/**
 * A root cause that was met before: recorded in another matter of the same category or product, in the same words, whatever either is called
 * now; or for the third time of the same sort and leg in the category. Judged by when the trouble happened, not by when it was told or recorded
 * (domain.md 29), within a year either way. What is merged or was split off is one matter, however many have told it.
 * Found from the words and the sort, by their indexes (board.tables.ts), and no further than to the answer: however many cases the house has.
 */
const byRepetition = async (em: EntityManager, { subjectId }: StoredEntry): Promise<Climbs | null> => {
  const [mine] = await em.execute<Met[]>(
    `select m.id, m.leg, m.category, k.id as "caseId", coalesce(k.master_id, k.id) as matter, k.category_id as "categoryId", ar_norm(k.product) as product, coalesce(k.happened_at, k.received_at) as happened
       from cause m join "case" k on k.id = m.case_id where m.id = ?`, [subjectId]);
  if (!mine) return null;
  // Asked by value: the database knows which categories are rare and which are not.
  const { id, leg, category, categoryId, product, matter, happened, caseId } = mine;
  const another = `o.recorded_at is not null and o.removed_at is null and coalesce(c.master_id, c.id) <> ? and coalesce(c.happened_at, c.received_at) between ?::timestamptz - make_interval(days => ?) and ?::timestamptz + make_interval(days => ?)
    and not exists (select from case_link l where l.kind = 'split' and ((l.case_id = c.id and l.other_id = ?) or (l.case_id = ? and l.other_id = c.id)))`;
  const itself = [matter, happened, memory.days, happened, memory.days, caseId, caseId];
  const ofOneSort = `cause o join "case" c on c.id = o.case_id where o.category = ? and o.leg = ? and c.category_id = ?::uuid and ${another}`;
  const sort = [category, leg, categoryId, ...itself];
  const [row] = await em.execute<{ repeated: boolean }[]>(
    `with worded as materialized (select distinct ar_norm(trim(s.body)) as words from cause x join said s on s.subject_id = x.id and s.field = 'text' where x.id = ? or x.merged_into = ?),
       alike as (select unnest(array[x.id, x.merged_into]) as id from worded w join said s on s.field = 'text' and md5(ar_norm(trim(s.body))) = md5(w.words) join cause x on x.id = s.subject_id),
       once as (select coalesce(c.master_id, c.id) as matter from ${ofOneSort} limit 1)
     select exists (select from alike a join cause o on o.id = a.id join "case" c on c.id = o.case_id where (c.category_id = ?::uuid or ar_norm(c.product) = ?) and ${another})
       or exists (select from ${ofOneSort} and coalesce(c.master_id, c.id) <> (select matter from once)) as repeated`, [id, id, ...sort, categoryId, product, ...itself, ...sort]);
  return row?.repeated ? { cause: 'repeated', once: true } : null;
};

/** A cause that was recorded, with the matter that it belongs to and when that happened. */
interface Met { readonly id: string; readonly leg: string; readonly category: string | null; readonly caseId: string; readonly matter: string; readonly categoryId: string | null; readonly product: string | null; readonly happened: string }

/** A number of the customer system is no regulator's: the body is one of those that the house knows. */
const byBody = async (em: EntityManager, { subjectId }: StoredEntry): Promise<Climbs | null> => {
  const [row] = await em.execute<{ id: string }[]>(
    'select b.id from outside_body b join outside_reference r on lower(trim(r.body)) in (lower(b.name_en), lower(b.name_ar)) where r.id = ? and b.active limit 1', [subjectId]);
  return row ? { cause: 'outside', once: true } : null;
};
