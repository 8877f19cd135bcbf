import type { EntityManager } from '@mikro-orm/postgresql';
import type { StoredEntry } from '../journal/entry.entity.ts';
import { streamOf } from '../journal/stream.entity.ts';
import { climbing } from '../policy/category.entity.ts';
import { asksBody, asksCategory, asksCauses, climbsBy, type Climbs } from './escalation.policy.ts';

/** How long a cause is remembered, and how often the same sort of cause is met before it is the same trouble again. */
const memory = { days: 365, sameSort: 2 } as const;

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
 */
const byRepetition = async (em: EntityManager, { subjectId }: StoredEntry): Promise<Climbs | null> => {
  const [row] = await em.execute<{ same: number; sort: number }[]>(
    `with mine as (select m.id, m.leg, m.category, k.id as case_id, k.master_id, k.category_id, ar_norm(k.product) as product, coalesce(k.happened_at, k.received_at) as happened from cause m join "case" k on k.id = m.case_id where m.id = ?),
       other as (select o.id, o.leg, o.category, c.category_id, coalesce(c.master_id, c.id) as matter from mine m
         join "case" c on (c.category_id = m.category_id or ar_norm(c.product) = m.product) and coalesce(c.master_id, c.id) <> coalesce(m.master_id, m.case_id)
           and coalesce(c.happened_at, c.received_at) between m.happened - make_interval(days => ?) and m.happened + make_interval(days => ?)
         join cause o on o.case_id = c.id and o.recorded_at is not null and o.removed_at is null
         where not exists (select from case_link l where l.kind = 'split' and ((l.case_id = c.id and l.other_id = m.case_id) or (l.case_id = m.case_id and l.other_id = c.id)))),
       worded as (select ar_norm(trim(s.body)) as words from mine m join cause x on x.id = m.id or x.merged_into = m.id join said s on s.subject_id = x.id and s.field = 'text')
     select count(distinct o.matter) filter (where exists (select from cause x join said s on s.subject_id = x.id and s.field = 'text' where (x.id = o.id or x.merged_into = o.id) and ar_norm(trim(s.body)) in (select words from worded)))::int as same,
         count(distinct o.matter) filter (where o.category = m.category and o.leg = m.leg and o.category_id = m.category_id)::int as sort
       from mine m join other o on true`, [subjectId, memory.days, memory.days]);
  return row && (row.same > 0 || row.sort >= memory.sameSort) ? { cause: 'repeated', once: true } : null;
};

/** A number of the customer system is no regulator's: the body is one of those that the house knows. */
const byBody = async (em: EntityManager, { subjectId }: StoredEntry): Promise<Climbs | null> => {
  const [row] = await em.execute<{ id: string }[]>(
    'select b.id from outside_body b join outside_reference r on lower(trim(r.body)) in (lower(b.name_en), lower(b.name_ar)) where r.id = ? and b.active limit 1', [subjectId]);
  return row ? { cause: 'outside', once: true } : null;
};
