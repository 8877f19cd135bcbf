import type { EntityManager } from '@mikro-orm/postgresql';
import { Category } from '../policy/category.entity.ts';
import type { BandRule } from '../policy/matrix.entity.ts';
import { authorityOf, bandFor, categoryPath, matrixInForce, numberOf, remedyKindsInUse } from '../policy/policy.service.ts';
import type { Case } from './case.entity.ts';
import { houseRules, type CaseRules } from './rules.policy.ts';

/** What the organisation has decided in its settings, for the next case; without any, the rules of the house. */
export const policyRules: CaseRules = {
  async assess(ctx, kase, figures) {
    const matrix = await matrixInForce(ctx.em);
    if (!matrix) return houseRules.assess(ctx, kase, figures);
    const band = bandFor(matrix, { ...figures, care: kase.specialCare });
    return { band, depth: matrix.rules[band].depth };
  },
  async needsApproval(ctx, kase, amount) {
    const matrix = await matrixInForce(ctx.em);
    if (!matrix || !kase.band) return houseRules.needsApproval(ctx, kase, amount);
    return matrix.rules[kase.band].approval || kase.confidential;
  },
  async authority(ctx, _kase, kind) {
    const known = (await remedyKindsInUse(ctx.em)).find(({ code }) => code === kind);
    return known ? authorityOf(known, ctx.actor.roles) : null;
  },
  reopenDays: (ctx) => numberOf(ctx.em, 'reopenDays'),
};

/** What band and category demand of a case before it closes. */
export const demandsOf = async (em: EntityManager, kase: Pick<Case, 'band' | 'categoryId'>): Promise<BandRule> => {
  const rule = kase.band ? (await matrixInForce(em))?.rules[kase.band] : undefined;
  const path = await categoryPath(em, kase.categoryId);
  const categories = path.length ? await em.find(Category, { id: { $in: path } }) : [];
  return {
    depth: rule?.depth ?? 'none', approval: rule?.approval ?? false,
    cause: (rule?.cause ?? false) || categories.some(({ demandsCause }) => demandsCause), action: (rule?.action ?? false) || categories.some(({ demandsAction }) => demandsAction),
  };
};
