import { refusal } from '../platform/problem.ts';

export const TakenMeanwhile = refusal<{ by?: string }>('escalation.taken', {
  en: ({ by }) => `${by ?? 'Somebody else'} took this escalation first.`,
  ar: ({ by }) => `سبق تولّي هذا التصعيد${by ? `: ${by}` : ''}.`,
});
export const Ended = refusal('escalation.ended', { en: () => 'This escalation has ended.', ar: () => 'انتهى هذا التصعيد.' });
export const NotRaised = refusal('escalation.none', { en: () => 'The case is not escalated.', ar: () => 'الحالة غير مصعَّدة.' });
