import { ArrayMaxSize, IsArray, IsIn, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, InputType, Mutation, Query, Resolver, Root } from 'type-graphql';
import { answerOf } from '../platform/answer.ts';
import type { Context } from '../platform/context.ts';
import { text as said } from '../platform/problem.ts';
import { Case } from '../case/case.entity.ts';
import { ofContent } from '../case/content.service.ts';
import { Person } from '../people/person.entity.ts';
import { Decision, sides, Statement } from './decision.entity.ts';
import { recordDecision, voice } from './decision.service.ts';
import { giveStatement, takeStatement } from './statement.service.ts';

const DecisionAnswer = answerOf('decision', () => Decision);
const StatementAnswer = answerOf('statement', () => Statement);

@InputType({ description: 'One way that was open.' })
class OptionInput {
  @IsNotEmpty() @MaxLength(1000) @Field(() => String, { description: 'What it is.' }) text!: string;
  @Field(() => Boolean, { description: 'Whether it was chosen.' }) chosen!: boolean;
}

@InputType({ description: 'A decision with what it rests on.' })
class DecisionInput {
  @IsNotEmpty() @MaxLength(1000) @Field(() => String, { description: 'The question.' }) question!: string;
  @IsArray() @ArrayMaxSize(20) @Field(() => [OptionInput], { description: 'The ways that were open.' }) options!: OptionInput[];
  @IsNotEmpty() @MaxLength(5000) @Field(() => String, { description: 'The reason.' }) reason!: string;
  @IsArray() @ArrayMaxSize(50) @Field(() => [String], { description: 'Evidence at a version: <id>@<version>.' }) evidence!: string[];
  @Field(() => ID, { nullable: true, description: 'The decision that it supersedes.' }) supersedes?: string;
}

@InputType({ description: 'A statement of one side, asked for or given.' })
class StatementInput {
  @IsIn(sides) @Field(() => String, { description: 'Whose.' }) side!: string;
  @Field(() => ID, { nullable: true, description: 'The person asked.' }) personId?: string;
  @Field(() => ID, { nullable: true, description: 'The department asked.' }) departmentId?: string;
  @IsOptional() @MaxLength(5000) @Field(() => String, { nullable: true, description: 'What is asked, as the lead words it.' }) request?: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when.' }) dueAt?: Date;
  @IsOptional() @MaxLength(20_000) @Field(() => String, { nullable: true, description: 'The statement, where it was given already.' }) text?: string;
}

@Resolver(() => Decision)
export class DecisionResolver {
  @Authorized('staff')
  @Mutation(() => DecisionAnswer, { description: 'Records a decision in the log of the case.' })
  recordDecision(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => DecisionInput) input: DecisionInput): Promise<Decision> {
    return recordDecision(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff')
  @Mutation(() => DecisionAnswer, { description: 'Agrees with a decision, or dissents.' })
  voiceDecision(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('agrees', () => Boolean) agrees: boolean): Promise<Decision> {
    return voice(ctx.doing(opId), id, agrees);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who recorded it.' })
  author(@Root() decision: Decision, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, decision.authorId);
  }
}

@Resolver(() => Statement)
export class StatementResolver {
  @Authorized('staff')
  @Mutation(() => StatementAnswer, { description: 'Asks one side for a statement, or records one.' })
  takeStatement(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => StatementInput) input: StatementInput): Promise<Statement> {
    return takeStatement(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff')
  @Mutation(() => StatementAnswer, { description: 'Gives a statement that was asked for.' })
  giveStatement(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('text', () => String) text: string): Promise<Statement> {
    return giveStatement(ctx.doing(opId), id, said('text', text, 20_000));
  }

  @Authorized('staff')
  @Query(() => [Statement], { description: 'Statements that the reader is asked for: the request and nothing else of the case.' })
  statementsAskedOfMe(@Ctx() ctx: Context): Promise<Statement[]> {
    return ctx.em.find(Statement, { personId: ctx.actor.id, givenAt: null, requestedAt: { $ne: null } }, { orderBy: { dueAt: 'asc' }, limit: 100 });
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The person asked.' })
  person(@Root() statement: Statement, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, statement.personId);
  }
}

@Resolver(() => Case)
export class DecisionLogResolver {
  @FieldResolver(() => [Decision], { description: 'The decision log, newest first.' })
  decisions(@Root() kase: Case, @Ctx() ctx: Context): Promise<Decision[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Decision, { caseId: kase.id }, { orderBy: { at: 'desc' } }));
  }

  @FieldResolver(() => [Statement], { description: 'What the sides say.' })
  statements(@Root() kase: Case, @Ctx() ctx: Context): Promise<Statement[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Statement, { caseId: kase.id }, { orderBy: { requestedAt: 'asc', givenAt: 'asc' } }));
  }
}
