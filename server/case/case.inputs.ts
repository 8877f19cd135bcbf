import { ArrayMaxSize, IsIn, IsInt, IsNotEmpty, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { Shaped } from '../platform/shape.ts';
import { OwnValueInput } from '../policy/own-field.entity.ts';
import { bands, closings, natures, outcomes } from './case.entity.ts';
import { stages } from './stage-verb.policy.ts';
import { directions } from './link.entity.ts';

/** An id of any version, in lower case. */

@InputType({ description: 'What a list of cases is narrowed by.' })
export class CasesFilter {
  @IsOptional() @IsIn(['open', 'closed', 'all'])
  @Field(() => String, { nullable: true, description: 'open (default), closed or all.' }) state?: string | null;
  @IsOptional() @ArrayMaxSize(20) @IsIn(stages, { each: true })
  @Field(() => [String], { nullable: true, description: 'Stages, any of them.' }) stage?: string[] | null;
  @IsOptional() @ArrayMaxSize(20) @IsIn(natures, { each: true })
  @Field(() => [String], { nullable: true, description: 'What it is, any of them.' }) nature?: string[] | null;
  @IsOptional() @ArrayMaxSize(10) @IsIn(bands, { each: true })
  @Field(() => [String], { nullable: true, description: 'Risk bands, any of them.' }) band?: string[] | null;
  @IsOptional() @IsInt() @Min(0) @Max(9)
  @Field(() => Int, { nullable: true, description: 'Level of escalation, at least.' }) level?: number | null;
  @IsOptional() @Shaped('id')
  @Field(() => ID, { nullable: true, description: 'A department that takes part.' }) departmentId?: string | null;
  @IsOptional() @Shaped('someone')
  @Field(() => String, { nullable: true, description: '`me`, `none`, or the id of a person.' }) lead?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those whose deadline has passed.' }) overdue?: boolean | null;
  @IsOptional() @Shaped('id')
  @Field(() => ID, { nullable: true, description: 'Branch.' }) branchId?: string | null;
  @IsOptional() @Shaped('id')
  @Field(() => ID, { nullable: true, description: 'Category.' }) categoryId?: string | null;
  @IsOptional() @ArrayMaxSize(100) @Shaped('id', { each: true })
  @Field(() => [ID], { nullable: true, description: 'Only these, at most 100: which of them lie in the list.' }) ids?: string[] | null;
  @IsOptional() @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'Tracking number, a number given elsewhere, words of the title and product, or words of shared texts that the reader may read; Arabic letters are folded.' }) text?: string | null;
}

@InputType({ description: 'The initial assessment: figures 1 (least) to 5 (most), each with its reason.' })
export class AssessInput {
  @IsInt() @Min(1) @Max(5) @Field(() => Int, { description: 'Severity.' }) severity!: number;
  @IsNotEmpty() @MaxLength(2000) @Field(() => String, { description: 'Why.' }) severityWhy!: string;
  @IsInt() @Min(1) @Max(5) @Field(() => Int, { description: 'Likelihood of recurrence.' }) likelihood!: number;
  @IsNotEmpty() @MaxLength(2000) @Field(() => String, { description: 'Why.' }) likelihoodWhy!: string;
  @Field(() => Boolean, { description: 'Whether safety is touched.' }) safety!: boolean;
  @IsNotEmpty() @MaxLength(2000) @Field(() => String, { description: 'Why.' }) safetyWhy!: string;
  @IsInt() @Min(1) @Max(5) @Field(() => Int, { description: 'Complexity.' }) complexity!: number;
  @IsNotEmpty() @MaxLength(2000) @Field(() => String, { description: 'Why.' }) complexityWhy!: string;
  @IsInt() @Min(1) @Max(5) @Field(() => Int, { description: 'Impact on the person and others.' }) impact!: number;
  @IsNotEmpty() @MaxLength(2000) @Field(() => String, { description: 'Why.' }) impactWhy!: string;
  @Field(() => Boolean, { description: 'Whether immediate action is needed.' }) immediateNeeded!: boolean;
  @Field(() => Boolean, { description: 'Whether immediate action is possible.' }) immediatePossible!: boolean;
  @IsNotEmpty() @MaxLength(2000) @Field(() => String, { description: 'Why.' }) immediateWhy!: string;
}

@InputType({ description: 'Facts of the case; what is left out stays as it was.' })
export class DescribeInput {
  @IsOptional() @MaxLength(300) @Field(() => String, { nullable: true, description: 'Product or service.' }) product?: string | null;
  @IsOptional() @MaxLength(2000) @Field(() => String, { nullable: true, description: 'The remedy that is sought.' }) wants?: string | null;
  @IsOptional() @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the matter happened.' }) happenedAt?: Date | null;
  @IsOptional() @ArrayMaxSize(50) @Field(() => [OwnValueInput], { nullable: true, description: 'Values of own fields.' }) own?: OwnValueInput[] | null;
}

@InputType({ description: 'Where a case goes.' })
export class RouteInput {
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'The department that answers from now on.' }) departmentId?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'The queue it waits in.' }) queueId?: string | null;
}

@InputType({ description: 'How a case ends.' })
export class CloseInput {
  @IsIn(closings) @Field(() => String, { description: `One of: ${closings.join(', ')}.` }) closing!: string;
  @IsOptional() @MaxLength(4000) @Field(() => String, { nullable: true, description: "Why; for a withdrawal the person's own words." }) reason?: string | null;
}

@InputType({ description: 'An outside body that the matter goes to.' })
export class ReferInput {
  @IsNotEmpty() @MaxLength(300) @Field(() => String, { description: 'The body.' }) body!: string;
  @IsOptional() @MaxLength(100) @Field(() => String, { nullable: true, description: 'Their number, where known.' }) number?: string | null;
  @IsNotEmpty() @MaxLength(4000) @Field(() => String, { description: 'Why.' }) reason!: string;
  @Field(() => Boolean, { description: 'Whether it is closed here by this.' }) closes!: boolean;
}

@InputType({ description: 'A number the matter has elsewhere.' })
export class ReferenceInput {
  @IsNotEmpty() @MaxLength(300) @Field(() => String, { description: 'The body or system.' }) body!: string;
  @IsNotEmpty() @MaxLength(100) @Field(() => String, { description: 'Their number.' }) number!: string;
  @IsIn(directions) @Field(() => String, { description: '`from` or `to`.' }) direction!: string;
}

@InputType({ description: 'Who is complained about: a person or a department.' })
export class RespondentInput {
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'The person.' }) personId?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'The department.' }) departmentId?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'Who leads from now on, where the lead loses access by it.' }) newLeadId?: string | null;
}

@InputType({ description: 'Something said in the room.' })
export class DiscussInput {
  @IsNotEmpty() @MaxLength(8000) @Field(() => String, { description: 'The text.' }) body!: string;
  @IsOptional() @ArrayMaxSize(20) @Field(() => [ID], { nullable: true, description: 'Colleagues it calls.' }) mentions?: string[] | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'The message it answers.' }) answersId?: string | null;
}

@InputType({ description: 'Something to be done.' })
export class TaskInput {
  @IsNotEmpty() @MaxLength(500) @Field(() => String, { description: 'What.' }) title!: string;
  @Shaped('id') @Field(() => ID, { description: 'Who does it.' }) ownerId!: string;
  @IsOptional() @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when.' }) dueAt?: Date | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'The message that it is taken from.' }) messageId?: string | null;
}

@InputType({ description: 'Who does a task, and until when.' })
export class TaskChangeInput {
  @Shaped('id') @Field(() => ID, { description: 'Who does it.' }) ownerId!: string;
  @IsOptional() @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when.' }) dueAt?: Date | null;
}

@InputType({ description: 'Something that happened, in words.' })
export class StoryNoteInput {
  @IsNotEmpty() @MaxLength(5000) @Field(() => String, { description: 'What happened.' }) text!: string;
  @IsOptional() @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it happened; now, where nothing is said.' }) happenedAt?: Date | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'The message that it is taken from.' }) messageId?: string | null;
}

@InputType({ description: 'What is right instead of an entry of the story.' })
export class AmendmentInput {
  @IsNotEmpty() @MaxLength(5000) @Field(() => String, { description: 'What is right.' }) text!: string;
  @IsOptional() @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it really happened, where that was wrong.' }) happenedAt?: Date | null;
}

@InputType({ description: 'The answer to the complainant.' })
export class ResponseInput {
  @IsIn(outcomes) @Field(() => String, { description: `What is decided: ${outcomes.join(', ')}.` }) outcome!: string;
  @IsNotEmpty() @MaxLength(20000) @Field(() => String, { description: 'The letter, exactly as it is sent.' }) body!: string;
  @IsNotEmpty() @MaxLength(4000) @Field(() => String, { description: 'What can be done by who does not agree.' }) recourse!: string;
  @IsIn(['en', 'ar']) @Field(() => String, { description: 'Language it is written in.' }) language!: string;
}

@InputType({ description: 'What the complainant gets.' })
export class RemedyInput {
  @IsNotEmpty() @MaxLength(100) @Field(() => String, { description: 'The word of one that `offeredRemedies` names.' }) kind!: string;
  @IsOptional() @MaxLength(2000) @Field(() => String, { nullable: true, description: 'What exactly.' }) about?: string | null;
  @IsOptional() @Shaped('amount') @Field(() => String, { nullable: true, description: 'Amount, as a decimal.' }) amount?: string | null;
  @IsOptional() @Shaped('currency') @Field(() => String, { nullable: true, description: 'Currency, by its three letters.' }) currency?: string | null;
}
