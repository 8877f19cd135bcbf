import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { named } from '../../platform/language.ts';
import { say } from '../../platform/vocabulary.ts';
import { Department } from '../../people/person.entity.ts';
import { Category } from '../../policy/category.entity.ts';
import type { Replanning } from '../../policy/replanning.entity.ts';
import { Case } from '../case.entity.ts';
import { tickingOf } from '../clock/clock.reading.ts';
import { factsOf } from './replan.service.ts';
import { movedBy, replanEffects, type Goal, type Moved } from './replan.policy.ts';
import { MovedClock, WhatIf, type Part } from './replan.view.ts';

/** Cases looked at in one statement, in one answer unless fewer are asked for, and told one by one. */
const [atOnce, inAnswer, toldOf] = [500, 5_000, 100];

/** What makes a case one that might go over: a clock of it runs, is not breached, and is concerned by the change. */
const concerned = (goal: Goal): { sql: string; values: readonly unknown[] } => {
  const running = "from case_clock c where c.phase <> 'stopped' and c.breached_at is null";
  if (!('calendar' in goal)) return { sql: `${running} and c.name = ? and c.legal = ?`, values: [goal.draft.clock, goal.draft.legal] };
  const { calendarId, edition, follows, branches } = goal;
  return {
    sql: `${running} and c.calendar_id is distinct from ?::uuid and ((? and exists (select from calendar_version v where v.id = c.calendar_id and v.calendar_id = ?))
      or exists (select from "case" k where k.id = c.case_id and (k.branch_id = any(?::uuid[]) or (? and k.branch_id is null))))`,
    values: [edition?.id ?? null, follows, calendarId, `{${branches.filter(Boolean).join(',')}}`, branches.includes(null)],
  };
};

/** Cases with a clock that runs and might go over, after a case in the order of their ids. */
export const casesGoing = async (em: EntityManager, goal: Goal, after: string | null, limit: number): Promise<string[]> => {
  const { sql, values } = concerned(goal);
  const rows = await em.execute<{ id: string }[]>(`select distinct c.case_id as id ${sql}${after ? ' and c.case_id > ?' : ''} order by 1 limit ?`, [...values, ...(after ? [after] : []), limit]);
  return rows.map(({ id }) => id);
};

/** How many cases have gone over so far. To the ladder they do by their moment, which becomes the one at which it was asked for. */
export const goneOver = async (em: Pick<EntityManager, 'execute'>, { id, noun, askedAt }: Replanning): Promise<number> => {
  const [gone] = await em.execute<{ cases: number }[]>(noun === 'ladder' ? 'select count(*)::int as cases from "case" where ladder_at = ?' : 'select count(distinct case_id)::int as cases from case_clock where replanned_by = ?', [noun === 'ladder' ? askedAt : id]);
  return gone?.cases ?? 0;
};

/**
 * What saving would do to the cases that run, part by part: counted over all of a part, and told for the gravest of it. Each case is in one
 * part, so that the counts of the parts add up. Writes nothing.
 */
export const whatIf = async (ctx: Context, goal: Goal, { after: from = null, most }: Part = {}): Promise<WhatIf> => {
  const now = ctx.now();
  const inPart = Math.min(Math.max(most ?? inAnswer, 1), inAnswer);
  const counted = new Map<string, string>();
  const told: { kase: Case; moved: Moved }[] = [];
  let [looked, after, more]: [number, string | null, boolean] = [0, from && isId(from) ? from : null, true];
  const { sql, values } = concerned(goal);
  const [all] = after ? [] : await ctx.em.execute<{ n: number }[]>(`select count(distinct c.case_id)::int as n ${sql}`, [...values]);
  const categories = await ctx.em.find(Category, {});
  while (more && looked < inPart) {
    // A manager of its own for each batch: what was looked at is forgotten again.
    const em = ctx.house.fork();
    const limit = Math.min(atOnce, inPart - looked);
    const ids = await casesGoing(em, goal, after, limit);
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
    after = ids.at(-1) ?? after;
    more = ids.length === limit;
  }
  const many = (effect: string): number => [...counted.values()].filter((one) => one === effect).length;
  return Object.assign(new WhatIf(), {
    looked, all: all?.n ?? null, next: more ? after : null, changed: counted.size, breached: many('breached'), late: many('late'), sooner: many('sooner'), later: many('later'), raised: 0, same: 0, clocks: await viewsOf(ctx, told.sort(gravest).slice(0, toldOf)),
  });
};

const place = (effect: string): number => replanEffects.indexOf(effect as Moved['effect']);
const graver = (a: string | undefined, b: string): string => (a === undefined || place(b) < place(a) ? b : a);
const gravest = (a: { moved: Moved }, b: { moved: Moved }): number => place(a.moved.effect) - place(b.moved.effect) || (a.moved.is?.getTime() ?? 0) - (b.moved.is?.getTime() ?? 0);

/** Whoever keeps the settings reads no content: a number, a department and dates; of what is confidential not even the number. */
const viewsOf = async (ctx: Context, told: readonly { kase: Case; moved: Moved }[]): Promise<MovedClock[]> => {
  const departments = new Map((await ctx.em.find(Department, {})).map((one) => [one.id, named(one, ctx.language)]));
  return told.map(({ kase, moved: { young, effect, was, is } }) => Object.assign(new MovedClock(), {
    number: kase.confidential ? null : kase.number, department: kase.confidential ? null : (departments.get(kase.departmentId ?? '') ?? null), clock: say(`clock.${young.clock.name}`, ctx.language), action: null, effect, level: null, was, is, paused: young.clock.phase === 'paused', zone: young.calendar.zone,
  }));
};
