import type { Actor } from '../platform/context.ts';
import { refusal } from '../platform/problem.ts';
import { has, inScope, isStaff } from '../people/role.policy.ts';
import { maySee, permission, type Ruled } from '../case/case.policy.ts';
import type { Action } from './action.entity.ts';
import { actionVerbs, fits, type ActionVerb } from './stage.policy.ts';

export const OwnWork = refusal('action.own-work', {
  en: () => 'Nobody verifies their own work: verifier, owner and implementer are three people. Where they cannot be, a compensating control is recorded.',
  ar: () => 'لا يتحقق أحد من عمله: المسؤول عن التنفيذ والمنفّذ ومسؤول التحقق ثلاثة أشخاص مختلفون، وإن تعذّر ذلك يُسجَّل إجراء رقابي بديل.',
});
export const TooEarly = refusal<{ from?: string }>('action.too-early', {
  en: ({ from }) => `By the plan, the effect can be judged from ${from} on.`,
  ar: ({ from }) => `بحسب خطة التحقق، يمكن الحكم على الفاعلية ابتداءً من ${from}.`,
});
export const NoVolume = refusal('action.no-volume', {
  en: () => 'A rate needs a volume. Counts without one give no verdict on a threshold.',
  ar: () => 'يلزم حجم النشاط لحساب المعدل، ولا يكفي العدد وحده للحكم.',
});
export const AgainstFigures = refusal('action.against-figures', {
  en: () => 'The figure lies above the threshold of the plan, so this is not effective.',
  ar: () => 'الرقم أعلى من حد القبول في خطة التحقق، فلا يُعد الإجراء فعّالًا.',
});
export const NoTrendWithout = refusal('action.trend-figures', {
  en: () => 'A trend is judged against figures: baseline and threshold are needed, and the threshold lies below the baseline.',
  ar: () => 'يُحكم على الاتجاه بالأرقام: يلزم خط الأساس وحد القبول، على أن يكون حد القبول أقل من خط الأساس.',
});
export const WhyChanged = refusal('action.why-changed', { en: () => 'Please say why this changes.', ar: () => 'يرجى ذكر سبب التغيير.' });
export const DuePast = refusal('action.due-past', { en: () => 'The due date has passed already.', ar: () => 'تاريخ الاستحقاق قد مضى.' });
export const SimilarAsked = refusal('action.similar-asked', {
  en: () => 'Please say where else the same could happen, and what was found there.',
  ar: () => 'يرجى ذكر المواضع الأخرى التي قد يتكرر فيها الأمر وما وُجد فيها.',
});
export const CannotOwn = refusal('action.cannot-own', { en: () => 'This person cannot take part in the case that it comes from.', ar: () => 'لا تمكن مشاركة هذا الشخص في الحالة التي نشأ عنها الإجراء.' });
export const ActionsOpen = refusal('case.action-missing', {
  en: () => 'At least one corrective or preventive action is demanded before closing.',
  ar: () => 'يلزم إجراء تصحيحي أو وقائي واحد على الأقل قبل الإغلاق.',
});

export const CorrectionDue = refusal('case.correction-due', {
  en: () => 'A correction for this customer has not been carried out yet.',
  ar: () => 'لم يُنفَّذ بعد تصحيح فوري يخص هذا العميل.',
});

type Owned = Pick<Action, 'ownerId' | 'implementerId' | 'verifierId' | 'departmentId'>;

/** Whoever owns or carries it out works on it; quality and its department's head as well. */
export const mayWorkOn = (actor: Actor, action: Owned): boolean =>
  isStaff(actor) && inScope(actor, 'write') && (action.ownerId === actor.id || action.implementerId === actor.id || has(actor, 'quality') || (has(actor, 'head') && !!action.departmentId && actor.departments.includes(action.departmentId)));

/** Its owner, and whoever leads or works on the case that it comes from. */
export const mayDirect = (actor: Actor, action: Owned, birth: Ruled, verb: 'action.edit' | 'action.plan' | 'action.cancel'): boolean =>
  (verb !== 'action.cancel' && mayWorkOn(actor, action)) || permission(verb)(actor, birth) === true;

/** The verifier that the plan names, and quality; where no proof of effect is needed, those who work on the case as well. */
export const mayVerify = (actor: Actor, action: Owned & Pick<Action, 'needsProof'>, birth: Ruled): boolean =>
  isStaff(actor) && inScope(actor, 'write') && (action.verifierId === actor.id || has(actor, 'quality') || (!action.needsProof && permission('action.edit')(actor, birth) === true));

/** What this person may do with it now, where they may see it. The SQL twin is `verbsInSql` in action.read.ts; a test holds the two together. */
export const verbsOn = (actor: Actor, action: Action, birth: Ruled): ActionVerb[] => {
  const [works, verifies, links] = [mayWorkOn(actor, action), mayVerify(actor, action, birth), mayLink(actor)];
  const direct = (verb: Parameters<typeof mayDirect>[3]): boolean => mayDirect(actor, action, birth, verb);
  const may: Record<ActionVerb, boolean> = {
    edit: direct('action.edit'), plan: direct('action.plan'), cancel: direct('action.cancel'), start: works, block: works, implement: works, takeBack: works, check: verifies, judge: verifies, link: links,
  };
  return actionVerbs.filter((verb) => may[verb] && fits(action, verb) === true);
};

/** Seeing that something was done takes one other person. */
export const isOther = (action: Owned, checker: string): boolean => checker !== action.ownerId && checker !== action.implementerId;

/** Judging an effect takes three: verifier ≠ owner ≠ implementer (domain.md 28). */
export const threePeople = (action: Owned, verifier: string): boolean => isOther(action, verifier) && action.ownerId !== action.implementerId;

/** Quality, auditors and management see all actions; others those they work on, verify, or whose case they may see. */
export const seesAllActions = (actor: Actor): boolean => has(actor, 'quality', 'auditor', 'management') && inScope(actor, 'read');

/**
 * Whether somebody may see an action. Whoever is excluded from the case that it comes from never does; of confidential cases only those who
 * see them, or who have a part in the action. The SQL twin stands in action.read.ts; a test holds the two together.
 */
export const maySeeAction = (actor: Actor, action: Owned, cases: readonly Ruled[]): boolean => {
  if (actor.kind === 'system') return true;
  if (!isStaff(actor) || !inScope(actor, 'read') || cases[0]?.excludedIds.includes(actor.id)) return false;
  if ([action.ownerId, action.implementerId, action.verifierId].includes(actor.id) || cases.some((kase) => maySee(actor, kase))) return true;
  return seesAllActions(actor) && !cases.some((kase) => kase.confidential || kase.excludedIds.includes(actor.id));
};

/** Volumes are business figures of the house: quality keeps them, and heads for what they answer for. */
export const mayEnterVolumes = (actor: Actor): boolean => isStaff(actor) && has(actor, 'quality', 'head') && inScope(actor, 'write');

export const Withdrawn = refusal('exposure.withdrawn', { en: () => 'This volume was withdrawn already.', ar: () => 'سُحب هذا الحجم من قبل.' });
export const Overlaps = refusal('exposure.overlaps', {
  en: () => 'A volume of the same product, branch and unit is entered for a part of this period. It would be counted twice.',
  ar: () => 'يوجد حجم مسجَّل للمنتج والفرع والوحدة نفسها في جزء من هذه الفترة، وسيُحتسب مرتين.',
});

/** Whether somebody may link it anywhere at all; the case it is linked to asks for itself. */
export const mayLink = (actor: Actor): boolean => isStaff(actor) && has(actor, 'investigator', 'head', 'quality') && inScope(actor, 'write');
