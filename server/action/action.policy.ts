import type { Actor } from '../platform/context.ts';
import { refusal, type Refusal } from '../platform/problem.ts';
import { has, inScope } from '../people/role.policy.ts';
import type { Action } from './action.entity.ts';

export const NoSource = refusal('action.no-source', { en: () => 'An action is always born from a case or a cause.', ar: () => 'ينشأ كل إجراء عن حالة أو سبب.' });
export const PlanFirst = refusal('action.plan-first', {
  en: () => 'The plan of verification is fixed before the work starts.',
  ar: () => 'تُحدَّد خطة التحقق قبل بدء التنفيذ.',
});
export const WrongStep = refusal('action.wrong-step', { en: () => 'This step does not follow from where the action stands.', ar: () => 'هذه الخطوة لا تناسب وضع الإجراء الحالي.' });
export const OwnWork = refusal('action.own-work', {
  en: () => 'Nobody verifies their own work: verifier, owner and implementer are three people. Where they cannot be, a compensating control is recorded.',
  ar: () => 'لا يتحقق أحد من عمله: مسؤول التحقق غير المسؤول عن التنفيذ وغير المنفّذ، وإن تعذّر ذلك يُسجَّل إجراء رقابي بديل.',
});
export const TooEarly = refusal<{ from?: string }>('action.too-early', {
  en: ({ from }) => `By the plan, the effect can be judged from ${from} on.`,
  ar: ({ from }) => `بحسب خطة التحقق، يمكن الحكم على الفاعلية ابتداءً من ${from}.`,
});
export const NoVolume = refusal('action.no-volume', {
  en: () => 'A rate needs a volume. Counts without one give no verdict on a threshold.',
  ar: () => 'يلزم حجم النشاط لحساب المعدل، ولا يكفي العدد وحده للحكم.',
});
export const Blocked = refusal('action.ended', { en: () => 'This action has ended.', ar: () => 'انتهى هذا الإجراء.' });
export const ActionsOpen = refusal('case.action-missing', {
  en: () => 'The risk band demands at least one corrective or preventive action before closing.',
  ar: () => 'تتطلب فئة المخاطر إجراءً تصحيحيًا أو وقائيًا واحدًا على الأقل قبل الإغلاق.',
});

/** Whoever owns or carries it out works on it; quality and its department's head as well. */
export const mayWorkOn = (actor: Actor, action: Action): boolean | Refusal =>
  inScope(actor, 'write') && (action.ownerId === actor.id || action.implementerId === actor.id || has(actor, 'quality') || (has(actor, 'head') && !!action.departmentId && actor.departments.includes(action.departmentId)));

/** A verifier is neither owner nor implementer; a recorded control stands in where three people cannot be separated. */
export const mayVerify = (actor: Actor, action: Action, control: string | null): boolean | Refusal => {
  if (!inScope(actor, 'write') || !(action.verifierId === actor.id || has(actor, 'quality', 'auditor'))) return false;
  return (action.ownerId === actor.id || action.implementerId === actor.id) && !control ? OwnWork : true;
};

/** Quality, auditors and management see all actions; others those they work on, verify, or whose case they may see. */
export const seesAllActions = (actor: Actor): boolean => has(actor, 'quality', 'auditor', 'management') && inScope(actor, 'read');
