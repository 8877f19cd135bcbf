import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, InputType, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { answerOf } from '../../platform/answer.ts';
import type { Context } from '../../platform/context.ts';
import { text } from '../../platform/problem.ts';
import { Case } from '../../case/case.entity.ts';
import { ofContent } from '../../case/content.service.ts';
import { Counts } from '../../case/room/room.view.ts';
import { Department, Person } from '../../people/person.entity.ts';
import { sides, Statement } from './statement.entity.ts';
import { giveStatement, statementsAskedOf, takeStatement } from './statement.service.ts';

const StatementAnswer = answerOf('statement', () => Statement);

@InputType({ description: 'A statement of one side, asked for or given.' })
class StatementInput {
  @IsIn(sides) @Field(() => String, { description: 'Whose.' }) side!: string;
  @Field(() => ID, { nullable: true, description: 'The person asked.' }) personId?: string;
  @Field(() => ID, { nullable: true, description: 'The department asked.' }) departmentId?: string;
  @IsOptional() @MaxLength(5000) @Field(() => String, { nullable: true, description: 'What is asked, as the lead words it.' }) request?: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when.' }) dueAt?: Date;
  @IsOptional() @MaxLength(20_000) @Field(() => String, { nullable: true, description: 'The statement, where it was given already.' }) text?: string;
}

@Resolver(() => Statement)
export class StatementResolver {
  @Authorized('staff')
  @Mutation(() => StatementAnswer, { description: 'Asks one side for a statement, or records one.' })
  takeStatement(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => StatementInput) input: StatementInput): Promise<Statement> {
    return takeStatement(ctx.doing(opId), caseId, { ...input, text: input.text?.trim() || null, request: input.request?.trim() || null });
  }

  @Authorized('staff')
  @Mutation(() => StatementAnswer, { description: 'Gives a statement that was asked for: by whoever is asked, or by the team on their behalf.' })
  giveStatement(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('text', () => String) said: string): Promise<Statement> {
    return giveStatement(ctx.doing(opId), id, text('text', said, 20_000));
  }

  @Authorized('staff')
  @Query(() => [Statement], { description: 'Statements that the reader is asked for: the request and nothing else of the case.' })
  async statementsAskedOfMe(@Ctx() ctx: Context): Promise<Statement[]> {
    const ids = (await statementsAskedOf(ctx)).map(({ id }) => id);
    const found = new Map((await ctx.em.find(Statement, { id: { $in: ids } })).map((one) => [one.id, one]));
    return ids.map((id) => found.get(id)!);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The person asked.' })
  person(@Root() statement: Statement, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, statement.personId);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department asked.' })
  department(@Root() statement: Statement, @Ctx() ctx: Context): Promise<Department | null> {
    return ctx.load(Department, statement.departmentId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who recorded it: themselves, or the team on their behalf.' })
  recorder(@Root() statement: Statement, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, statement.recordedBy);
  }
}

@Resolver(() => Case)
export class StatementsResolver {
  @FieldResolver(() => [Statement], { description: 'What the sides say.' })
  statements(@Root() kase: Case, @Ctx() ctx: Context): Promise<Statement[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Statement, { caseId: kase.id }, { orderBy: { requestedAt: 'asc', givenAt: 'asc', id: 'asc' } }));
  }
}

/** What somebody is asked for, among the numbers of the menu. */
@Resolver(() => Counts)
export class AskedCountResolver {
  @FieldResolver(() => Int, { description: 'Statements that are asked of this person, or of a department in their charge.' })
  async toState(@Ctx() ctx: Context): Promise<number> {
    return (await statementsAskedOf(ctx)).length;
  }
}
