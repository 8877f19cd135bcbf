import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Somebody } from '../journal/entry.entity.ts';

@ObjectType({ description: 'The escalation that a card stands under: who has it, and until when.' })
export class Standing {
  @Field(() => ID, { description: 'Opaque id of the escalation.' }) id!: string;
  @Field(() => String, { description: 'Why it climbed: a word of the vocabulary `escalation`.' }) cause!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was due.' }) at!: Date;
  @Field(() => Somebody, { nullable: true, description: 'Whom it was brought to.' }) to?: Somebody | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when it has to be taken.' }) takeBy?: Date | null;
  @Field(() => Somebody, { nullable: true, description: 'Who took it.' }) takenBy?: Somebody | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the next update is promised.' }) nextUpdateAt?: Date | null;
  @Field(() => Int, { description: 'Rises with each change.' }) version!: number;
}

@ObjectType({ description: 'The time of a card, counted as its promise counts: working time where it promises working time.' })
export class BoardTime {
  @Field(() => GraphQLISODateTime, { description: "The server's time at which this was counted." }) asOf!: Date;
  @Field(() => Int, { nullable: true, description: 'Seconds left until our own target; negative since it was missed; null where there is none.' }) target?: number | null;
  @Field(() => Int, { nullable: true, description: 'Seconds left until the promise; negative since it was missed; null where there is none.' }) promise?: number | null;
  @Field(() => Int, { nullable: true, description: 'Whole working days in those until, or since, our own target; null where nothing is promised in working days.' }) targetDays?: number | null;
  @Field(() => Int, { nullable: true, description: 'Whole working days in those until, or since, the promise; null where nothing is promised in working days.' }) promiseDays?: number | null;
  @Field(() => Boolean, { description: 'Whether that time is being used up now: not while closed or paused.' }) running!: boolean;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it stops or goes on next, by opening hours; null for time that always runs.' }) turnsAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it is paused: a word of the vocabulary `pause`.' }) pausedFor?: string | null;
}

@ObjectType({ description: 'A level of the ladder.' })
export class BoardLevel {
  @Field(() => Int, { description: '0 is what is watched.' }) level!: number;
  @Field(() => String, { nullable: true, description: 'To whom it goes: a word of the vocabulary `ladder`.' }) target?: string | null;
  @Field(() => Int, { nullable: true, description: 'Share of the time used at which it comes, in percent.' }) share?: number | null;
  @Field(() => Int, { nullable: true, description: 'Working minutes within which somebody has to take it before it climbs on; null on the last one.' }) minutesToTake?: number | null;
  @Field(() => String, { nullable: true, description: 'The step as a sentence, as the ladder for everything else says it: when, who takes it and how soon, and to whom it climbs else.' }) said?: string | null;
}

@ObjectType({ description: 'A step of the ladder that is still to come in one case.' })
export class StepAhead {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Clock whose ladder it is: a word of the vocabulary `clock`.' }) clock!: string;
  @Field(() => Int, { description: 'Level it raises to; 0 reminds.' }) level!: number;
  @Field(() => GraphQLISODateTime, { description: 'When it comes, as the clock stands now.' }) at!: Date;
  @Field(() => String, { description: 'The step as a sentence.' }) said!: string;
}
