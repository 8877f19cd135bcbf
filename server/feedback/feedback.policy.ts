import type { Actor } from '../platform/context.ts';
import { refusal } from '../platform/problem.ts';
import { has, inScope, isStaff } from '../people/role.policy.ts';
import type { Nature } from '../case/case.entity.ts';

/** Who may take feedback in for somebody: whoever answers people. */
export const mayReceive = (actor: Actor): boolean => isStaff(actor) && has(actor, 'intake', 'investigator', 'head', 'quality') && inScope(actor, 'write');

/** What protects the person most comes first: going down this list makes less of what they said. */
const weight: readonly (readonly Nature[])[] = [['complaint', 'misconduct', 'incident', 'employee'], ['service', 'enquiry', 'suggestion'], ['compliment', 'outside', 'abusive']];

/** Whether calling it `to` makes less of it: then a reason is due, and a second person. Moving among equals does not. */
export const makesLess = (from: Nature, to: Nature): boolean => rank(to) > rank(from) && rank(from) === 0;
const rank = (nature: Nature): number => weight.findIndex((group) => group.includes(nature));

/** Those that are looked into; the others have an answer of their own. */
export const answeredAtOnce: readonly Nature[] = ['enquiry', 'service', 'outside', 'abusive', 'employee'];

export const NotThisNature = refusal('feedback.wrong-nature', { en: () => 'This step belongs to another kind of feedback.', ar: () => 'هذه الخطوة تخص نوعًا آخر من الملاحظات.' });
export const SecondPerson = refusal('case.less-second-person', {
  en: () => 'Making less of a complaint needs a second person: propose it with a reason.',
  ar: () => 'التقليل من شأن الشكوى يحتاج إلى شخص ثانٍ: يُقدَّم كاقتراح مع ذكر السبب.',
});
export const NotYourself = refusal('case.less-not-yourself', { en: () => 'Somebody else than who proposed it has to decide.', ar: () => 'القرار لشخص آخر غير مقدّم الاقتراح.' });
export const AlreadyProposed = refusal('case.less-waiting', { en: () => 'A proposal is waiting for its decision already.', ar: () => 'يوجد اقتراح بانتظار القرار.' });
export const NothingLess = refusal('case.not-less', { en: () => 'This does not make less of it; triage can simply say so.', ar: () => 'هذا لا يقلل من شأنها، ويكفي تسجيله في الفرز.' });
export const ReasonForBackdating = refusal('feedback.backdated', {
  en: () => 'It is entered much later than it was received: please say why.',
  ar: () => 'تاريخ الاستلام أقدم بكثير من وقت التسجيل، ويلزم ذكر السبب.',
});
export const DraftToken = refusal('feedback.draft', { en: () => 'A form needs an operation id of at least 16 characters.', ar: () => 'يحتاج النموذج إلى معرّف عملية من 16 حرفًا على الأقل.' });
export const BadPhone = refusal('feedback.phone', { en: () => 'Please give a telephone number with its digits, as in 05x xxx xxxx.', ar: () => 'يرجى كتابة رقم الهاتف كاملًا، مثل 05xxxxxxxx.' });
export const BadEmail = refusal('feedback.email', { en: () => 'Please give an e-mail address, as in name@example.com.', ar: () => 'يرجى كتابة عنوان بريد إلكتروني، مثل name@example.com.' });
export const NameDue = refusal('feedback.name', { en: () => 'Please give a name, or choose not to be named.', ar: () => 'يرجى كتابة الاسم، أو اختيار عدم ذكر الهوية.' });
export const BehalfDue = refusal('feedback.behalf', { en: () => 'Please say for whom you speak.', ar: () => 'يرجى ذكر من تقدّمون الشكوى بالنيابة عنه.' });
export const WayDue = refusal('feedback.way', { en: () => 'Please give what this way of reaching you needs.', ar: () => 'يرجى إدخال ما تحتاجه وسيلة التواصل المختارة.' });
export const WordsDue = refusal('feedback.words', { en: () => 'Please tell us what happened.', ar: () => 'يرجى كتابة ما حدث.' });

/** Milliseconds: what was received longer ago than this is entered with a reason. */
export const backdatingFree = 4 * 3_600_000;
