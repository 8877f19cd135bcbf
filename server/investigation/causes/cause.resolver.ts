import { ArrayMaxSize, IsIn, IsNotEmpty, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { answerOf } from '../../platform/answer.ts';
import type { Context } from '../../platform/context.ts';
import { oneOf, text } from '../../platform/problem.ts';
import { CaseAnswer, type Case } from '../../case/case.entity.ts';
import { Cause, causeStates, legs } from './cause.entity.ts';
import * as causes from './cause.service.ts';
import * as tree from './tree.service.ts';

const CauseAnswer = answerOf('cause', () => Cause);

@InputType({ description: 'A possible cause.' })
class CauseInput {
  @IsNotEmpty() @MaxLength(1000) @Field(() => String, { description: 'The cause.' }) text!: string;
  @IsIn(legs) @Field(() => String, { description: 'Which of the three legs; under another cause it is that of the branch.' }) leg!: string;
  @Field(() => ID, { nullable: true, description: 'The cause above; none puts it at the top.' }) parentId?: string;
  @IsOptional() @MaxLength(100) @Field(() => String, { nullable: true, description: "The organisation's category." }) category?: string;
}

@InputType({ description: 'Where a cause belongs.' })
class CauseClassInput {
  @IsIn(legs) @Field(() => String, { description: 'Which of the three legs.' }) leg!: string;
  @IsOptional() @MaxLength(100) @Field(() => String, { nullable: true, description: "The organisation's category." }) category?: string;
  @IsOptional() @Min(0) @Max(100) @Field(() => Int, { nullable: true, description: 'Confidence in per cent.' }) confidence?: number;
}

@InputType({ description: 'A place in the tree.' })
class PlaceInput {
  @Field(() => ID, { nullable: true, description: 'The cause above; none means the top.' }) parentId?: string;
  @Field(() => ID, { nullable: true, description: 'The sibling that it stands before; none means last.' }) beforeId?: string;
  @IsOptional() @IsIn(legs) @Field(() => String, { nullable: true, description: 'Which leg, where it goes to the top.' }) leg?: (typeof legs)[number];
  @IsOptional() @MaxLength(100) @Field(() => String, { nullable: true, description: "The organisation's category, where it was put on a bone of the fish; empty takes it away." }) category?: string;
}

@InputType({ description: 'What a cause rests on.' })
class BackingInput {
  @ArrayMaxSize(50) @Field(() => [String], { description: 'Evidence at a version: <evidence id>@<version>.' }) evidence!: string[];
}

@Resolver(() => Cause)
export class CauseVerbsResolver {
  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Adds a possible cause: light, and reversible. A place that is gone puts it on the tray.' })
  addCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => CauseInput) input: CauseInput): Promise<Cause> {
    return causes.addCause(ctx.doing(opId), caseId, { ...input, text: text('text', input.text, 1000) });
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Rewords a cause. What was judged was the old wording, so it is a hypothesis again.' })
  rewordCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('text', () => String) said: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Cause> {
    return causes.rewordCause(ctx.doing(opId), id, text('text', said, 1000), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Puts a cause under a leg, a category and a confidence.' })
  classCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => CauseClassInput) input: CauseClassInput): Promise<Cause> {
    return causes.classCause(ctx.doing(opId), id, input);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Moves a cause under another, or to the top; circles are refused and explained.' })
  moveCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('place', () => PlaceInput) place: PlaceInput): Promise<Cause> {
    return tree.moveCause(ctx.doing(opId), id, place);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Links a cause to one more effect, or takes the link away.' })
  linkCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('underId', () => ID) underId: string, @Arg('linked', () => Boolean) linked: boolean): Promise<Cause> {
    return tree.linkCause(ctx.doing(opId), id, underId, linked);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Merges a cause into another; what stood under it moves along.' })
  mergeCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('intoId', () => ID) intoId: string): Promise<Cause> {
    return tree.mergeCause(ctx.doing(opId), id, intoId);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Takes a cause and what hangs on it off the tree, or puts it back.' })
  removeCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('restored', () => Boolean, { defaultValue: false }) restored: boolean): Promise<Cause> {
    return tree.removeCause(ctx.doing(opId), id, restored);
  }

  @Authorized('staff')
  @Mutation(() => CauseAnswer, { description: 'Says which evidence, at which version, a cause rests on.' })
  backCause(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => BackingInput) { evidence }: BackingInput): Promise<Cause> {
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
}
