import { refusal } from '../platform/problem.ts';
import type { Verb } from './role-verb.policy.ts';

/**
 * A review is what it is called (domain.md 24): whoever had a hand in the decision that is reviewed may help, but neither approves nor returns
 * what is told from then on. What this asks of a verb stands here, for the door, the button and the lists alike.
 */
export const byUninvolved: readonly Verb[] = ['case.approveResponse'];

export const NotInvolved = refusal('response.had-a-hand', {
  en: () => 'This is a review: somebody who had no hand in the earlier decision approves it.',
  ar: () => 'هذه إعادة نظر: يعتمد الرد من لم يشارك في القرار السابق.',
});

/** Whether the complainant has asked for a review of a decision in this case. */
export const underReview = ({ involvedIds }: { readonly involvedIds: readonly string[] }): boolean => involvedIds.length > 0;
