import { IsBoolean, IsDate, IsIn, IsInt, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested, ArrayMaxSize } from 'class-validator';
import { Field, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { Shaped } from '../platform/shape.ts';
import { OwnValueInput } from '../policy/own-field.entity.ts';
import { channels, natures, type Nature } from '../case/case.entity.ts';
import { reaches, type Reach } from './complainant.entity.ts';
import { longest } from './feedback.vocabulary.ts';
import { wants, type Wants } from './satisfaction.entity.ts';

@InputType({ description: 'Who complains. Nothing of it is needed by who does not want to be named.' })
export class IntroductionInput {
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true, description: 'They do not want to be named.' }) anonymous?: boolean | null;
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true, description: 'They speak for somebody else.' }) proxy?: boolean | null;
  @IsOptional() @MaxLength(longest.short) @Field(() => String, { nullable: true, description: 'Name.' }) name?: string | null;
  @IsOptional() @MaxLength(254) @Field(() => String, { nullable: true, description: 'E-mail address.' }) email?: string | null;
  @IsOptional() @MaxLength(40) @Field(() => String, { nullable: true, description: 'Telephone number, in any spelling and any digits.' }) phone?: string | null;
  @IsOptional() @MaxLength(500) @Field(() => String, { nullable: true, description: 'Postal address.' }) address?: string | null;
  @IsOptional() @MaxLength(longest.short) @Field(() => String, { nullable: true, description: 'When they like to be called.' }) time?: string | null;
  @IsOptional() @MaxLength(longest.line) @Field(() => String, { nullable: true, description: 'How they like to be addressed.' }) addressAs?: string | null;
  @IsOptional() @MaxLength(longest.short) @Field(() => String, { nullable: true, description: 'For whom they speak.' }) behalfOf?: string | null;
  @IsOptional() @MaxLength(longest.short) @Field(() => String, { nullable: true, description: 'Why they may speak for them.' }) relation?: string | null;
  @IsOptional() @IsIn([...reaches]) @Field(() => String, { nullable: true, description: `How to reach them. One of: ${reaches.join(', ')}.` }) reach?: Reach | null;
  @IsIn(['en', 'ar']) @Field(() => String, { description: 'Language of everything written to them: en or ar.' }) language!: 'en' | 'ar';
}

@InputType({ description: 'What somebody tells us.' })
export class SubmissionInput {
  @MaxLength(longest.words) @IsNotEmpty() @Field(() => String, { description: 'What happened, in their own words.' }) words!: string;
  @IsOptional() @IsIn([...natures]) @Field(() => String, { nullable: true, description: 'What they call it: complaint (where left out), suggestion or compliment.' }) nature?: Nature | null;
  @IsOptional() @MaxLength(2_000) @Field(() => String, { nullable: true, description: 'What would settle it for them.' }) sought?: string | null;
  @IsOptional() @IsDate() @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it happened.' }) happenedAt?: Date | null;
  @IsOptional() @MaxLength(longest.short) @Field(() => String, { nullable: true, description: 'Product or service.' }) product?: string | null;
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'Branch.' }) branchId?: string | null;
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'Category.' }) categoryId?: string | null;
  @IsOptional() @ArrayMaxSize(20) @IsUUID(undefined, { each: true }) @Field(() => [ID], { nullable: true, description: 'Files that came with it: ids that POST /attach has given.' }) fileIds?: string[] | null;
  @IsOptional() @MaxLength(64) @Field(() => ID, { nullable: true, description: 'Token of the draft under which the files were sent.' }) filesUnder?: string | null;
  @IsOptional() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Field(() => [OwnValueInput], { nullable: true, description: 'Values of own fields.' }) own?: OwnValueInput[] | null;
  @ValidateNested() @Field(() => IntroductionInput, { description: 'Who tells it.' }) who!: IntroductionInput;
}

@InputType({ description: 'What staff takes in for somebody.' })
export class ReceptionInput extends SubmissionInput {
  @IsOptional() @MaxLength(longest.short) @Field(() => String, { nullable: true, description: 'A short title; made of the words where left out.' }) title?: string | null;
  @IsIn([...channels]) @Field(() => String, { description: `Channel it came by. One of: ${channels.join(', ')}.` }) channel!: string;
  @IsOptional() @IsDate() @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it reached the organisation; now where left out.' }) receivedAt?: Date | null;
  @IsOptional() @MaxLength(longest.reason) @Field(() => String, { nullable: true, description: 'Why it is entered more than four hours after it was received.' }) lateReason?: string | null;
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true, description: 'The person was told the number.' }) acknowledged?: boolean | null;
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true, description: 'The person needs special care.' }) care?: boolean | null;
  @IsOptional() @MaxLength(500) @Field(() => String, { nullable: true, description: 'What they need.' }) careNote?: string | null;
}

@InputType({ description: 'What is settled while the person is still there.' })
export class FirstContactInput extends ReceptionInput {
  @MaxLength(longest.reason) @IsNotEmpty() @Field(() => String, { description: 'What was done for them.' }) remedy!: string;
  @IsOptional() @MaxLength(100) @Field(() => String, { nullable: true, description: 'The word of the remedy that was given, of those that `offeredRemedies` names; none where an answer was enough.' }) kind?: string | null;
  @IsOptional() @Shaped('amount') @Field(() => String, { nullable: true, description: 'Its amount, as a decimal, in the currency of that remedy; within what the settings let this person promise alone.' }) amount?: string | null;
  @IsBoolean() @Field(() => Boolean, { description: 'Whether they accept it; if not, the case stays open.' }) accepted!: boolean;
}

@InputType({ description: 'What the complainant writes, or what staff takes down for them.' })
export class HeardInput {
  @MaxLength(longest.words) @IsNotEmpty() @Field(() => String, { description: 'The words.' }) words!: string;
  @IsOptional() @IsIn([...channels]) @Field(() => String, { nullable: true, description: 'Channel; the form where left out.' }) channel?: string | null;
  @IsOptional() @IsDate() @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it arrived; now where left out.' }) at?: Date | null;
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true, description: 'False for bare thanks and automatic answers.' }) substantive?: boolean | null;
  @IsOptional() @ArrayMaxSize(20) @IsUUID(undefined, { each: true }) @Field(() => [ID], { nullable: true, description: 'Files that came with it: ids that POST /attach has given.' }) fileIds?: string[] | null;
}

@InputType({ description: 'What is written to the complainant: exactly what they will see.' })
export class WrittenInput {
  @MaxLength(longest.words) @IsNotEmpty() @Field(() => String, { description: 'The words.' }) words!: string;
  @IsIn(['news', 'question', 'answer', 'thanks']) @Field(() => String, { description: 'What it is for. One of: news, question, answer, thanks.' }) purpose!: 'news' | 'question' | 'answer' | 'thanks';
  @IsOptional() @IsDate() @Field(() => GraphQLISODateTime, { nullable: true, description: 'For a question: until when the answer is awaited.' }) until?: Date | null;
}

@InputType({ description: 'What the complainant says when all is done.' })
export class SatisfactionInput {
  @IsBoolean() @Field(() => Boolean, { description: 'Whether it is settled.' }) settled!: boolean;
  @IsOptional() @IsInt() @Min(1) @Max(5) @Field(() => Int, { nullable: true, description: 'With the outcome, 1 (not at all) to 5.' }) outcome?: number | null;
  @IsOptional() @IsInt() @Min(1) @Max(5) @Field(() => Int, { nullable: true, description: 'With the handling, 1 (not at all) to 5.' }) handling?: number | null;
  @IsOptional() @MaxLength(longest.words) @Field(() => String, { nullable: true, description: 'What they add.' }) comment?: string | null;
  @IsOptional() @IsIn([...wants]) @Field(() => String, { nullable: true, description: `What they want where it is not settled. One of: ${wants.join(', ')}.` }) wants?: Wants | null;
}
