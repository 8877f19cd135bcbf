import { refusal } from '../platform/problem.ts';
import type { EscalationCause } from './escalation.entity.ts';

export const TakenMeanwhile = refusal<{ by?: string }>('escalation.taken', {
  en: ({ by }) => `${by ?? 'Somebody else'} took this escalation first.`,
  ar: ({ by }) => `سبق تولّي هذا التصعيد${by ? `: ${by}` : ''}.`,
});
export const Ended = refusal('escalation.ended', { en: () => 'This escalation has ended.', ar: () => 'انتهى هذا التصعيد.' });
export const NotRaised = refusal('escalation.none', { en: () => 'The case is not escalated.', ar: () => 'الحالة غير مصعَّدة.' });
export const RaisedForThis = refusal('escalation.raised-for-this', { en: () => 'The case was raised for this already.', ar: () => 'سبق تصعيد الحالة لهذا السبب.' });

/** Opened again so often, a case climbs by that alone. */
const timesTooMany = 4;

/**
 * What happens to a case and raises it by itself (domain.md 18): safety or a critical risk at the assessment, a complainant who is not
 * satisfied, the third reopening. Never who the complainant is. `once`: not again in the same cycle.
 */
export const climbsBy = ({ kind, fact }: { readonly kind: string; readonly fact: Readonly<Record<string, unknown>> }): { cause: EscalationCause; once: boolean } | null => {
  if (kind === 'case.assessed' && fact['safety'] === true) return { cause: 'safety', once: true };
  if (kind === 'case.assessed' && fact['band'] === 'critical') return { cause: 'severity', once: true };
  if (kind === 'satisfaction.answered' && fact['settled'] === false) return { cause: 'dissatisfied', once: true };
  if (kind === 'case.reopened' && Number(fact['cycle']) >= timesTooMany) return { cause: 'reopened', once: true };
  return null;
};
