import { ArgsType, Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { IsOptional, Max, Min } from 'class-validator';

/** Which part of the cases is looked at: those after one, so many at most. */
@ArgsType()
export class Part {
  @Field(() => ID, { nullable: true, description: 'Where the part begins: `next` of the one before.' }) after?: string | null;
  @IsOptional() @Min(1) @Max(5_000) @Field(() => Int, { nullable: true, description: 'Cases in this part, up to 5,000; so many where left out.' }) most?: number | null;
}

@ObjectType({ description: 'A clock, or an action, that a change would move. No content: whoever keeps the settings does not read cases.' })
export class MovedClock {
  @Field(() => String, { nullable: true, description: 'Number of the case; null where it is confidential.' }) number!: string | null;
  @Field(() => String, { nullable: true, description: 'The department that answers.' }) department!: string | null;
  @Field(() => String, { description: "Which clock, in the reader's language." }) clock!: string;
  @Field(() => String, { nullable: true, description: 'Number of the action, where it is one; null where its case is confidential.' }) action!: string | null;
  @Field(() => String, { description: 'breached, late or raised at once, sooner, later, or same: the ladder says something else, and no time moves.' }) effect!: string;
  @Field(() => Int, { nullable: true, description: 'Of a ladder: the level that this is about; 0 is the reminder.' }) level!: number | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it is due now; of a ladder, when this level comes.' }) was!: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it would be due, or this level would come.' }) is!: Date | null;
  @Field(() => Boolean, { description: 'It stands still: the dates are those it would have when its pause ends by itself.' }) paused!: boolean;
  @Field(() => String, { description: 'IANA zone of its calendar.' }) zone!: string;
}

@ObjectType({ description: 'What a change of a promise, a calendar or the ladder would do to the cases that run, if they were moved. Nothing is changed by asking.' })
export class WhatIf {
  @Field(() => Int, { description: 'Cases that were looked at in this part.' }) looked!: number;
  @Field(() => Int, { nullable: true, description: 'How many there are to look at in all; told with the first part.' }) all!: number | null;
  @Field(() => ID, { nullable: true, description: 'The part after this one begins here: `after` of the next question, as each case is counted once. Null where all were looked at.' }) next!: string | null;
  @Field(() => Int, { description: 'Cases in which a date would move, or that would go over to a ladder which says something else.' }) changed!: number;
  @Field(() => Int, { description: 'Of these, cases in which a promise would be missed at once.' }) breached!: number;
  @Field(() => Int, { description: 'Cases in which only our own target would be missed at once.' }) late!: number;
  @Field(() => Int, { description: 'Cases that would be raised at once; of a ladder.' }) raised!: number;
  @Field(() => Int, { description: 'Cases that would be due, or raised, sooner.' }) sooner!: number;
  @Field(() => Int, { description: 'Cases that would have longer.' }) later!: number;
  @Field(() => Int, { description: 'Cases in which no time moves: others would be asked, with another term, or they stand higher already; of a ladder.' }) same!: number;
  @Field(() => [MovedClock], { description: 'The gravest of this part, up to a hundred.' }) clocks!: MovedClock[];
}

@ObjectType({ description: 'Running cases going over to an edition: asked for once, carried out case by case.' })
export class ReplanningView {
  @Field(() => String, { description: 'calendar, commitment or ladder.' }) of!: string;
  @Field(() => String, { description: "Name of what they go over to, in the reader's language." }) name!: string;
  @Field(() => String, { description: "Why, in the reader's language." }) cause!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was asked for.' }) askedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was done; null while it goes on.' }) endedAt!: Date | null;
  @Field(() => Int, { description: 'Cases that have gone over.' }) cases!: number;
  @Field(() => Int, { description: 'Cases that could not.' }) failed!: number;
}
