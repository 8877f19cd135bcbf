import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'More time that was asked for.' })
export class ExtensionView {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => Int, { description: 'How much more, in the unit of the promise.' }) amount!: number;
  @Field(() => String, { description: 'Why.' }) reason!: string;
  @Field(() => String, { description: 'asked, approved or refused.' }) state!: string;
  @Field(() => ID, { description: 'Who asked.' }) askedBy!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was asked for.' }) askedAt!: Date;
  @Field(() => Int, { description: 'Rises with each change.' }) version!: number;
}

/** A clock at an instant. A function of its log and of the editions it runs on, so that every screen shows the same. */
@ObjectType({ description: 'One clock of a case, as it stands at `readAt`.' })
export class ClockView {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Which one: acknowledge, firstResponse, progress, decision, closing, satisfaction, handover.' }) name!: string;
  @Field(() => String, { description: "Its name in the reader's language." }) said!: string;
  @Field(() => Int, { description: 'Cycle of the case.' }) cycle!: number;
  @Field(() => Boolean, { description: 'Asked by law.' }) legal!: boolean;
  @Field(() => String, { nullable: true, description: 'The rule, where it is asked by law.' }) ruleName?: string | null;
  @Field(() => String, { description: 'running, paused or stopped.' }) phase!: string;
  @Field(() => Boolean, { description: 'Whether it stands still for a while.' }) paused!: boolean;
  @Field(() => String, { description: 'calm, watch, late or breached.' }) state!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it began.' }) startedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the promise is up; null beside a paused clock, and where nothing is promised outside.' }) dueAt?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When our own target is up.' }) targetAt?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From when 75 % is used.' }) watchAt?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'The date that was told first.' }) originalAt?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Since when it is paused.' }) pausedSince?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the pause ends by itself.' }) resumesAt?: Date | null;
  @Field(() => String, { nullable: true, description: "Why it is paused, in the reader's language." }) pausedFor?: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it stopped.' }) stoppedAt?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the promise was missed.' }) breachedAt?: Date | null;
  @Field(() => Float, { description: 'Milliseconds of its own time that are left (working time, or time on the wall for calendar days).' }) remaining!: number;
  @Field(() => Float, { description: 'Milliseconds of its own time by which it is late.' }) lateBy!: number;
  @Field(() => [String], { description: 'Reasons for which it may be paused.' }) pausable!: string[];
  @Field(() => Int, { description: 'How often it may still be extended.' }) extendable!: number;
  @Field(() => String, { nullable: true, description: 'Unit of the promise.' }) unit?: string | null;
  @Field(() => [ExtensionView], { description: 'More time that was asked for.' }) extensions!: ExtensionView[];
  @Field(() => String, { description: 'By what the promise was chosen, in a sentence.' }) choice!: string;
  @Field(() => [String], { description: 'Why the deadline is what it is, step by step, in sentences.' }) why!: string[];
  @Field(() => GraphQLISODateTime, { description: 'The instant that all of this is true for.' }) readAt!: Date;
}
