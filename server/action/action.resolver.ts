import { IsIn, IsNotEmpty, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, Float, GraphQLISODateTime, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { text } from '../platform/problem.ts';
import { Case } from '../case/case.entity.ts';
import { ofContent } from '../case/content.service.ts';
import { Cause } from '../investigation/cause.entity.ts';
import { Department, Person } from '../people/person.entity.ts';
import { Action, ActionAnswer, actionKinds, methods, type ActionKind } from './action.entity.ts';
import * as actions from './action.service.ts';
import { judgeEffect, verifyImplementation } from './verification.service.ts';

@InputType({ description: 'What is to be done, by whom, until when.' })
class ActionInput {
  @IsIn(actionKinds) @Field(() => String, { description: 'Which of the five kinds.' }) kind!: ActionKind;
  @IsNotEmpty() @MaxLength(300) @Field(() => String, { description: 'What is to be done.' }) title!: string;
  @IsOptional() @MaxLength(5000) @Field(() => String, { nullable: true, description: 'Details.' }) details?: string;
  @Field(() => ID, { description: 'Who answers for it.' }) ownerId!: string;
  @Field(() => GraphQLISODateTime, { description: 'Due.' }) dueAt!: Date;
  @Field(() => ID, { nullable: true, description: 'The cause it is aimed at.' }) causeId?: string;
}

@InputType({ description: 'What changes about an action.' })
class ActionEditInput {
  @IsNotEmpty() @MaxLength(300) @Field(() => String, { description: 'What is to be done.' }) title!: string;
  @IsOptional() @MaxLength(5000) @Field(() => String, { nullable: true, description: 'Details.' }) details?: string;
  @Field(() => ID, { description: 'Who answers for it.' }) ownerId!: string;
  @Field(() => GraphQLISODateTime, { description: 'Due.' }) dueAt!: Date;
  @IsOptional() @MaxLength(1000) @Field(() => String, { nullable: true, description: 'Why it changes.' }) reason?: string;
}

@InputType({ description: 'How the effect will be proven.' })
class PlanInput {
  @IsNotEmpty() @MaxLength(1000) @Field(() => String, { description: 'What shows that it worked.' }) criterion!: string;
  @IsOptional() @Min(0) @Field(() => Float, { nullable: true, description: 'The figure before.' }) baseline?: number;
  @IsOptional() @Min(0) @Field(() => Float, { nullable: true, description: 'Effective at or below this.' }) threshold?: number;
  @IsNotEmpty() @MaxLength(300) @Field(() => String, { description: 'What the figures count.' }) measure!: string;
  @IsIn(methods) @Field(() => String, { description: 'How it is found out.' }) method!: string;
  @Min(0) @Max(730) @Field(() => Int, { description: 'Days to wait after implementation.' }) startAfterDays!: number;
  @Min(1) @Max(730) @Field(() => Int, { description: 'Days of observation.' }) windowDays!: number;
  @IsOptional() @MaxLength(1000) @Field(() => String, { nullable: true, description: 'Which records or how many.' }) sample?: string;
}

@InputType({ description: 'What the verifier found.' })
class VerdictInput {
  @Field(() => Boolean, { description: 'Whether it worked.' }) effective!: boolean;
  @IsOptional() @Min(0) @Field(() => Float, { nullable: true, description: 'The figure after.' }) figure?: number;
  @IsOptional() @Min(0) @Field(() => Float, { nullable: true, description: 'The volume it rests on.' }) exposure?: number;
  @IsOptional() @MaxLength(1000) @Field(() => String, { nullable: true, description: 'Compensating control, where verifier, owner and implementer could not be three people.' }) control?: string;
  @IsNotEmpty() @MaxLength(5000) @Field(() => String, { description: 'The reason.' }) reason!: string;
}

@Resolver(() => Action)
export class ActionResolver {
  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Adds an action to the case that it is born from.' })
  addAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => ActionInput) input: ActionInput): Promise<Action> {
    return actions.addAction(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Changes title, owner or due date; the first due date stays for ever.' })
  editAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => ActionEditInput) input: ActionEditInput, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Action> {
    return actions.editAction(ctx.doing(opId), id, input, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Fixes or changes the plan of verification. A decision.' })
  planVerification(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('plan', () => PlanInput) plan: PlanInput, @Arg('verifierId', () => ID) verifierId: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Action> {
    return actions.planVerification(ctx.doing(opId), id, { ...plan }, verifierId, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Begins the work; what needs proof has its plan first.' })
  startAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string): Promise<Action> {
    return actions.startAction(ctx.doing(opId), id);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Says what is in the way; without a reason, that nothing is any more.' })
  blockAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('reason', () => String, { nullable: true }) reason?: string): Promise<Action> {
    return actions.blockAction(ctx.doing(opId), id, reason ? text('reason', reason, 1000) : null);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Says that it was done, and where similar places were looked for.' })
  implementAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('done', () => String) done: string, @Arg('similarPlaces', () => String, { nullable: true }) similarPlaces?: string): Promise<Action> {
    return actions.implementAction(ctx.doing(opId), id, text('done', done, 5000), similarPlaces ? text('similarPlaces', similarPlaces, 5000) : null);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Somebody else saw that it was done. A decision.' })
  verifyImplementation(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('note', () => String) note: string, @Arg('expectedVersion', () => Int) expectedVersion: number, @Arg('control', () => String, { nullable: true }) control?: string): Promise<Action> {
    return verifyImplementation(ctx.doing(opId), id, text('note', note, 5000), control?.trim() || null, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'The verdict on the effect, against the plan. A decision.' })
  judgeEffect(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('verdict', () => VerdictInput) { reason, ...verdict }: VerdictInput, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Action> {
    return judgeEffect(ctx.doing(opId), id, verdict, reason, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Cancels an action, with a reason. A decision.' })
  cancelAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Action> {
    return actions.cancelAction(ctx.doing(opId), id, text('reason', reason, 1000), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Lets an action answer one more case.' })
  linkAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('caseId', () => ID) caseId: string): Promise<Action> {
    return actions.linkAction(ctx.doing(opId), id, caseId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who answers for it.' })
  owner(@Root() action: Action, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, action.ownerId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who will judge its effect.' })
  verifier(@Root() action: Action, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, action.verifierId);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department it belongs to.' })
  department(@Root() action: Action, @Ctx() ctx: Context): Promise<Department | null> {
    return ctx.load(Department, action.departmentId);
  }

  @FieldResolver(() => Cause, { nullable: true, description: 'The cause it is aimed at.' })
  cause(@Root() action: Action, @Ctx() ctx: Context): Promise<Cause | null> {
    return ctx.load(Cause, action.causeId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether its due date has passed before it was done; independent of blocked.' })
  overdue(@Root() action: Action, @Ctx() ctx: Context): boolean {
    return action.overdue(ctx.now());
  }

  @FieldResolver(() => GraphQLISODateTime, { nullable: true, description: 'From when the effect can be judged, by the plan.' })
  judgeableAt(@Root() action: Action): Date | null {
    return action.judgeableAt;
  }
}

@Resolver(() => Case)
export class ActedOnCaseResolver {
  @FieldResolver(() => [Action], { description: 'Actions that answer this case.' })
  actions(@Root() kase: Case, @Ctx() ctx: Context): Promise<Action[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Action, { caseIds: { $contains: [kase.id] } }, { orderBy: { number: 'asc' } }));
  }
}
