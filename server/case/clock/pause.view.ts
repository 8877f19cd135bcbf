import { Field, Float, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One time for which the clocks of a case stood still.' })
export class PausedTime {
  @Field(() => String, { description: 'Number of the case.' }) number!: string;
  @Field(() => String, { nullable: true, description: 'The department that answers.' }) department!: string | null;
  @Field(() => String, { description: "Which clock, in the reader's language." }) clock!: string;
  @Field(() => String, { description: "Why, in the reader's language." }) reason!: string;
  @Field(() => String, { nullable: true, description: 'Who paused it; null for the complainant.' }) by!: string | null;
  @Field(() => GraphQLISODateTime, { description: 'Since when.' }) from!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when; null while it stands still.' }) to!: Date | null;
  @Field(() => Float, { description: 'Milliseconds of working time.' }) open!: number;
  @Field(() => Float, { description: 'Milliseconds on the wall.' }) wall!: number;
  @Field(() => Boolean, { nullable: true, description: 'Whether the promise was kept; null while it runs and where nothing was promised.' }) kept!: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it would have been kept had the clock never stood still.' }) keptWithout!: boolean | null;
}

@ObjectType({ description: 'How often and how long clocks stood still for one reason, or by one person.' })
export class PausedSum {
  @Field(() => String, { nullable: true, description: "The reason or the person, in the reader's language; null for the complainants themselves." }) of!: string | null;
  @Field(() => Int, { description: 'How often.' }) pauses!: number;
  @Field(() => Int, { description: 'In how many cases.' }) cases!: number;
  @Field(() => Float, { description: 'Milliseconds of working time in all.' }) open!: number;
  @Field(() => Int, { description: 'Promises kept that would have been missed had the clock never stood still.' }) saved!: number;
}

@ObjectType({ description: 'The pauses that began in a time, over the cases that the reader may see, and what they did to the figure of promises kept.' })
export class PauseReport {
  @Field(() => Int, { description: 'Promises that ended in this time, paused or not.' }) ended!: number;
  @Field(() => Int, { description: 'Of these, kept.' }) kept!: number;
  @Field(() => Int, { description: 'Of these, kept had no clock ever stood still.' }) keptWithout!: number;
  @Field(() => [PausedSum], { description: 'By person, the longest first.' }) byPerson!: PausedSum[];
  @Field(() => [PausedSum], { description: 'By reason, the longest first.' }) byReason!: PausedSum[];
  @Field(() => Int, { description: 'How many pauses in all.' }) pauses!: number;
  @Field(() => [PausedTime], { description: 'One by one, newest first, as many as were asked for.' }) rows!: PausedTime[];
}
