import type { Context } from '../platform/context.ts';
import { date } from '../platform/words.ts';
import { mistaken, Refused, Required } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import { Branch } from '../people/person.entity.ts';
import type { Case } from '../case/case.entity.ts';
import { openRound } from '../investigation/causes/cycle.service.ts';
import type { Action, Verdict } from './action.entity.ts';
import { EffectJudged, ImplementationVerified } from './action.kinds.ts';
import { AgainstFigures, isOther, mayVerify, NoVolume, OwnWork, threePeople, TooEarly } from './action.policy.ts';
import { onAction, tellAll } from './stream.service.ts';

/** Somebody else saw that it was done. This is not the proof of its effect; a correction and a containment end here. */
export const verifyImplementation = (ctx: Context, id: string, note: string, control: string | null, expectedVersion: number): Promise<Action> =>
  onAction(ctx, id, 'check', (action, birth) => ctx.must(mayVerify, action, birth), async (book, action) => {
    const standsIn = control ?? action.planned?.control ?? null;
    if (!isOther(action, ctx.actor.id) && !standsIn) throw mistaken('control', OwnWork);
    Object.assign(action, { stage: action.needsProof ? 'verified' : 'effective', checkedBy: ctx.actor.id, checkedAt: ctx.now() });
    tellAll(book, action, ImplementationVerified, {
      number: action.number, note: await book.say(action, 'checked', note, ctx.language), control: isOther(action, ctx.actor.id) ? null : await book.say(action, 'control', standsIn!, ctx.language),
    });
  }, expectedVersion);

/**
 * The verdict, against the plan that was fixed first: not before its window has passed, not on counts without a volume, not against its own
 * threshold. Not effective: the cases it answers begin a new round of causes.
 */
export const judgeEffect = (ctx: Context, id: string, verdict: Verdict, reason: string, expectedVersion: number): Promise<Action> =>
  onAction(ctx, id, 'judge', (action, birth) => ctx.must(mayVerify, action, birth), async (book, action, cases) => {
    const { threshold, baseline, control: planned } = action.planned!;
    const control = threePeople(action, ctx.actor.id) ? null : (verdict.control ?? planned ?? null);
    if (!control && !threePeople(action, ctx.actor.id)) throw mistaken('verdict.control', OwnWork);
    const from = action.judgeableAt!;
    if (ctx.now() < from) throw new Refused(TooEarly, { from: date(from, ctx.language, await zoneOf(book, cases[0]!)) });
    mustHaveFigures(verdict, threshold);
    Object.assign(action, { stage: verdict.effective ? 'effective' : 'notEffective', found: { ...verdict, control }, judgedBy: ctx.actor.id, judgedAt: ctx.now() });
    tellAll(book, action, EffectJudged, {
      number: action.number, effective: verdict.effective, figure: verdict.figure, exposure: verdict.exposure, baseline, threshold, plan: action.planVersion,
      reason: await book.say(action, 'verdict', reason, ctx.language), control: control ? await book.say(action, 'control', control, ctx.language) : null,
    });
    if (!verdict.effective) for (const kase of cases) await openRound(ctx, book, kase, action.id);
  }, expectedVersion);

const zoneOf = async (book: Book, { branchId }: Case): Promise<string> => (branchId ? (await book.em.findOne(Branch, { id: branchId }))?.zone : null) ?? 'UTC';

const mustHaveFigures = ({ figure, exposure, effective }: Verdict, threshold: number | null | undefined): void => {
  if (threshold === null || threshold === undefined) return;
  if (figure === null || figure === undefined) throw mistaken('verdict.figure', Required);
  if (!exposure) throw mistaken('verdict.exposure', NoVolume);
  if (effective && figure > threshold) throw mistaken('verdict.effective', AgainstFigures);
};
