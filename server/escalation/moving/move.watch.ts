import { Context, system, type House } from '../../platform/context.ts';
import { keepLooking } from '../../platform/watch.ts';
import type { Bell } from '../../journal/bell.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import { Replanning } from '../../policy/replanning.entity.ts';
import { carryOut } from '../../case/replanning/carry-out.service.ts';
import { casesBefore } from './move.read.ts';
import { moveCase } from './move.service.ts';

/** Carries out what was asked for of the ladder, oldest first. @returns how many it has ended */
export const moveDue = async (ctx: Context): Promise<number> => {
  const due = (await ctx.house.fork().find(Replanning, { endedAt: null }, { orderBy: { id: 'asc' } })).filter(({ noun }) => noun === 'ladder');
  for (const plan of due) await carryOut(ctx, plan, (after, limit) => casesBefore(ctx.house.fork(), plan.askedAt, after, limit), (id) => moveCase(ctx.as(system), plan, id));
  return due.length;
};

/** Looks when something happened in the house. @returns how to stop */
export const watchMoves = (house: House, bell: Bell): (() => Promise<void>) =>
  keepLooking(house, 'Running cases could not go over to another ladder.', async () => {
    await moveDue(new Context(house, system, 'en'));
    return null;
  }, (wake) => bell.hear((streams) => (!streams.length || streams.includes(houseStream)) && wake()));
