import type { Book } from '../journal/book.ts';
import type { Action } from '../action/action.entity.ts';
import { ActionJudgeable } from './escalation.kinds.ts';
import type { NewDeadline } from './plan.service.ts';

interface Judged { readonly action: Action; readonly birth: { readonly id: string } }

const week = 7 * 86_400_000;

/** A plan that was changed has a window of its own. */
const clockOfEffect = ({ id, judgeableAt }: Action): string => `effect:${id}:${judgeableAt!.getTime()}`;
const waits = ({ stage, judgeableAt }: Action): boolean => stage === 'verified' && !!judgeableAt;

/** When the verifier is called: once the window of the plan has passed, and once more a week later. */
export const callsOf = ({ action, birth }: Judged): NewDeadline[] =>
  waits(action) ? [['judge:due', 0], ['judge:late', week]].map(([step, after]) => ({ caseId: birth.id, actionId: action.id, clock: clockOfEffect(action), cycle: 1, step: step as string, at: new Date(action.judgeableAt!.getTime() + Number(after)) })) : [];

/** Tells that the effect can be judged, in the stories of the action and of each case. @returns whether it still waits for that */
export const callForVerdict = (book: Book, action: Action, { clock, step, at }: Pick<NewDeadline, 'clock' | 'step' | 'at'>, streams: readonly string[]): boolean => {
  if (!waits(action) || clock !== clockOfEffect(action)) return false;
  for (const stream of streams) book.write(ActionJudgeable, action, { number: action.number, person: action.verifierId, ...(step === 'judge:late' ? { late: true } : {}) }, { happenedAt: at, stream });
  return true;
};
