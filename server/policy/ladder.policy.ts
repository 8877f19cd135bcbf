import { counted } from '../platform/nouns.ts';
import type { Language } from '../platform/language.ts';
import { refusal, type Refusal } from '../platform/problem.ts';
import { say } from '../platform/vocabulary.ts';
import type { LadderStep } from './ladder.entity.ts';

export type Step = Pick<LadderStep, 'id' | 'lineId' | 'since' | 'until' | 'level' | 'clock' | 'band' | 'departmentId' | 'share' | 'offsetUnit' | 'offsetAmount' | 'target' | 'personId' | 'minutesToTake' | 'active'>;
type Conditions = Pick<Step, 'clock' | 'band' | 'departmentId'>;

export const SkipsLevel = refusal<{ level?: number; missing?: number }>('policy.ladder-skips', {
  en: ({ level, missing }) => `Level ${level} would be reached without level ${missing}: one level after the other.`,
  ar: ({ level, missing }) => `لا يُبلغ المستوى ${level} دون المستوى ${missing}: مستوى بعد آخر.`,
});
export const LevelTaken = refusal<{ level?: number }>('policy.ladder-level-taken', { en: ({ level }) => `This ladder has a step to level ${level} already.`, ar: ({ level }) => `في هذا السلّم درجة إلى المستوى ${level} من قبل.` });
export const TimeBackwards = refusal<{ level?: number; other?: number }>('policy.ladder-backwards', {
  en: ({ level, other }) => `Time would go backwards: level ${level} has to come after level ${other}.`,
  ar: ({ level, other }) => `ترتيب الوقت معكوس: المستوى ${level} يأتي بعد المستوى ${other}.`,
});
export const SameInstant = refusal('policy.ladder-same-instant', { en: () => 'Another step of this ladder comes at the same instant.', ar: () => 'توجد درجة أخرى في هذا السلّم في اللحظة نفسها.' });

const conditions = ['clock', 'band', 'departmentId'] as const;
const keyOf = (step: Conditions): string => conditions.map((one) => step[one] ?? '').join('|');

/** Of a clock, what a ladder's choice looks at besides; `at`: the moment whose ladder it climbs. */
export interface LadderFacts { readonly clock: string; readonly band?: string | null | undefined; readonly departmentId?: string | null | undefined; readonly at: Date }

/** Of all editions those that were in use at a moment. What began before the house had a ladder climbs its first one. */
export const inUseAt = <S extends Step>(steps: readonly S[], at: Date): readonly S[] => {
  const moment = new Date(Math.max(at.getTime(), Math.min(...steps.map(({ since }) => since.getTime()))));
  return steps.filter(({ active, since, until }) => active && since <= moment && (!until || moment < until));
};

/**
 * The ladder of a clock in a case: of all that were in use at its moment and whose conditions fit, the one with the most; among these one for the clock before one for the
 * band, and that before one for the department. Lowest level first, warnings before all. Ladders are not mixed, so that it can be read as it stands.
 */
export const ladderOf = <S extends Step>(steps: readonly S[], facts: LadderFacts): readonly S[] => {
  const fitting = inUseAt(steps, facts.at).filter((step) => conditions.every((one) => (step[one] ?? null) === null || step[one] === facts[one]));
  const weight = (step: S): number => conditions.reduce((sum, one, place) => sum + (step[one] ? 8 + (4 >> place) : 0), 0);
  const best = Math.max(...fitting.map(weight));
  return inOrder(fitting.filter((step) => weight(step) === best));
};

const inOrder = <S extends Step>(steps: readonly S[]): S[] => [...steps].sort((a, b) => a.level - b.level || (a.share ?? 9) - (b.share ?? 9) || (a.id < b.id ? -1 : 1));
/** The steps that one belongs with: the same conditions. */
export const siblingsOf = <S extends Step>(step: Conditions, steps: readonly S[]): S[] => inOrder(steps.filter((one) => one.active && keyOf(one) === keyOf(step)));
/** The level that nobody climbs beyond. */
export const topOf = (ladder: readonly Pick<Step, 'level'>[]): number => Math.max(1, ...ladder.map(({ level }) => level));

/** What a step says, in whichever edition. */
export type Shape = Omit<Step, 'id' | 'lineId' | 'since' | 'until'>;

/** The first contradiction between a step and the others of its ladder, by field; none where they go together. `step` null: it was taken away. */
export const faultsOfLadder = (step: Shape | null, others: readonly Shape[]): (readonly [field: string, why: Refusal, params?: object])[] => {
  const all = [...others, ...(step ? [step] : [])];
  const levels = new Set(all.map(({ level }) => level));
  const skipped = all.find(({ level }) => level > 1 && !levels.has(level - 1));
  if (skipped) return [[step?.level === skipped.level ? 'level' : step ? 'level' : 'active', SkipsLevel as Refusal, { level: skipped.level, missing: skipped.level - 1 }]];
  if (!step) return [];
  if (step.level === 0 && !levels.has(1)) return [['level', SkipsLevel as Refusal, { level: 0, missing: 1 }]];
  if (step.level > 0 && others.some(({ level }) => level === step.level)) return [['level', LevelTaken as Refusal, { level: step.level }]];
  if (others.some((other) => compare(step, other) === 0)) return [[step.share ? 'share' : 'offsetAmount', SameInstant]];
  const against = others.find((other) => step.level > 0 && other.level > 0 && (compare(step, other) ?? 0) * (step.level - other.level) < 0);
  if (!against) return [];
  const [low, high] = [step, against].map(({ level }) => level).sort((a, b) => a - b);
  return [[step.share ? 'share' : 'offsetAmount', TimeBackwards as Refusal, { level: high, other: low }]];
};

type When = Pick<Step, 'share' | 'offsetUnit' | 'offsetAmount'>;
/** Which of two comes first, as far as that is the same for every case: a share and an offset on the same side of the deadline depend on how long the time is. */
const compare = (a: When, b: When): number | null => {
  const side = (one: When): number => (one.share ? Math.sign(one.share - 1) : Math.sign(one.offsetAmount ?? 0));
  if (side(a) !== side(b)) return side(a) - side(b);
  if (side(a) === 0) return 0;
  if (a.share && b.share) return a.share - b.share;
  if (a.share || b.share || a.offsetUnit !== b.offsetUnit) return null;
  return (a.offsetAmount ?? 0) - (b.offsetAmount ?? 0);
};

/** A length in the unit it was promised in, after a preposition. */
const length = (amount: number, unit: string | null | undefined, language: Language): string => {
  if (unit === 'workingMinutes' && amount % 60 === 0) return counted(amount / 60, 'workingHour', language, 'oblique');
  const noun = unit === 'workingMinutes' ? 'workingMinute' : unit === 'workingHours' ? 'workingHour' : unit === 'workingDays' ? 'workingDay' : 'calendarDay';
  return counted(amount, noun, language, 'oblique');
};

const whenSaid = ({ share, offsetAmount, offsetUnit }: When, language: Language): string => {
  const en = language === 'en';
  if (share === 1) return en ? 'At the deadline' : 'عند الموعد النهائي';
  if (share) return en ? `At ${Math.round(share * 100)} % of the time` : `عند ${Math.round(share * 100)}% من المدة`;
  const span = length(Math.abs(offsetAmount ?? 0), offsetUnit, language);
  // The preposition is written with the word, and with a stroke before a figure.
  const by = /^\d/.test(span) ? `بـ${span}` : `ب${span}`;
  if ((offsetAmount ?? 0) < 0) return en ? `${span[0]!.toUpperCase()}${span.slice(1)} before the deadline` : `قبل الموعد النهائي ${by}`;
  return en ? `${span[0]!.toUpperCase()}${span.slice(1)} after the deadline` : `بعد الموعد النهائي ${by}`;
};

/** To whom a step goes; a named person by name. */
export const whomSaid = ({ target, personId }: Pick<Step, 'target' | 'personId'>, language: Language, names: ReadonlyMap<string, string>): string =>
  (target === 'person' && personId ? names.get(personId) : undefined) ?? say(`ladder.${target}`, language);

/** A step as a sentence that a manager reads: when, who takes it and how soon, and to whom it climbs else. `ladder`: the steps it belongs with. */
export const stepSaid = (step: Shape, ladder: readonly Shape[], language: Language, names: ReadonlyMap<string, string> = new Map()): string => `${whenSaid(step, language)}: ${dutySaid(step, ladder, language, names)}`;

/** The same without the time: who takes it, how soon, and to whom it climbs else. */
export const dutySaid = (step: Shape, ladder: readonly Shape[], language: Language, names: ReadonlyMap<string, string> = new Map()): string => {
  const en = language === 'en';
  const whom = whomSaid(step, language, names);
  if (step.level === 0) return en ? `tell ${whom}.` : `إبلاغ ${whom}.`;
  const next = ladder.find(({ level }) => level === step.level + 1);
  if (!next) return en ? `${whom} takes it; nobody stands above.` : `يُحال إلى ${whom} للتولّي، ولا مستوى فوقه.`;
  const span = length(step.minutesToTake, 'workingMinutes', language);
  const above = whomSaid(next, language, names);
  return en ? `${whom} takes it within ${span}, else it climbs to ${above}.` : `يُحال إلى ${whom} للتولّي خلال ${span}، وإلا صُعّد إلى ${above}.`;
};
