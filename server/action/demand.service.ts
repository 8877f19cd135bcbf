import type { EntityManager } from '@mikro-orm/postgresql';
import type { Refusal } from '../platform/problem.ts';
import type { Case } from '../case/case.entity.ts';
import { demanded } from '../investigation/demand.service.ts';
import { ActionsOpen } from './action.policy.ts';

type Reads = Pick<EntityManager, 'find' | 'findOne' | 'count' | 'execute'>;

/** Where the band or the category demands it, at least one corrective or preventive action stands. Without a cause to go to (waived) none is asked for. */
export const actionPresent = async (em: Reads, kase: Case): Promise<Refusal | null> => {
  if (kase.causeWaived || !(await demanded(em, kase, 'action'))) return null;
  const [found] = await em.execute<{ id: string }[]>(
    "select id from action where ?::uuid = any(case_ids) and kind in ('corrective', 'preventive') and stage not in ('cancelled', 'notEffective') limit 1", [kase.id]);
  return found ? null : ActionsOpen;
};
