import type { Context } from '../platform/context.ts';
import type { Case } from '../case/case.entity.ts';
import { ladderSteps, namesOf, stepSaid } from '../policy/policy.service.ts';
import type { StepAhead } from './board.view.ts';
import { Escalation } from './escalation.entity.ts';
import { clockIn, stepKeyOf } from './instant.policy.ts';
import { ladderOfCase } from './plan.service.ts';

/** The most steps that are told of one case. */
const most = 40;

/** What is still to come in a case: the deadlines as they are planned, each with the sentence of its step. */
export const stepsAhead = async (ctx: Context, kase: Case): Promise<StepAhead[]> => {
  const rows = await ctx.em.execute<{ id: string; clock: string; step: string; at: string }[]>(
    "select id, clock, step, at from deadline where case_id = ? and cycle = ? and action_id is null and fired_at is null and step ~ '^(climb|warn):' order by at limit ?", [kase.id, kase.cycle, most]);
  if (!rows.length) return [];
  const steps = await ladderSteps(ctx.em);
  const names = await namesOf(ctx, steps);
  return rows.flatMap((row) => {
    const clock = clockIn(row.clock);
    const ladder = ladderOfCase(steps, kase, clock);
    const step = ladder.find((one) => stepKeyOf(one) === row.step);
    return step ? [{ id: row.id, clock, level: step.level, at: new Date(row.at), said: stepSaid(step, ladder, ctx.language, names) }] : [];
  });
};

/** The items of many actions in one statement. */
export const openOfAction = (ctx: Context, actionId: string): Promise<Escalation | null> =>
  ctx.loader<Escalation | null>('open escalation of an action', async (ids) => {
    const open = new Map((await ctx.em.find(Escalation, { actionId: { $in: [...ids] }, endedAt: null }, { orderBy: { level: 'asc' } })).map((one) => [one.actionId!, one]));
    return ids.map((id) => open.get(id) ?? null);
  }).load(actionId);
