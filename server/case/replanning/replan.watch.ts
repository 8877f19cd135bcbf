import { Context, system, type House } from '../../platform/context.ts';
import { keepLooking } from '../../platform/watch.ts';
import type { Bell } from '../../journal/bell.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import { Replanning } from '../../policy/replanning.entity.ts';
import { carryOut } from './carry-out.service.ts';
import { casesGoing } from './replan.read.ts';
import { goalOf, replanCase } from './replan.service.ts';

/** Carries out the replannings of times that were asked for, oldest first. @returns how many it has ended */
export const replanDue = async (ctx: Context): Promise<number> => {
  // Those of the ladder are carried out where cases climb.
  const due = (await ctx.house.fork().find(Replanning, { endedAt: null }, { orderBy: { id: 'asc' } })).filter(({ noun }) => noun !== 'ladder');
  for (const plan of due) await carryOutTimes(ctx, plan);
  return due.length;
};

const carryOutTimes = async (ctx: Context, plan: Replanning): Promise<void> => {
  const goal = await goalOf(ctx.house.fork(), plan);
  await carryOut(ctx, plan, goal ? (after, limit) => casesGoing(ctx.house.fork(), goal, after, limit) : null, (id) => replanCase(ctx.as(system), plan, id));
};

/** Looks when something happened in the house. @returns how to stop */
export const watchReplannings = (house: House, bell: Bell): (() => Promise<void>) =>
  keepLooking(house, 'Running cases could not go over to another edition.', async () => {
    await replanDue(new Context(house, system, 'en'));
    return null;
  }, (wake) => bell.hear((streams) => (!streams.length || streams.includes(houseStream)) && wake()));
