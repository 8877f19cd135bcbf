import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { LadderStep } from './ladder.entity.ts';
import { inUseAt, siblingsOf, stepSaid } from './ladder.policy.ts';
import { ladderSteps, namesOf } from './policy.service.ts';

@Resolver(() => LadderStep)
export class LadderResolver {
  @FieldResolver(() => String, { description: 'The step as a sentence: when, who takes it and how soon, and to whom it climbs else.' })
  async said(@Root() step: LadderStep, @Ctx() ctx: Context): Promise<string> {
    const steps = await ctx.loader<LadderStep[]>('ladder steps', async () => [await ladderSteps(ctx.em)]).load('all');
    // An earlier edition is read beside those that stood when it ended.
    const beside = step.until ? inUseAt(steps, new Date(step.until.getTime() - 1)) : steps.filter(({ active, until }) => active && !until);
    return stepSaid(step, siblingsOf(step, beside.filter(({ lineId }) => lineId !== step.lineId)), ctx.language, await namesOf(ctx, [step, ...beside]));
  }
}
