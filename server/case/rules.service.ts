import { bandFor, matrixInForce, numberOf, settingsOf, type Reads } from '../policy/policy.service.ts';
import type { Remedy } from './response/response.entity.ts';
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
  async needsApproval(ctx, kase, offered) {
    if (underReview(kase) || (await isMuch(ctx.em, offered))) return true;
    const matrix = await matrixInForce(ctx.em);
    if (!matrix || !kase.band) return houseRules.needsApproval(ctx, kase, offered);
    return matrix.rules[kase.band].approval || kase.confidential;
  },
  reopenDays: (ctx) => numberOf(ctx.em, 'reopenDays'),
};

/** What an amount in another currency comes to, nobody here knows: it counts as much. */
const isMuch = async (em: Reads, offered: readonly Pick<Remedy, 'amount' | 'currency'>[]): Promise<boolean> => {
  const promised = offered.filter(({ amount }) => Number(amount ?? 0) > 0);
  if (!promised.length) return false;
  const { approvalAmount, currency: ours } = await settingsOf(em, ['approvalAmount', 'currency']);
  const least = Number(approvalAmount);
  return least > 0 && (promised.some(({ currency }) => currency !== ours) || promised.reduce((sum, { amount }) => sum + Number(amount), 0) >= least);
};
