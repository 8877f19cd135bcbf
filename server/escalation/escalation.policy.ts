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

export interface Climbs { readonly cause: EscalationCause; readonly once: boolean }
type Told = { readonly kind: string; readonly fact: Readonly<Record<string, unknown>> };

/**
 * What happens to a case and raises it by itself (domain.md 18), as far as the entry says so: safety or a critical risk at the assessment, a
 * complainant who needs special care or is not satisfied, the third reopening, an outside body that sent it. Never who the complainant is. `once`: not again in the same cycle.
 */
export const climbsBy = ({ kind, fact }: Told): Climbs | null => {
  const climbs = (cause: EscalationCause): Climbs => ({ cause, once: true });
  if (kind === 'case.assessed' && fact['safety'] === true) return climbs('safety');
  if (kind === 'case.assessed' && fact['band'] === 'critical') return climbs('severity');
  if (kind === 'case.careMarked' && fact['needed'] === true) return climbs('vulnerable');
  if (kind === 'satisfaction.answered' && fact['settled'] === false) return climbs('dissatisfied');
  if (kind === 'case.reopened' && Number(fact['cycle']) >= timesTooMany) return climbs('reopened');
  if (kind === 'case.opened' && fact['channel'] === 'referral') return climbs('outside');
  return null;
};

/** A number that the matter has elsewhere may be a regulator's. */
export const asksBody = ({ kind, fact }: Told): boolean => kind === 'case.referenceAdded' && fact['direction'] === 'from';
/** After these the category of a case may be another one, and the category may be a reason; a root cause may have been met before. */
export const asksCategory = ({ kind }: Pick<Told, 'kind'>): boolean => kind === 'case.opened' || kind === 'case.classified';
export const asksCauses = ({ kind }: Pick<Told, 'kind'>): boolean => kind === 'cause.recorded';
