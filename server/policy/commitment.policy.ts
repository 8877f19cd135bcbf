import { refusal, Required, Unknown, type Refusal } from '../platform/problem.ts';

import { neverPaused, ownReasons, pauseReasons, type Commitment } from './commitment.entity.ts';
import { bands } from './matrix.entity.ts';
import { faultsOfBudget, type Budget, type BudgetUnit } from './working-time/budget.ts';
import type { WorkingCalendar } from './working-time/calendar.ts';
import { deadline } from './working-time/deadline.ts';
import type { Fault } from './working-time/faults.ts';

export const refusalOf = ({ code, en, ar }: Fault): Refusal => ({ code: `policy.${code}`, sentence: { en: () => en, ar: () => ar } });

export const TargetBeyondPromise = refusal('policy.target-beyond-promise', { en: () => 'The internal target would end after what was promised.', ar: () => 'الهدف الداخلي ينتهي بعد الالتزام المعلن.' });
export const NeverPauses = refusal('policy.never-pauses', { en: () => 'This clock never stands still: acknowledgements, progress notices and what the law asks.', ar: () => 'لا يجوز إيقاف هذه المدة: الإشعار بالاستلام وإشعارات المستجدات والمدد النظامية.' });
export const OwnReason = refusal('policy.own-reason', { en: () => 'Waiting for our own supplier or department never pauses the promise to the complainant.', ar: () => 'انتظار المورّد أو إدارة داخلية لا يوقف الالتزام تجاه مقدّم الشكوى.' });
export const RuleMissing = refusal('policy.rule-missing', { en: () => 'A legal time names its rule.', ar: () => 'المدة النظامية تُذكر مع النظام الذي يحددها.' });
export const SamePlace = refusal('policy.same-place', { en: () => 'Another promise of this clock is for exactly the same, with the same rank.', ar: () => 'يوجد التزام آخر للمدة نفسها وبالشروط نفسها والترتيب نفسه.' });
export const BandReversed = refusal('policy.band-reversed', { en: () => 'A graver risk band would be promised a longer time than a lighter one.', ar: () => 'فئة مخاطر أشد تحصل على مدة أطول من فئة أخف.' });

type Promised = Pick<Commitment, 'clock' | 'promiseUnit' | 'promiseAmount' | 'targetUnit' | 'targetAmount' | 'nature' | 'categoryId' | 'band' | 'branchId' | 'language' | 'rank' | 'pausable' | 'pauseDays' | 'legal' | 'ruleName'>;

/** The budget of a promise or a target; null where there is none. */
export const budgetOf = (unit: string | null | undefined, amount: number | null | undefined): Budget | null => (unit && amount ? { unit: unit as BudgetUnit, amount } : null);

/** By which calendar two units are compared, and from when. */
export interface Measure { readonly calendar: WorkingCalendar; readonly from: number }

const hour = 3_600_000;
/** Whether a target ends after its promise at whatever hour of a week a case comes: units differ in length from hour to hour, and only what is never within is a contradiction. */
const alwaysBeyond = (target: Budget, promise: Budget, { calendar, from }: Measure): boolean =>
  Array.from({ length: 7 * 24 }, (_, at) => from + at * hour).every((start) => (deadline(calendar, start, target) ?? 0) > (deadline(calendar, start, promise) ?? 0));

/** Why a promise may not stand as it is, or beside the others in force. Empty for a good one. `measure`: null where there is no standard calendar yet. */
export const faultsOfPromise = (given: Promised, others: readonly Commitment[], measure: Measure | null): (readonly [field: string, why: Refusal])[] => {
  const promise = { unit: given.promiseUnit as BudgetUnit, amount: given.promiseAmount ?? 0 };
  const target = { unit: given.targetUnit as BudgetUnit, amount: given.targetAmount ?? 0 };
  const found: (readonly [string, Refusal])[] = [];
  const budget = (which: 'promise' | 'target', value: Budget) =>
    faultsOfBudget(value, which).forEach((one) => found.push([one.where.endsWith('unit') ? `${which}Unit` : `${which}Amount`, refusalOf(one)]));
  if (given.promiseUnit || given.promiseAmount) budget('promise', promise);
  if (given.targetUnit || given.targetAmount) budget('target', target);
  if (!given.promiseUnit && !given.targetUnit) found.push(['promiseAmount', Required]);
  if (given.legal && !given.promiseUnit) found.push(['promiseAmount', Required]);
  if (given.promiseUnit && given.promiseUnit === given.targetUnit && target.amount > promise.amount) found.push(['targetAmount', TargetBeyondPromise]);
  if (!found.length && measure && given.promiseUnit && given.targetUnit && given.promiseUnit !== given.targetUnit && alwaysBeyond(target, promise, measure)) found.push(['targetAmount', TargetBeyondPromise]);
  if (given.legal && !given.ruleName?.trim()) found.push(['ruleName', RuleMissing]);
  found.push(...faultsOfPausing(given));
  if (!found.length) found.push(...faultsBeside(given, others));
  return found;
};

const faultsOfPausing = ({ pausable, pauseDays, clock, legal }: Promised): (readonly [string, Refusal])[] => {
  if (!pausable.length) return [];
  if (legal || neverPaused.includes(clock)) return [['pausable', NeverPauses]];
  if (pausable.some((reason) => ownReasons.includes(reason))) return [['pausable', OwnReason]];
  if (pausable.some((reason) => !(pauseReasons as readonly string[]).includes(reason))) return [['pausable', Unknown]];
  return pauseDays > 0 ? [] : [['pauseDays', Required]];
};

const faultsBeside = (given: Promised, others: readonly Commitment[]): (readonly [string, Refusal])[] => {
  const same = (one: Promised, ...keys: (keyof Promised)[]) => keys.every((key) => (one[key] ?? null) === (given[key] ?? null));
  const near = others.filter((one) => !one.until && same(one, 'clock', 'legal', 'nature', 'categoryId', 'branchId', 'language'));
  if (near.some((one) => same(one, 'band', 'rank'))) return [['rank', SamePlace]];
  const reversed = near.some((one) => {
    if (!one.band || !given.band || one.promiseUnit !== given.promiseUnit || !one.promiseAmount || !given.promiseAmount) return false;
    const graver = bands.indexOf(given.band) - bands.indexOf(one.band);
    return graver > 0 ? given.promiseAmount > one.promiseAmount : graver < 0 && given.promiseAmount < one.promiseAmount;
  });
  return reversed ? [['promiseAmount', BandReversed]] : [];
};

