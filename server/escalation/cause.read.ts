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

/** A root cause in the same words as one of another case of the same category, or the third of the same sort and leg there, within a year. */
const byRepetition = async (em: EntityManager, { subjectId, at }: StoredEntry): Promise<Climbs | null> => {
  const [row] = await em.execute<{ same: number; sort: number }[]>(
    `select count(*) filter (where lower(trim(o.text)) = lower(trim(m.text)))::int as same, count(*) filter (where o.category = m.category and o.leg = m.leg)::int as sort
        from cause m join "case" k on k.id = m.case_id join "case" c on c.category_id = k.category_id and c.id <> k.id join cause o on o.case_id = c.id and o.removed_at is null
      where m.id = ? and o.recorded_at >= ?::timestamptz - make_interval(days => ?)`, [subjectId, at, memory.days]);
  return row && (row.same > 0 || row.sort >= memory.sameSort) ? { cause: 'repeated', once: true } : null;
};

/** A number of the customer system is no regulator's: the body is one of those that the house knows. */
const byBody = async (em: EntityManager, { subjectId }: StoredEntry): Promise<Climbs | null> => {
  const [row] = await em.execute<{ id: string }[]>(
    'select b.id from outside_body b join outside_reference r on lower(trim(r.body)) in (lower(b.name_en), lower(b.name_ar)) where r.id = ? and b.active limit 1', [subjectId]);
  return row ? { cause: 'outside', once: true } : null;
};
