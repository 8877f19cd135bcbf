import type { LadderStep } from '../../policy/ladder.entity.ts';
import { topOf } from '../../policy/policy.service.ts';
import { stepKeyOf } from '../instant.policy.ts';

/** What another ladder would do to a clock or an action, gravest first: raised at once, sooner or later; or no time moves: others are asked, with another term, or it stands higher already. */
export const moveEffects = ['raised', 'sooner', 'later', 'same'] as const;
export type MoveEffect = (typeof moveEffects)[number];

/** What climbs: how high it stands, what has fired for it, and when a step would come. */
export interface Climbing {
  readonly level: number;
  readonly fired: (key: string) => boolean;
  readonly at: (step: LadderStep) => Date | null;
}

/** `level`: which one the two instants are about; null where none moves. */
export interface Climbed { readonly effect: MoveEffect; readonly level: number | null; readonly was: Date | null; readonly is: Date | null }

/** Whether two ladders say the same, by whichever editions. */
export const sayTheSame = (a: readonly LadderStep[], b: readonly LadderStep[]): boolean => signed(a) === signed(b);
const signed = (ladder: readonly LadderStep[]): string => JSON.stringify(ladder.map(({ level, share, offsetUnit, offsetAmount, target, personId, minutesToTake }) => [level, share, offsetUnit, offsetAmount, target, personId, minutesToTake].map((one) => one ?? null)));

/** What going over from one ladder to another would do; null where they say the same. What has fired does not come again. */
export const climbedBy = (from: readonly LadderStep[], to: readonly LadderStep[], one: Climbing, now: Date): Climbed | null => {
  if (sayTheSame(from, to)) return null;
  const [old, next] = [comingOf(from, one), comingOf(to, one)];
  const reached = reachedBy(next, topOf(to), one.level, now);
  if (reached > one.level && reached > reachedBy(old, topOf(from), one.level, now)) return { effect: 'raised', level: reached, was: old.get(reached) ?? null, is: next.get(reached) ?? next.values().next().value ?? null };
  // Levels first, the reminder last.
  for (const level of [...new Set([...old.keys(), ...next.keys()])].sort((a, b) => (a || 99) - (b || 99))) {
    const [was, is] = [old.get(level) ?? null, next.get(level) ?? null];
    if (was?.getTime() !== is?.getTime()) return { effect: is && (!was || is < was) ? 'sooner' : 'later', level, was, is };
  }
  return { effect: 'same', level: null, was: null, is: null };
};

/** When each level comes that has not been reached, the earliest where several steps lead to it. */
const comingOf = (ladder: readonly LadderStep[], { level, fired, at }: Climbing): Map<number, Date> => {
  const coming = new Map<number, Date>();
  for (const step of ladder) {
    const when = fired(stepKeyOf(step)) || (step.level > 0 && step.level <= level) ? null : at(step);
    const known = coming.get(step.level);
    if (when && (!known || when < known)) coming.set(step.level, when);
  }
  return coming;
};

/** How high it would stand at once: each step whose time has passed raises one level. */
const reachedBy = (coming: ReadonlyMap<number, Date>, top: number, from: number, now: Date): number =>
  [...coming].filter(([, at]) => at <= now).sort(([, a], [, b]) => a.getTime() - b.getTime()).reduce((level, [to]) => (to > level && level < top ? level + 1 : level), from);
