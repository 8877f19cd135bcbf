import { refusal, type Refusal } from '../platform/problem.ts';
import type { Action, ActionStage } from './action.entity.ts';

const open = ['planned', 'started', 'implemented', 'verified'] as const;

/** Stage × verb of an action, whole: which steps fit where it stands. Blocked and overdue are independent of it. Tests walk every cell. */
export const actionVerb = {
  edit: ['planned', 'started'],
  plan: open,
  start: ['planned'],
  block: ['planned', 'started'],
  implement: ['planned', 'started'],
  takeBack: ['started', 'implemented'],
  check: ['implemented'],
  judge: ['verified'],
  cancel: ['planned', 'started'],
  link: [...open, 'effective', 'notEffective'],
} as const satisfies Record<string, readonly ActionStage[]>;
export type ActionVerb = keyof typeof actionVerb;
export const actionVerbs = Object.keys(actionVerb) as ActionVerb[];

export const WrongStep = refusal('action.wrong-step', { en: () => 'This step does not follow from where the action stands.', ar: () => 'هذه الخطوة لا تناسب وضع الإجراء الحالي.' });
export const Ended = refusal('action.ended', { en: () => 'This action has ended.', ar: () => 'انتهى هذا الإجراء.' });
export const PlanFirst = refusal('action.plan-first', {
  en: () => 'The plan of verification is fixed before the work starts.',
  ar: () => 'تُحدَّد خطة التحقق قبل بدء التنفيذ.',
});

/** Whether the verb fits where the action stands. What needs proof is begun only with a plan, and implemented only once begun. */
export const fits = (action: Pick<Action, 'stage' | 'needsProof' | 'planned' | 'open'>, verb: ActionVerb): true | Refusal => {
  if (!(actionVerb[verb] as readonly string[]).includes(action.stage)) return action.open || verb === 'link' ? WrongStep : Ended;
  if (!action.needsProof) return verb === 'judge' ? WrongStep : true;
  if ((verb === 'start' || verb === 'implement') && !action.planned) return PlanFirst;
  return verb === 'implement' && action.stage === 'planned' ? WrongStep : true;
};
