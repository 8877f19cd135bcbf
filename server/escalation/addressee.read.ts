import type { EntityManager } from '@mikro-orm/postgresql';
import type { Case } from '../case/case.entity.ts';
import { actingHead, presentFor } from '../people/absence.service.ts';
import { Department } from '../people/person.entity.ts';
import type { LadderStep } from '../policy/ladder.entity.ts';

/**
 * The person a step of the ladder goes to, or who stands in for them at this instant. Whoever is excluded from the case is
 * passed over, and where nobody is left it goes to the top.
 */
export const addresseeOf = async (em: EntityManager, kase: Case, step: LadderStep, now: Date): Promise<string | null> => {
  const wanted = [await stepPerson(em, kase, step, now), ...(await holders(em, step.target === 'quality' ? 'quality' : 'management', now)), ...(await holders(em, 'management', now))];
  return wanted.find((id) => id && !kase.excludedIds.includes(id)) ?? null;
};

const stepPerson = async (em: EntityManager, kase: Case, { target, personId }: LadderStep, now: Date): Promise<string | null> => {
  if (target === 'lead') return (await presentFor(em, kase.leadId, now)) ?? actingHead(em, kase.departmentId, now);
  if (target === 'head') return actingHead(em, kase.departmentId, now);
  if (target === 'above') return actingHead(em, (await em.findOne(Department, { id: kase.departmentId ?? null }))?.parentId, now);
  return target === 'person' ? presentFor(em, personId, now) : null;
};

/** Those with a role who are here, longest in the house first. */
const holders = async (em: EntityManager, role: 'quality' | 'management', now: Date): Promise<string[]> => {
  const rows = await em.execute<{ id: string }[]>('select id from person where active and ? = any(roles) order by joined_at, id limit 20', [role]);
  const here = await Promise.all(rows.map(({ id }) => presentFor(em, id, now)));
  return here.filter((id): id is string => id !== null);
};
