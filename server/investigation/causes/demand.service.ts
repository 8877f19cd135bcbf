import type { EntityManager } from '@mikro-orm/postgresql';
import type { Refusal } from '../../platform/problem.ts';
import { Category } from '../../policy/category.entity.ts';
import { matrixInForce } from '../../policy/policy.service.ts';
import type { Case } from '../../case/case.entity.ts';
import { Cause } from './cause.entity.ts';
import { CauseOpen } from './cause.policy.ts';
import { cycleOf } from './cycle.service.ts';

type Reads = Pick<EntityManager, 'find' | 'findOne' | 'count'>;

/** A cause is demanded by the risk band, or by the category; it is recorded in the present round, or waived with a reason. */
export const causeRecorded = async (em: Reads, kase: Case): Promise<Refusal | null> => {
  if (kase.causeWaived || !(await demanded(em, kase, 'cause'))) return null;
  const recorded = await em.count(Cause, { caseId: kase.id, cycle: await cycleOf(em, kase.id), recordedAt: { $ne: null }, removedAt: null });
  return recorded ? null : CauseOpen;
};

/** What the matrix says of the band, or the category of the case. A house without a matrix goes by the depth of the investigation. */
export const demanded = async (em: Reads, kase: Case, what: 'cause' | 'action'): Promise<boolean> => {
  const category = kase.categoryId ? await em.findOne(Category, { id: kase.categoryId }) : null;
  if (what === 'cause' ? category?.demandsCause : category?.demandsAction) return true;
  const rule = kase.band && (await matrixInForce(em))?.rules[kase.band];
  return rule ? rule[what] : what === 'cause' ? !!kase.depth && kase.depth !== 'none' : kase.depth === 'eightD';
};
