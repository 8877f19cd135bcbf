import { ArrayMaxSize, IsArray, IsNotEmpty, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { answerOf } from '../../platform/answer.ts';
import type { Context } from '../../platform/context.ts';
import { text } from '../../platform/problem.ts';
import { Case } from '../../case/case.entity.ts';
import { ofContent } from '../../case/content.service.ts';
import { Person } from '../../people/person.entity.ts';
import { Decision } from './decision.entity.ts';
import { recordDecision, voice } from './decision.service.ts';
import { lastSaid } from '../room.service.ts';
import { Backing, backingOf, restsOf } from '../causes/tree.resolver.ts';

const DecisionAnswer = answerOf('decision', () => Decision);

@InputType({ description: 'One way that was open.' })
class OptionInput {
  @IsNotEmpty() @MaxLength(1000) @Field(() => String, { description: 'What it is.' }) text!: string;
  @Field(() => Boolean, { description: 'Whether it was chosen.' }) chosen!: boolean;
}

@InputType({ description: 'A decision with what it rests on.' })
class DecisionInput {
  @IsNotEmpty() @MaxLength(1000) @Field(() => String, { description: 'The question.' }) question!: string;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Field(() => [OptionInput], { description: 'The ways that were open, and which of them was chosen.' }) options!: OptionInput[];
  @IsNotEmpty() @MaxLength(5000) @Field(() => String, { description: 'The reason.' }) reason!: string;
  @IsArray() @ArrayMaxSize(50) @Field(() => [String], { description: 'Evidence at a version: <id>@<version>.' }) evidence!: string[];
  @Field(() => ID, { nullable: true, description: 'The decision that it supersedes.' }) supersedes?: string;
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'The message that it is taken from.' }) messageId?: string;
}

@ObjectType({ description: 'Somebody agrees with a decision, or dissents and says why.' })
class Voice {
  @Field(() => Person, { description: 'Who.' }) person!: Person;
  @Field(() => Boolean, { description: 'Whether they agree.' }) agrees!: boolean;
  @Field(() => String, { nullable: true, description: 'Why.' }) reason?: string | null;
}

@Resolver(() => Decision)
export class DecisionResolver {
  @Authorized('staff')
  @Mutation(() => DecisionAnswer, { description: 'Records a decision in the log of the case.' })
  recordDecision(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => DecisionInput) input: DecisionInput): Promise<Decision> {
    return recordDecision(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff')
  @Mutation(() => DecisionAnswer, { description: 'Agrees with a decision, or dissents with a reason.' })
  voiceDecision(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('agrees', () => Boolean) agrees: boolean, @Arg('reason', () => String, { nullable: true }) reason?: string): Promise<Decision> {
    return voice(ctx.doing(opId), id, agrees, reason?.trim() ? text('reason', reason, 1000) : null);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who recorded it.' })
  author(@Root() decision: Decision, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, decision.authorId);
  }

  @FieldResolver(() => [Voice], { description: 'Who agrees and who dissents, by name.' })
  async voices(@Root() decision: Decision, @Ctx() ctx: Context): Promise<Voice[]> {
    const told = await Promise.all([...decision.assent.map((id) => [id, true] as const), ...decision.dissent.map((id) => [id, false] as const)].map(async ([id, agrees]) => {
      const [person, reason] = await Promise.all([ctx.load(Person, id), lastSaid(ctx, `${agrees ? 'assent' : 'voice'}:${id}`, decision.id)]);
      return person && { person, agrees, reason };
    }));
    return told.filter((one) => one !== null);
  }

  @FieldResolver(() => [String], { description: 'Evidence at a version, <evidence id>@<version>, as far as the reader may see it.' })
  evidence(@Root() decision: Decision, @Ctx() ctx: Context): Promise<string[]> {
    return restsOf(ctx, decision.caseId, decision.evidence);
  }

  @FieldResolver(() => [Backing], { description: 'The evidence it rests on, as far as the reader may see it.' })
  rests(@Root() decision: Decision, @Ctx() ctx: Context): Promise<Backing[]> {
    return backingOf(ctx, decision.caseId, decision.evidence);
  }
}

@Resolver(() => Case)
export class DecisionLogResolver {
  @FieldResolver(() => [Decision], { description: 'The decision log, newest first.' })
  decisions(@Root() kase: Case, @Ctx() ctx: Context): Promise<Decision[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Decision, { caseId: kase.id }, { orderBy: { at: 'desc', id: 'desc' } }));
  }
}
