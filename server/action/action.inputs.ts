import { IsIn, IsNotEmpty, IsOptional, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { actionKinds, methods, type ActionKind } from './action.entity.ts';

@InputType({ description: 'What is to be done, by whom, until when.' })
export class ActionInput {
  @IsIn(actionKinds) @Field(() => String, { description: 'Which of the five kinds.' }) kind!: ActionKind;
  @IsNotEmpty() @MaxLength(300) @Field(() => String, { description: 'What is to be done.' }) title!: string;
  @IsOptional() @MaxLength(5000) @Field(() => String, { nullable: true, description: 'Details.' }) details?: string;
  @Field(() => ID, { description: 'Who answers for it.' }) ownerId!: string;
  @Field(() => GraphQLISODateTime, { description: 'Due.' }) dueAt!: Date;
  @Field(() => ID, { nullable: true, description: 'The cause it is aimed at.' }) causeId?: string;
}

@InputType({ description: 'What changes about an action; what is left out stays as it is.' })
export class ActionEditInput {
  @ValidateIf(({ title }: ActionEditInput) => title !== undefined) @IsNotEmpty() @MaxLength(300) @Field(() => String, { nullable: true, description: 'What is to be done.' }) title?: string;
  @IsOptional() @MaxLength(5000) @Field(() => String, { nullable: true, description: 'Details; null takes them away.' }) details?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who answers for it.' }) ownerId?: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Due.' }) dueAt?: Date;
  @IsOptional() @MaxLength(1000) @Field(() => String, { nullable: true, description: 'Why it changes.' }) reason?: string;
}

@InputType({ description: 'How the effect will be proven.' })
export class PlanInput {
  @IsNotEmpty() @MaxLength(1000) @Field(() => String, { description: 'What shows that it worked.' }) criterion!: string;
  @IsOptional() @Min(0) @Field(() => Float, { nullable: true, description: 'The figure before.' }) baseline?: number;
  @IsOptional() @Min(0) @Field(() => Float, { nullable: true, description: 'Effective at or below this.' }) threshold?: number;
  @IsNotEmpty() @MaxLength(300) @Field(() => String, { description: 'What the figures count.' }) measure!: string;
  @IsIn(methods) @Field(() => String, { description: 'How it is found out.' }) method!: string;
  @Min(0) @Max(730) @Field(() => Int, { description: 'Days to wait after implementation.' }) startAfterDays!: number;
  @Min(1) @Max(730) @Field(() => Int, { description: 'Days of observation.' }) windowDays!: number;
  @IsOptional() @MaxLength(1000) @Field(() => String, { nullable: true, description: 'Which records or how many.' }) sample?: string;
  @IsOptional() @MaxLength(1000) @Field(() => String, { nullable: true, description: 'What stands in where verifier, owner and implementer cannot be three people.' }) control?: string;
}

@InputType({ description: 'What was done.' })
export class ImplementedInput {
  @IsNotEmpty() @MaxLength(5000) @Field(() => String, { description: 'What was done.' }) done!: string;
  @IsOptional() @MaxLength(5000) @Field(() => String, { nullable: true, description: 'Where else the same could happen, and what was found there.' }) similarPlaces?: string;
  @Field(() => ID, { nullable: true, description: 'Who carried it out; whoever says so, where nobody is named.' }) implementerId?: string;
}

@InputType({ description: 'What the verifier found.' })
export class VerdictInput {
  @Field(() => Boolean, { description: 'Whether it worked.' }) effective!: boolean;
  @IsOptional() @Min(0) @Field(() => Float, { nullable: true, description: 'The figure after.' }) figure?: number;
  @IsOptional() @Min(0) @Field(() => Float, { nullable: true, description: 'The volume it rests on.' }) exposure?: number;
  @IsOptional() @MaxLength(1000) @Field(() => String, { nullable: true, description: 'Compensating control, where verifier, owner and implementer could not be three people.' }) control?: string;
  @IsNotEmpty() @MaxLength(5000) @Field(() => String, { description: 'The reason.' }) reason!: string;
}
