import { Context, system, type House } from '../../platform/context.ts';
import { keepLooking } from '../../platform/watch.ts';
import type { Bell } from '../../journal/bell.ts';
import { caseStream, houseStream } from '../../journal/stream.entity.ts';
import { Replanning } from '../../policy/replanning.entity.ts';
import { endReplanning } from '../../policy/replanning.service.ts';
import { casesGoing } from './replan.read.ts';
import { goalOf, replanCase } from './replan.service.ts';

const atOnce = 200;

/**
 * Carries out the replannings that were asked for, oldest first, case by case. Stopped in between, it begins anew and finds moved what was
 * moved; several servers may do the same one. @returns how many it has ended
 */
export const replanDue = async (ctx: Context): Promise<number> => {
  const due = await ctx.house.fork().find(Replanning, { endedAt: null }, { orderBy: { id: 'asc' } });
  for (const plan of due) await carryOut(ctx, plan);
  return due.length;
};

const carryOut = async (ctx: Context, plan: Replanning): Promise<void> => {
  const goal = await goalOf(ctx.house.fork(), plan);
  let [failed, after]: [number, string | null] = [0, null];
  while (goal) {
    const ids = await casesGoing(ctx.house.fork(), goal, after, atOnce);
    for (const id of ids)
      await replanCase(ctx.as(system), plan, id).catch((error: unknown) => {
        failed += 1;
        ctx.house.log.error('The clocks of a case could not go over to another edition.', { error, stream: caseStream(id) });
      });
    after = ids.at(-1) ?? null;
    if (ids.length < atOnce) break;
  }
  const [gone] = await ctx.house.fork().execute<{ cases: number }[]>('select count(distinct case_id)::int as cases from case_clock where replanned_by = ?', [plan.id]);
  await endReplanning(ctx.as(system), plan.id, { cases: gone?.cases ?? 0, failed });
};

/** Looks when something happened in the house. @returns how to stop */
export const watchReplannings = (house: House, bell: Bell): (() => Promise<void>) =>
  keepLooking(house, 'Running cases could not go over to another edition.', async () => {
    await replanDue(new Context(house, system, 'en'));
    return null;
  }, (wake) => bell.hear((streams) => (!streams.length || streams.includes(houseStream)) && wake()));
