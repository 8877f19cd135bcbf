import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'More time that was asked for.' })
export class ExtensionView {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => Int, { description: 'How much more, in the unit of the promise.' }) amount!: number;
  @Field(() => String, { description: 'The same with its unit, in words.' }) said!: string;
  @Field(() => String, { description: 'Why.' }) reason!: string;
  @Field(() => String, { description: 'asked, approved or refused.' }) state!: string;
  @Field(() => ID, { description: 'Who asked.' }) askedBy!: string;
  @Field(() => String, { nullable: true, description: 'Who asked, by name.' }) by?: string | null;
  @Field(() => Boolean, { description: 'Whether it waits for a decision that the reader, as somebody else, may take.' }) decidable!: boolean;
  @Field(() => GraphQLISODateTime, { description: 'When it was asked for.' }) askedAt!: Date;
  @Field(() => Int, { description: 'Rises with each change.' }) version!: number;
}

@ObjectType({ description: 'A time for which a clock stood still: by whom, why, and how long.' })
export class PauseView {
  @Field(() => GraphQLISODateTime, { description: 'From when.' }) from!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when; null while it lasts.' }) to!: Date | null;
  @Field(() => String, { description: 'Why: a word of the reasons to pause.' }) cause!: string;
  @Field(() => String, { description: "Why, in the reader's language." }) said!: string;
  @Field(() => String, { nullable: true, description: 'Who let it stand still; null where no colleague did.' }) by!: string | null;
  @Field(() => Float, { description: 'Milliseconds of working time that did not count.' }) open!: number;
  @Field(() => Float, { description: 'Milliseconds on the wall.' }) wall!: number;
}

/** A clock at an instant. A function of its log and of the editions it runs on, so that every screen shows the same. */
@ObjectType({ description: 'One clock of a case, as it stands at `readAt`.' })
export class ClockView {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Which one: acknowledge, firstResponse, progress, decision, closing, implementation, satisfaction, handover.' }) name!: string;
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
  @Field(() => Boolean, { description: 'Whether what set it running again may still be called no answer.' }) correctable!: boolean;
  @Field(() => Int, { description: 'How often it may still be extended.' }) extendable!: number;
  @Field(() => ID, { description: 'Edition of the calendar that it counts by: its open hours are `boardCalendars`.' }) calendarId!: string;
  @Field(() => String, { nullable: true, description: 'Unit of the promise.' }) unit?: string | null;
  @Field(() => [ExtensionView], { description: 'More time that was asked for.' }) extensions!: ExtensionView[];
  @Field(() => String, { nullable: true, description: 'The department that an internal promise binds: it has to take the case over.' }) department?: string | null;
  @Field(() => [PauseView], { description: 'The times for which it stood still, by person and reason.' }) pauses!: PauseView[];
  @Field(() => Boolean, { nullable: true, description: 'Whether it was kept by the date that was told first; null while it runs, and where nothing was promised outside.' }) onOriginal?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it was kept by the date as agreed, extensions and moves included; null like the one above.' }) onAgreed?: boolean | null;
  @Field(() => String, { description: 'By what the promise was chosen, in a sentence.' }) choice!: string;
  @Field(() => [String], { description: 'Why the deadline is what it is, step by step, in sentences.' }) why!: string[];
  @Field(() => GraphQLISODateTime, { description: 'The instant that all of this is true for.' }) readAt!: Date;
}
