import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { answerOf } from '../platform/answer.ts';
import type { Context } from '../platform/context.ts';
import { text } from '../platform/problem.ts';
import { Identity } from './complainant.entity.ts';
import { correctIdentity as corrected } from './correction.service.ts';
import { IntroductionInput } from './feedback.input.ts';
import { longest } from './feedback.vocabulary.ts';
import { eraseIdentity as erased, opened, revealIdentity as revealed } from './identity.service.ts';

const IdentityAnswer = answerOf('identity', () => Identity);

/** Who complained: read, corrected and erased, each with a reason that stays. */
@Resolver()
export class IdentityResolver {
  @Authorized('staff')
  @Mutation(() => IdentityAnswer, { description: 'Reads who the complainant is, for a stated reason. The reading is recorded.' })
  async revealIdentity(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string): Promise<Identity> {
    return Object.assign(new Identity(), opened(ctx, await revealed(ctx.doing(opId), id, text('reason', reason, longest.reason))));
  }

  @Authorized('staff')
  @Mutation(() => IdentityAnswer, { description: 'Erases for good who the complainant was. The record of what happened stays.' })
  async eraseIdentity(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string): Promise<Identity> {
    return Object.assign(new Identity(), opened(ctx, await erased(ctx.doing(opId), id, text('reason', reason, longest.reason))));
  }

  @Authorized('staff')
  @Mutation(() => IdentityAnswer, { description: 'Corrects who the complainant is. Where an address or a number is replaced, links told before are void and a new one is sent.' })
  async correctIdentity(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('who', () => IntroductionInput) who: IntroductionInput, @Arg('reason', () => String) reason: string): Promise<Identity> {
    return Object.assign(new Identity(), opened(ctx, await corrected(ctx.doing(opId), id, who, text('reason', reason, longest.reason))));
  }
}
