import { IsIn, IsInt, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { answerOf } from '../platform/answer.ts';
import type { Context } from '../platform/context.ts';
import { oneOf, text } from '../platform/problem.ts';
import { Case, CaseAnswer, natures } from '../case/case.entity.ts';
import { visibleCases } from '../case/visible.policy.ts';
import { FirstContactInput, HeardInput, ReceptionInput, SatisfactionInput, WrittenInput } from './feedback.input.ts';
import { receive as received, settleAtFirstContact as settled } from './feedback.service.ts';
import { longest } from './feedback.vocabulary.ts';
import { casesOf } from './identity.service.ts';
import { Message } from './message.entity.ts';
import { acknowledge as acknowledged, hearFrom as heard, withdraw as withdrawn, writeTo as written } from './message.service.ts';
import { answerSatisfaction } from './satisfaction.service.ts';
import { decideSuggestion as decided, evaluateSuggestion as evaluated, finishSuggestion as finished, routeCompliment as routed, thankForCompliment as thanked } from './suggestion.service.ts';
import { answerFeedback as answered, confirmLess as confirmed, proposeLess as proposed, refuseLess as refused, triage as triaged } from './triage.service.ts';

const MessageAnswer = answerOf('message', () => Message);

@InputType({ description: 'How a suggestion is weighed.' })
export class SuggestionEvaluationInput {
  @IsInt() @Min(1) @Max(5) @Field(() => Int, { description: 'Benefit, 1 (least) to 5.' }) benefit!: number;
  @IsInt() @Min(1) @Max(5) @Field(() => Int, { description: 'Effort, 1 (least) to 5.' }) effort!: number;
  @MaxLength(longest.reason) @IsNotEmpty() @Field(() => String, { description: 'Why.' }) reason!: string;
}

@InputType({ description: 'What was decided about a suggestion.' })
export class SuggestionVerdictInput {
  @IsIn(['adopted', 'declined']) @Field(() => String, { description: 'One of: adopted, declined.' }) verdict!: 'adopted' | 'declined';
  @MaxLength(longest.reason) @IsNotEmpty() @Field(() => String, { description: 'The reason, as the sender is told it.' }) reason!: string;
}

@InputType({ description: 'Whom a compliment is for.' })
export class ComplimentForInput {
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'Person.' }) personId?: string | null;
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'Department.' }) departmentId?: string | null;
}

@ObjectType({ description: 'What is known of whoever calls from a number or writes from an address.' })
export class Caller {
  @Field(() => Int, { description: 'How many cases came from there, including those the reader may not see.' }) cases!: number;
  @Field(() => [Case], { description: 'Those that the reader may see, the latest first.' }) visible!: Case[];
}

const version = { nullable: true, description: 'The version of the case that the person saw.' } as const;

/** What staff does with feedback. */
@Resolver()
export class FeedbackResolver {
  @Authorized('staff')
  @Query(() => Caller, { description: 'Recognises a caller by telephone number or e-mail address, however they are written.' })
  async caller(@Ctx() ctx: Context, @Arg('contact', () => String) contact: string): Promise<Caller> {
    const ids = await casesOf(ctx, contact.slice(0, 254));
    const { sql, values } = visibleCases(ctx.actor, 'c');
    const seen = ids.length ? await ctx.em.execute<{ id: string }[]>(`select c.id from "case" c where c.id = any(?::uuid[]) and ${sql} order by c.received_at desc limit 10`, [`{${ids.join(',')}}`, ...values]) : [];
    const rows = await Promise.all(seen.map(({ id }) => ctx.load(Case, id)));
    return { cases: ids.length, visible: rows.filter((row): row is Case => row !== null) };
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Takes feedback in for somebody: a call, a letter, a visit.' })
  receive(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => ReceptionInput) input: ReceptionInput): Promise<Case> {
    return received(ctx.doing(opId), input);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Takes in and settles while the person is still there.' })
  settleAtFirstContact(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => FirstContactInput) input: FirstContactInput): Promise<Case> {
    return settled(ctx.doing(opId), input);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Tells the complainant that it arrived.' })
  acknowledge(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('by', () => String, { description: 'Channel it was told by.' }) by: string): Promise<Case> {
    return acknowledged(ctx.doing(opId), id, 'byHand', by.slice(0, 32));
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Says what it is. Making less of a complaint is another step.' })
  triage(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('nature', () => String) nature: string, @Arg('expectedVersion', () => Int, version) expectedVersion?: number): Promise<Case> {
    return triaged(ctx.doing(opId), id, oneOf('nature', natures, nature), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Proposes to make less of a complaint, with a reason; a second person decides.' })
  proposeLess(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('nature', () => String) nature: string, @Arg('reason', () => String) reason: string, @Arg('expectedVersion', () => Int, version) expectedVersion?: number): Promise<Case> {
    return proposed(ctx.doing(opId), id, oneOf('nature', natures, nature), text('reason', reason, longest.reason), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Agrees to make less of it; somebody else than who proposed it.' })
  confirmLess(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int, version) expectedVersion?: number): Promise<Case> {
    return confirmed(ctx.doing(opId), id, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Refuses to make less of it, with a reason.' })
  refuseLess(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Arg('expectedVersion', () => Int, version) expectedVersion?: number): Promise<Case> {
    return refused(ctx.doing(opId), id, text('reason', reason, longest.reason), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Answers what is no complaint, and so ends it.' })
  answerFeedback(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('words', () => String) words: string, @Arg('expectedVersion', () => Int, version) expectedVersion?: number): Promise<Case> {
    return answered(ctx.doing(opId), id, text('words', words, longest.words), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'The owner of the product weighs a suggestion.' })
  evaluateSuggestion(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => SuggestionEvaluationInput) input: SuggestionEvaluationInput, @Arg('expectedVersion', () => Int, version) expectedVersion?: number): Promise<Case> {
    return evaluated(ctx.doing(opId), id, input, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Adopts a suggestion or not; the sender is told the reason.' })
  decideSuggestion(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => SuggestionVerdictInput) input: SuggestionVerdictInput, @Arg('expectedVersion', () => Int, version) expectedVersion?: number): Promise<Case> {
    return decided(ctx.doing(opId), id, input.verdict, input.reason, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'What was suggested is done; the sender is told in these words.' })
  finishSuggestion(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('words', () => String) words: string, @Arg('expectedVersion', () => Int, version) expectedVersion?: number): Promise<Case> {
    return finished(ctx.doing(opId), id, text('words', words, longest.words), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Says whom a compliment is for; they and their head hear of it.' })
  routeCompliment(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => ComplimentForInput) input: ComplimentForInput, @Arg('expectedVersion', () => Int, version) expectedVersion?: number): Promise<Case> {
    return routed(ctx.doing(opId), id, input, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Thanks the sender of a compliment, and so ends it.' })
  thankForCompliment(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('words', () => String) words: string, @Arg('expectedVersion', () => Int, version) expectedVersion?: number): Promise<Case> {
    return thanked(ctx.doing(opId), id, text('words', words, longest.words), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => MessageAnswer, { description: 'Takes down what the complainant said or sent.' })
  hearFrom(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => HeardInput) input: HeardInput): Promise<Message> {
    return heard(ctx.doing(opId), id, { words: input.words, channel: input.channel ?? 'call', at: input.at ?? null, substantive: input.substantive ?? true, fileIds: input.fileIds ?? null });
  }

  @Authorized('staff')
  @Mutation(() => MessageAnswer, { description: 'Writes to the complainant: exactly these words.' })
  writeTo(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => WrittenInput) input: WrittenInput): Promise<Message> {
    return written(ctx.doing(opId), id, input);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Withdrawn by the complainant, in their words, taken down by staff.' })
  withdraw(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('words', () => String) words: string, @Arg('channel', () => String) channel: string): Promise<Case> {
    return withdrawn(ctx.doing(opId), id, text('words', words, longest.words), channel.slice(0, 32));
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Takes down what the complainant says about being satisfied: marked, and never counted as confirmed.' })
  recordSatisfaction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => SatisfactionInput) input: SatisfactionInput): Promise<Case> {
    return answerSatisfaction(ctx.doing(opId), id, input);
  }
}
