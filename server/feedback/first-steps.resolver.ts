import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { firstStepsOf } from './first-steps.read.ts';
import { FirstSteps } from './first-steps.view.ts';

@Resolver()
export class FirstStepsResolver {
  @Authorized('administrator')
  @Query(() => FirstSteps, { nullable: true, description: 'What a new house still lacks, for those who keep it; null in a demonstration.' })
  firstSteps(@Ctx() ctx: Context): Promise<FirstSteps | null> {
    return firstStepsOf(ctx);
  }
}
