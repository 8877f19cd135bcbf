import { IsIn, IsNotEmpty, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';
import { answerOf } from '../platform/answer.ts';
import type { Context } from '../platform/context.ts';
import { oneOf, text } from '../platform/problem.ts';
import { Case, CaseAnswer } from '../case/case.entity.ts';
import { ofContent } from '../case/content.service.ts';
import { Cause, causeStates, legs } from './cause.entity.ts';
import * as causes from './cause.service.ts';

const CauseAnswer = answerOf('cause', () => Cause);

@InputType({ description: 'A possible cause.' })
class CauseInput {
  @IsNotEmpty() @MaxLength(1000) @Field(() => String, { description: 'The cause.' }) text!: string;
  @IsIn(legs) @Field(() => String, { description: 'Which of the three legs.' }) leg!: string;
  @Field(() => ID, { nullable: true, description: 'The cause above; none puts it at the top.' }) parentId?: string;
  @IsOptional() @MaxLength(100) @Field(() => String, { nullable: true, description: "The organisation's category." }) category?: string;
}

@InputType({ description: 'Where a cause belongs.' })
class CauseClassInput {
  @IsIn(legs) @Field(() => String, { description: 'Which of the three legs.' }) leg!: string;
  @IsOptional() @MaxLength(100) @Field(() => String, { nullable: true, description: "The organisation's category." }) category?: string;
  @IsOptional() @Min(0) @Max(100) @Field(() => Int, { nullable: true, description: 'Confidence in per cent.' }) confidence?: number;
}

@Resolver(() => Cause)
export class CauseResolver {
  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Adds a possible cause: light, and reversible.' })
  addCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => CauseInput) input: CauseInput): Promise<Cause> {
    return causes.addCause(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Rewords a cause.' })
  rewordCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => CauseInput) input: CauseInput, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Cause> {
    return causes.rewordCause(ctx.doing(opId), id, input.text, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Puts a cause under a leg, a category and a confidence.' })
  classCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => CauseClassInput) input: CauseClassInput): Promise<Cause> {
    return causes.classCause(ctx.doing(opId), id, input);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Moves a cause under another, or to the top; circles are refused and explained.' })
  moveCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('parentId', () => ID, { nullable: true }) parentId?: string, @Arg('beforeId', () => ID, { nullable: true }) beforeId?: string): Promise<Cause> {
    return causes.moveCause(ctx.doing(opId), id, { parentId: parentId ?? null, beforeId: beforeId ?? null });
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Links a cause to one more effect, or takes the link away.' })
  linkCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('underId', () => ID) underId: string, @Arg('linked', () => Boolean) linked: boolean): Promise<Cause> {
    return causes.linkCause(ctx.doing(opId), id, underId, linked);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Merges a cause into another; what stood under it moves along.' })
  mergeCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('intoId', () => ID) intoId: string): Promise<Cause> {
    return causes.mergeCause(ctx.doing(opId), id, intoId);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Takes a cause off the tree, or puts it back.' })
  removeCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('restored', () => Boolean, { defaultValue: false }) restored: boolean): Promise<Cause> {
    return causes.removeCause(ctx.doing(opId), id, restored);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Says which evidence, at which version, a cause rests on.' })
  backCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('evidence', () => [String]) evidence: string[]): Promise<Cause> {
    return causes.backCause(ctx.doing(opId), id, evidence);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Gives or takes back a vote for a cause.' })
  voteForCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('agrees', () => Boolean) agrees: boolean): Promise<Cause> {
    return causes.voteForCause(ctx.doing(opId), id, agrees);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Confirms or rejects a cause, with a reason. A decision.' })
  judgeCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('state', () => String) state: string, @Arg('reason', () => String) reason: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Cause> {
    return causes.judgeCause(ctx.doing(opId), id, oneOf('state', causeStates, state), text('reason', reason, 5000), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Records a confirmed cause as a root cause. A decision: a person, a reason, evidence.' })
  recordRootCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Cause> {
    return causes.recordRootCause(ctx.doing(opId), id, text('reason', reason, 5000), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Waives the search for a root cause, with a reason. A decision.' })
  waiveCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('reason', () => String) reason: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Case> {
    return causes.waiveCause(ctx.doing(opId), caseId, text('reason', reason, 5000), expectedVersion);
  }

  @FieldResolver(() => String, { nullable: true, description: "A gentle question where a chain ends in 'human error', 'more training' or 'be careful'." })
  question(@Root() cause: Cause, @Ctx() ctx: Context): string | null {
    if (!/human error|careless|more training|be careful|خطأ بشري|إهمال|تدريب|الحذر/i.test(cause.text)) return null;
    return ctx.language === 'ar' ? 'ما الذي في منظومة العمل جعل هذا الخطأ ممكنًا؟' : 'What in the way of working made this mistake possible?';
  }
}

@Resolver(() => Case)
export class CauseTreeResolver {
  @FieldResolver(() => [Cause], { description: 'The cause tree as a flat list, in order; nothing for whoever sees the card only.' })
  causes(@Root() kase: Case, @Ctx() ctx: Context): Promise<Cause[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Cause, { caseId: kase.id, removedAt: null }, { orderBy: { order: 'asc' } }));
  }
}
