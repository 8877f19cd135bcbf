import type { EntityManager } from '@mikro-orm/postgresql';
import type { Refusal } from '../platform/problem.ts';
import type { Case } from '../case/case.entity.ts';
import { demanded } from '../investigation/causes/demand.service.ts';
import { ActionsOpen, CorrectionDue } from './action.policy.ts';

type Reads = Pick<EntityManager, 'find' | 'findOne' | 'count' | 'execute'>;

/** Where the band or the category demands it, at least one corrective or preventive action stands. Without a cause to go to (waived) none is asked for. */
export const actionPresent = async (em: Reads, kase: Case): Promise<Refusal | null> => {
  if (kase.causeWaived || !(await demanded(em, kase, 'action'))) return null;
  const [found] = await em.execute<{ id: string }[]>(
    "select id from action where ?::uuid = any(case_ids) and kind in ('corrective', 'preventive') and stage not in ('cancelled', 'notEffective') limit 1", [kase.id]);
  return found ? null : ActionsOpen;
};

/** What was to be put right for this very customer is done, or was dropped: else the complaint would be settled in words only. Its effect may be proven later. */
export const correctionDone = async (em: Reads, kase: Case): Promise<Refusal | null> => {
  const [found] = await em.execute<{ id: string }[]>("select id from action where ?::uuid = any(case_ids) and kind = 'correction' and stage in ('planned', 'started') limit 1", [kase.id]);
  return found ? CorrectionDue : null;
};
