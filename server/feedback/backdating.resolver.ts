import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { text } from '../platform/problem.ts';
import { Case, CaseAnswer } from '../case/case.entity.ts';
import { maySee } from '../case/case.policy.ts';
import { Backdating } from './backdating.entity.ts';
import { decideBackdating } from './backdating.service.ts';
import { saidBy } from './said.read.ts';

@Resolver(() => Case)
export class BackdatingResolver {
  @FieldResolver(() => Backdating, { nullable: true, description: 'Where it was entered much later than received: what was said of it, and what became of that.' })
  async backdating(@Root() kase: Case, @Ctx() ctx: Context): Promise<Backdating | null> {
    return maySee(ctx.actor, kase) ? ((await ctx.many(Backdating, 'caseId', kase.id))[0] ?? null) : null;
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Approves the date of receipt of what was entered late, or refuses it with a reason; somebody else than who entered it.' })
  decideBackdating(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('approved', () => Boolean) approved: boolean, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion?: number, @Arg('reason', () => String, { nullable: true }) reason?: string): Promise<Case> {
    return decideBackdating(ctx.doing(opId), id, approved, reason?.trim() ? text('reason', reason, 2000) : null, expectedVersion);
  }
}

@Resolver(() => Backdating)
export class BackdatingFieldsResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why it was entered later.' })
  reason(@Root() row: Backdating, @Ctx() ctx: Context): Promise<string | null> {
    return saidBy(ctx, row.id, 'reason');
  }
}
