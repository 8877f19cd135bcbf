import { IsIn, IsInt, IsNotEmpty, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { Shaped } from '../../platform/shape.ts';
import { clockNames, pauseReasons } from '../../policy/commitment.entity.ts';
import { Case, CaseAnswer } from '../case.entity.ts';
import { classify } from '../classify.service.ts';
import { askExtension, decideExtension } from './extension.service.ts';
import { correctResume, pauseClocks, resumeClocks } from './pause.service.ts';
import { clocksOf, nextClockOf } from './clock.read.ts';
import { ClockView } from './clock.view.ts';
import { text } from '../text.ts';

@InputType({ description: 'Why the clocks stand still, what was asked, and when the pause ends by itself.' })
export class PauseInput {
  @IsIn(pauseReasons) @Field(() => String, { description: `One of: ${pauseReasons.join(', ')}. What a commitment does not allow is refused.` }) reason!: string;
  @IsNotEmpty() @MaxLength(4000) @Field(() => String, { description: 'What was asked, as it was sent.' }) question!: string;
  @IsOptional() @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it demonstrably arrived.' }) deliveredAt?: Date | null;
  @IsOptional() @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the person is reminded.' }) remindAt?: Date | null;
  @Field(() => GraphQLISODateTime, { description: 'When the pause ends by itself.' }) until!: Date;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'The message with the question.' }) messageId?: string | null;
}

@InputType({ description: 'More time, in the unit of the promise.' })
export class ExtensionInput {
  @IsIn(clockNames) @Field(() => String, { description: 'Which clock.' }) clock!: string;
  @IsInt() @Min(1) @Max(365) @Field(() => Int, { description: 'How much more.' }) amount!: number;
  @IsNotEmpty() @MaxLength(2000) @Field(() => String, { description: 'Why.' }) reason!: string;
}

const id = () => ID;

@Resolver(() => Case)
export class ClockResolver {
  @FieldResolver(() => [ClockView], { description: 'Its clocks: the running ones first, by deadline.' })
  clocks(@Root() kase: Case, @Ctx() ctx: Context): Promise<ClockView[]> {
    return clocksOf(ctx, kase);
  }

  @FieldResolver(() => ClockView, { nullable: true, description: 'The clock whose time is up next.' })
  nextClock(@Root() kase: Case, @Ctx() ctx: Context): Promise<ClockView | null> {
    return nextClockOf(ctx, kase);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Lets the clocks stand still that this reason may pause.' })
  pauseClocks(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', () => Int) version: number, @Arg('input', () => PauseInput) input: PauseInput): Promise<Case> {
    return pauseClocks(ctx.doing(opId), caseId, input, version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Lets paused clocks run again.' })
  resumeClocks(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('reason', () => String) reason: string): Promise<Case> {
    return resumeClocks(ctx.doing(opId), caseId, text('reason', reason, 2000));
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Says, within the day, that what resumed the clocks was no answer: the pause goes on.' })
  correctResume(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('reason', () => String) reason: string): Promise<Case> {
    return correctResume(ctx.doing(opId), caseId, text('reason', reason, 2000));
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Asks for more time, before it is over.' })
  askExtension(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('input', () => ExtensionInput) input: ExtensionInput): Promise<Case> {
    return askExtension(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Gives more time, or does not. Who asked does not decide.' })
  decideExtension(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('extensionId', id) extensionId: string, @Arg('expectedVersion', () => Int) version: number, @Arg('approved', () => Boolean) approved: boolean): Promise<Case> {
    return decideExtension(ctx.doing(opId), extensionId, approved, version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Says what a case is about. Its promises are chosen anew, and without a lead it is routed by the category.' })
  classifyCase(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', () => Int) version: number, @Arg('categoryId', id) categoryId: string): Promise<Case> {
    return classify(ctx.doing(opId), caseId, categoryId, version);
  }
}
