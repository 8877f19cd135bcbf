import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Action } from './action.entity.ts';
import { readTime, timesOf, whyDue, type ActionTime } from './clock.service.ts';
import { ActionClock } from './clock.view.ts';

@Resolver(() => Action)
export class ActionClockResolver {
  @FieldResolver(() => ActionClock, { nullable: true, description: 'Its clock: state, instants and reasons.' })
  async clock(@Root() action: Action, @Ctx() ctx: Context): Promise<ActionClock | null> {
    const loader = ctx.loader<ActionTime>('action clocks', async (ids) => {
      const times = await timesOf(ctx.em, await ctx.em.find(Action, { id: { $in: [...ids] } }));
      return ids.map((id) => times.get(id)!);
    });
    const time = await loader.load(action.id);
    const now = ctx.now();
    const reading = readTime(time, now);
    if (!reading) return null;
    const { state, phase, stoppedAt, breachedAt, originalAt } = reading;
    const at = (instant: number | null) => (instant === null ? null : new Date(instant));
    return Object.assign(new ActionClock(), {
      state, phase, startedAt: at(reading.startedAt), originalAt: at(originalAt), dueAt: at(reading.dueAt), targetAt: at(reading.targetAt), watchAt: at(reading.watchAt), lateAt: at(reading.lateAt), breachedAt: at(breachedAt), stoppedAt: at(stoppedAt),
      onOriginal: stoppedAt === null ? null : stoppedAt <= originalAt, onAgreed: stoppedAt === null ? null : breachedAt === null, why: whyDue(time, reading, ctx.language), readAt: now,
    });
  }
}
