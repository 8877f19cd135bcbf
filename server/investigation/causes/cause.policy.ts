import { refusal } from '../../platform/problem.ts';

export const WouldCircle = refusal('cause.circle', {
  en: () => 'This cause would become a cause of itself. Please choose another place, or turn the two round first.',
  ar: () => 'سيصبح السبب سببًا لنفسه. يرجى اختيار موضع آخر أو عكس ترتيب السببين أولًا.',
});
export const CauseGone = refusal('cause.gone', { en: () => 'This cause was taken off the tree meanwhile.', ar: () => 'أُزيل هذا السبب من الشجرة في هذه الأثناء.' });
export const OtherRound = refusal('cause.other-round', {
  en: () => 'The two belong to different rounds of cause work. Earlier rounds stay as they were.',
  ar: () => 'ينتمي السببان إلى جولتين مختلفتين من تحليل الأسباب، والجولات السابقة تبقى كما هي.',
});
export const RoundOver = refusal('cause.round-over', {
  en: () => 'This cause belongs to an earlier round, which stays as it was. The new round has causes of its own.',
  ar: () => 'ينتمي هذا السبب إلى جولة سابقة تبقى كما هي، وللجولة الجديدة أسبابها.',
});
export const NeedsEvidence = refusal('cause.needs-evidence', {
  en: () => 'A cause needs at least one piece of evidence before it is confirmed or recorded.',
  ar: () => 'يلزم دليل واحد على الأقل قبل تأكيد السبب أو تسجيله سببًا جذريًا.',
});
export const NeedsConfirmation = refusal('cause.needs-confirmation', {
  en: () => 'Somebody has to confirm this cause before it is recorded as a root cause.',
  ar: () => 'يلزم تأكيد السبب قبل تسجيله سببًا جذريًا.',
});
export const RecordedAlready = refusal('cause.recorded', {
  en: () => 'This is a recorded root cause: it stays as it was recorded. If it proves wrong, it is rejected first, with a reason.',
  ar: () => 'هذا سبب جذري مسجَّل ويبقى كما سُجِّل. إذا تبيّن خطؤه فيلزم استبعاده أولًا مع ذكر السبب.',
});
export const CauseOpen = refusal('case.cause-open', {
  en: () => 'The root cause is neither recorded nor waived with a reason.',
  ar: () => 'لم يُسجَّل السبب الجذري ولم يُستغنَ عنه مع ذكر السبب.',
});
export const CauseFound = refusal('cause.found', {
  en: () => 'A root cause is recorded: there is nothing to waive.',
  ar: () => 'السبب الجذري مسجَّل، فلا حاجة إلى الاستغناء عنه.',
});
