import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { LadderStep } from './ladder.entity.ts';
import { siblingsOf, stepSaid } from './ladder.policy.ts';
import { namesOf, stepsInForce } from './policy.service.ts';

@Resolver(() => LadderStep)
export class LadderResolver {
  @FieldResolver(() => String, { description: 'The step as a sentence: when, who takes it and how soon, and to whom it climbs else.' })
  async said(@Root() step: LadderStep, @Ctx() ctx: Context): Promise<string> {
    const steps = await ctx.loader<LadderStep[]>('ladder steps in force', async () => [await stepsInForce(ctx.em)]).load('all');
    return stepSaid(step, siblingsOf(step, steps.filter(({ id }) => id !== step.id)), ctx.language, await namesOf(ctx, [step, ...steps]));
  }
}
