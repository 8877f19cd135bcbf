import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { say } from '../platform/vocabulary.ts';
import { Department } from '../people/person.entity.ts';
import { Category } from '../policy/category.entity.ts';
import { Case } from './case.entity.ts';
import { tickingOf } from './clock.reading.ts';
import { factsOf } from './replan.service.ts';
import { movedBy, replanEffects, type Goal, type Moved } from './replan.policy.ts';
import { MovedClock, WhatIf } from './replan.view.ts';

/** Cases looked at in one statement, in all, and told one by one. */
const [atOnce, inAll, toldOf] = [500, 20_000, 100];

/** Cases with a clock that runs and might go over, after a case in the order of their ids. */
export const casesGoing = async (em: EntityManager, goal: Goal, after: string | null, limit: number): Promise<string[]> => {
  const rest = after ? ' and c.case_id > ?' : '';
  const rows = 'calendar' in goal
    ? await em.execute<{ id: string }[]>(
      `select distinct c.case_id as id from case_clock c join calendar_version v on v.id = c.calendar_id
        where c.phase <> 'stopped' and c.breached_at is null and v.calendar_id = ? and v.id is distinct from ?::uuid${rest} order by 1 limit ?`, [goal.calendarId, goal.edition?.id ?? null, ...(after ? [after] : []), limit])
    : await em.execute<{ id: string }[]>(
      `select distinct c.case_id as id from case_clock c where c.phase <> 'stopped' and c.breached_at is null and c.name = ? and c.legal = ?${rest} order by 1 limit ?`, [goal.draft.clock, goal.draft.legal, ...(after ? [after] : []), limit]);
  return rows.map(({ id }) => id);
};

/** What saving would do to the cases that run: counted over all, and told for the gravest. Writes nothing. */
export const whatIf = async (ctx: Context, goal: Goal): Promise<WhatIf> => {
  const now = ctx.now();
  const counted = new Map<string, string>();
  const told: { kase: Case; moved: Moved }[] = [];
  let [looked, after]: [number, string | null] = [0, null];
  const categories = await ctx.em.find(Category, {});
  while (looked < inAll) {
    // A manager of its own for each batch: what was looked at is forgotten again.
    const em = ctx.house.fork();
    const ids = await casesGoing(em, goal, after, atOnce);
    const cases = new Map((await em.find(Case, { id: { $in: ids } })).map((kase) => [kase.id, kase]));
    for (const one of await tickingOf(em, ids, { phase: { $ne: 'stopped' } })) {
      const kase = cases.get(one.clock.caseId);
      const moved = kase && movedBy(one, factsOf(kase, categories), goal, now);
      if (!kase || !moved || moved.effect === 'same') continue;
      counted.set(kase.id, graver(counted.get(kase.id), moved.effect));
      told.push({ kase, moved });
    }
    if (told.length > 4 * toldOf) told.sort(gravest).splice(toldOf);
    looked += ids.length;
    after = ids.at(-1) ?? null;
    if (ids.length < atOnce) break;
  }
  const many = (effect: string): number => [...counted.values()].filter((one) => one === effect).length;
  return Object.assign(new WhatIf(), {
    looked, whole: looked < inAll, changed: counted.size, breached: many('breached'), late: many('late'), sooner: many('sooner'), later: many('later'), clocks: await viewsOf(ctx, told.sort(gravest).slice(0, toldOf)),
  });
};

const place = (effect: string): number => replanEffects.indexOf(effect as Moved['effect']);
const graver = (a: string | undefined, b: string): string => (a === undefined || place(b) < place(a) ? b : a);
const gravest = (a: { moved: Moved }, b: { moved: Moved }): number => place(a.moved.effect) - place(b.moved.effect) || (a.moved.is?.getTime() ?? 0) - (b.moved.is?.getTime() ?? 0);

/** Whoever keeps the settings reads no content: a number, a department and dates; of what is confidential not even the number. */
const viewsOf = async (ctx: Context, told: readonly { kase: Case; moved: Moved }[]): Promise<MovedClock[]> => {
  const departments = new Map((await ctx.em.find(Department, {})).map((one) => [one.id, named(one, ctx.language)]));
  return told.map(({ kase, moved: { young, effect, was, is } }) => Object.assign(new MovedClock(), {
    number: kase.confidential ? null : kase.number, department: kase.confidential ? null : (departments.get(kase.departmentId ?? '') ?? null), clock: say(`clock.${young.clock.name}`, ctx.language), effect, was, is, paused: young.clock.phase === 'paused', zone: young.calendar.zone,
  }));
};
