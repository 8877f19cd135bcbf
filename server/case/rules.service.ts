import { bandFor, matrixInForce, numberOf } from '../policy/policy.service.ts';
import { underReview } from './review.policy.ts';
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
    if (underReview(kase)) return true;
    const matrix = await matrixInForce(ctx.em);
    if (!matrix || !kase.band) return houseRules.needsApproval(ctx, kase, amount);
    return matrix.rules[kase.band].approval || kase.confidential;
  },
  reopenDays: (ctx) => numberOf(ctx.em, 'reopenDays'),
};
