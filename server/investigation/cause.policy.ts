import { refusal } from '../platform/problem.ts';

export const WouldCircle = refusal('cause.circle', {
  en: () => 'This cause would become a cause of itself. Please choose another place, or turn the two round first.',
  ar: () => 'سيصبح السبب سببًا لنفسه. يرجى اختيار موضع آخر أو عكس ترتيب السببين أولًا.',
});
export const CauseGone = refusal('cause.gone', { en: () => 'This cause was taken off the tree meanwhile.', ar: () => 'أُزيل هذا السبب من الشجرة في هذه الأثناء.' });
export const NeedsEvidence = refusal('cause.needs-evidence', {
  en: () => 'A root cause needs at least one piece of evidence before it is recorded.',
  ar: () => 'يلزم دليل واحد على الأقل قبل تسجيل السبب الجذري.',
});
export const NeedsConfirmation = refusal('cause.needs-confirmation', {
  en: () => 'Somebody has to confirm this cause before it is recorded as a root cause.',
  ar: () => 'يلزم تأكيد السبب قبل تسجيله سببًا جذريًا.',
});
export const CauseOpen = refusal('case.cause-open', {
  en: () => 'The root cause is neither recorded nor waived with a reason.',
  ar: () => 'لم يُسجَّل السبب الجذري ولم يُستغنَ عنه مع ذكر السبب.',
});
export const ElsewhereEvidence = refusal('evidence.elsewhere', { en: () => 'This evidence belongs to another case, or to no version that exists.', ar: () => 'هذا الدليل يخص حالة أخرى أو إصدارًا غير موجود.' });
export const AlreadySuperseded = refusal('decision.superseded', { en: () => 'This decision was superseded already.', ar: () => 'حلّ قرار آخر محل هذا القرار.' });
export const AlreadyGiven = refusal('statement.given', { en: () => 'This statement was given already; what is added becomes a new one.', ar: () => 'قُدّمت هذه الإفادة من قبل، وما يُضاف يصبح إفادة جديدة.' });
