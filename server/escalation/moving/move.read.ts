import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { named } from '../../platform/language.ts';
import { say } from '../../platform/vocabulary.ts';
import { Department } from '../../people/person.entity.ts';
import type { LadderDraft } from '../../policy/draft.service.ts';
import { Case } from '../../case/case.entity.ts';
import { MovedClock, WhatIf, type Part } from '../../case/replanning/replan.view.ts';
import { actionInstantOf, clockOfAction, ladderOfAction, owedOf } from '../action-plan.service.ts';
import { Escalation } from '../escalation.entity.ts';
import { instantOf, keyOf } from '../instant.policy.ts';
import { clocksOf, groundsFor, ladderOfCase } from '../plan.service.ts';
import { climbedBy, moveEffects, type Climbed, type Climbing } from './move.policy.ts';

/** Cases looked at in one statement, in one answer unless fewer are asked for, and told one by one. */
const [atOnce, inAnswer, toldOf] = [500, 5_000, 100];

/** What runs by an earlier moment than `at`: open cases, and cases from which an action was born that has to be done. */
const earlier = `(select id from "case" where stage <> 'closed' and ladder_at < ? union select case_ids[1] from action where stage in ('planned', 'started') and ladder_at < ?) going`;

/** Cases that might go over, after a case in the order of their ids. */
export const casesBefore = async (em: EntityManager, at: Date, after: string | null, limit: number): Promise<string[]> =>
  (await em.execute<{ id: string }[]>(`select id from ${earlier}${after ? ' where id > ?' : ''} order by 1 limit ?`, [at, at, ...(after ? [after] : []), limit])).map(({ id }) => id);

/** One clock of a case, or an action, by another ladder. */
export interface Move extends Climbed { readonly clock: string; readonly action: string | null; readonly paused: boolean; readonly zone: string }
/** A case that would go over, with the actions that do. */
export interface Moving { readonly kase: Case; readonly actions: readonly string[]; readonly moves: readonly Move[] }

/**
 * What going over to another ladder would do to some cases and to the actions born from them; none of those in which it would do nothing.
 * Writes nothing: what is asked before saving and what is done after it are the same.
 */
export const movesOf = async (em: EntityManager, ids: readonly string[], { steps, at }: LadderDraft, now: Date): Promise<Moving[]> => {
  if (!ids.length) return [];
  const unmanaged = { disableIdentityMap: true } as const;
  const cases = await em.find(Case, { id: { $in: [...ids] } }, { ...unmanaged, orderBy: { id: 'asc' } });
  const { running } = await groundsFor(em, ids);
  const wanted = `{${ids.join(',')}}`;
  const born = (await em.execute<{ id: string }[]>("select id from action where case_ids[1] = any(?::uuid[]) and stage in ('planned', 'started') and ladder_at < ?", [wanted, at])).map(({ id }) => id);
  const owed = Map.groupBy((await owedOf(em, born)).values(), ({ birth }) => birth.id);
  const fired = new Set((await em.execute<{ key: string }[]>("select concat_ws(' ', case_id, clock, cycle, step) as key from deadline where case_id = any(?::uuid[]) and fired_at is not null and step ~ '^(climb|warn):'", [wanted])).map(({ key }) => key));
  const levels = new Map((await em.find(Escalation, { actionId: { $in: born }, endedAt: null }, unmanaged)).map(({ actionId, level }) => [actionId!, level]));
  const firedFor = (kase: Case, clock: string, cycle: number): Climbing['fired'] => (key) => fired.has(`${kase.id} ${clock} ${cycle} ${key}`);

  const ofCase = (kase: Case): Move[] => {
    if (!kase.open || kase.ladderAt >= at) return [];
    const own = clocksOf(kase, running.get(kase.id) ?? []);
    const compare = (clock: string, one: Climbing): Climbed | null => climbedBy(ladderOfCase(steps, kase, clock), ladderOfCase(steps, kase, clock, at), one, now);
    const found = own.flatMap((one): Move[] => {
      const { clock, calendar } = one;
      const paused = clock.phase === 'paused';
      const climbed = compare(clock.name, { level: kase.level, fired: firedFor(kase, keyOf(clock), kase.cycle), at: (step) => (paused ? null : instantOf(one, step, now)) });
      return climbed ? [{ ...climbed, clock: clock.name, action: null, paused, zone: calendar?.zone ?? 'UTC' }] : [];
    });
    // What is raised by hand, or for another reason than a time that is up, climbs the ladder of the decision.
    const byHand = own.some(({ clock }) => clock.name === 'decision') ? null : compare('decision', { level: kase.level, fired: () => false, at: () => null });
    return byHand ? [...found, { ...byHand, clock: 'decision', action: null, paused: false, zone: 'UTC' }] : found;
  };
  const ofActions = (kase: Case): { id: string; move: Move }[] => (owed.get(kase.id) ?? []).flatMap((one) => {
    const { action, calendar } = one;
    const climbed = climbedBy(ladderOfAction(steps, one), ladderOfAction(steps, one, at), { level: levels.get(action.id) ?? 0, fired: firedFor(kase, clockOfAction(action), 1), at: (step) => actionInstantOf(one, step) }, now);
    return climbed ? [{ id: action.id, move: { ...climbed, clock: 'action', action: action.number, paused: false, zone: calendar?.zone ?? 'UTC' } }] : [];
  });
  return cases.flatMap((kase) => {
    const actions = ofActions(kase);
    const moves = [...ofCase(kase), ...actions.map(({ move }) => move)];
    return moves.length ? [{ kase, actions: actions.map(({ id }) => id), moves }] : [];
  });
};

/** How many cases run by a ladder that says something else than the one in force, themselves or in an action born from them. */
export const casesBehind = async (ctx: Context, draft: LadderDraft): Promise<number> => {
  let [behind, after]: [number, string | null] = [0, null];
  for (;;) {
    const em = ctx.house.fork();
    const ids = await casesBefore(em, draft.at, after, atOnce);
    behind += (await movesOf(em, ids, draft, ctx.now())).length;
    after = ids.at(-1) ?? null;
    if (ids.length < atOnce) return behind;
  }
};

/**
 * What going over to a ladder would do to what runs, part by part: counted over all of a part, and told for the gravest of it. Each case is
 * in one part, so that the counts of the parts add up. Writes nothing.
 */
export const whatIfClimbed = async (ctx: Context, draft: LadderDraft, { after: from = null, most }: Part): Promise<WhatIf> => {
  const inPart = Math.min(Math.max(most ?? inAnswer, 1), inAnswer);
  let [looked, after, more]: [number, string | null, boolean] = [0, from && isId(from) ? from : null, true];
  const [all] = after ? [] : await ctx.em.execute<{ n: number }[]>(`select count(*)::int as n from ${earlier}`, [draft.at, draft.at]);
  const counted: number[] = [];
  const told: { kase: Case; move: Move }[] = [];
  while (more && looked < inPart) {
    // A manager of its own for each batch: what was looked at is forgotten again.
    const em = ctx.house.fork();
    const limit = Math.min(atOnce, inPart - looked);
    const ids = await casesBefore(em, draft.at, after, limit);
    for (const { kase, moves } of await movesOf(em, ids, draft, ctx.now())) {
      counted.push(Math.min(...moves.map(({ effect }) => moveEffects.indexOf(effect))));
      told.push(...moves.map((move) => ({ kase, move })));
    }
    if (told.length > 4 * toldOf) told.sort(gravest).splice(toldOf);
    looked += ids.length;
    after = ids.at(-1) ?? after;
    more = ids.length === limit;
  }
  const many = (effect: (typeof moveEffects)[number]): number => counted.filter((one) => moveEffects[one] === effect).length;
  return Object.assign(new WhatIf(), {
    looked, all: all?.n ?? null, next: more ? after : null, changed: counted.length, breached: 0, late: 0, raised: many('raised'), sooner: many('sooner'), later: many('later'), same: many('same'), clocks: await viewsOf(ctx, told.sort(gravest).slice(0, toldOf)),
  });
};

const never = 8.64e15;
const gravest = (a: { move: Move }, b: { move: Move }): number => moveEffects.indexOf(a.move.effect) - moveEffects.indexOf(b.move.effect) || (a.move.is?.getTime() ?? never) - (b.move.is?.getTime() ?? never);

/** Whoever keeps the settings reads no content: a number, a department and instants; of what is confidential not even the numbers. */
const viewsOf = async (ctx: Context, told: readonly { kase: Case; move: Move }[]): Promise<MovedClock[]> => {
  const departments = new Map((await ctx.em.find(Department, {})).map((one) => [one.id, named(one, ctx.language)]));
  return told.map(({ kase: { confidential, number, departmentId }, move }) => {
    const { effect, level, was, is, paused, zone } = move;
    return Object.assign(new MovedClock(), { number: confidential ? null : number, department: confidential ? null : (departments.get(departmentId ?? '') ?? null), clock: say(`clock.${move.clock}`, ctx.language), action: confidential ? null : move.action, effect, level, was, is, paused, zone });
  });
};
