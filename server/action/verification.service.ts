import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/problem.ts';
import type { Action, Verdict } from './action.entity.ts';
import { EffectJudged, ImplementationVerified } from './action.kinds.ts';
import { mayVerify, NoVolume, PlanFirst, TooEarly, WrongStep } from './action.policy.ts';
import { onAction, tell } from './action.service.ts';

/** Somebody else saw that it was done. This is not the proof of its effect. */
export const verifyImplementation = (ctx: Context, id: string, note: string, control: string | null, expectedVersion: number): Promise<Action> =>
  onAction(ctx, id, expectedVersion, async (book, action) => {
    ctx.must(mayVerify, action, control);
    if (action.stage !== 'implemented') throw new Refused(WrongStep);
    Object.assign(action, { stage: action.needsProof ? 'verified' : 'effective', checkedBy: ctx.actor.id, checkedAt: ctx.now() });
    tell(book, action, ImplementationVerified, { note: await book.say(action, 'checked', note), control: control ? await book.say(action, 'control', control) : null });
  });

/** The verdict, against the plan that was fixed first: not before its window has passed, not on counts without a volume. */
export const judgeEffect = (ctx: Context, id: string, verdict: Verdict, reason: string, expectedVersion: number): Promise<Action> =>
  onAction(ctx, id, expectedVersion, async (book, action) => {
    ctx.must(mayVerify, action, verdict.control ?? null);
    if (action.stage !== 'verified') throw new Refused(WrongStep);
    if (!action.planned || !action.judgeableAt) throw new Refused(PlanFirst);
    if (ctx.now() < action.judgeableAt) throw new Refused(TooEarly, { from: action.judgeableAt.toISOString().slice(0, 10) });
    const { threshold, baseline } = action.planned;
    if (threshold !== null && threshold !== undefined && (!verdict.exposure || verdict.figure === null || verdict.figure === undefined)) throw new Refused(NoVolume);
    Object.assign(action, { stage: verdict.effective ? 'effective' : 'notEffective', found: verdict, judgedBy: ctx.actor.id, judgedAt: ctx.now() });
    tell(book, action, EffectJudged, {
      effective: verdict.effective, figure: verdict.figure, exposure: verdict.exposure, baseline, threshold, plan: action.planVersion,
      reason: await book.say(action, 'verdict', reason), control: verdict.control ? await book.say(action, 'control', verdict.control) : null,
    });
  });
