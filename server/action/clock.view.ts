import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The clock of an action as it stands at `readAt`: a function of its log, the same on every screen.' })
export class ActionClock {
  @Field(() => String, { description: 'calm, watch (75 % used), late (our own target or the first date missed, the agreed one holds) or breached (the agreed date missed).' }) state!: string;
  @Field(() => String, { description: 'running or stopped.' }) phase!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it began.' }) startedAt!: Date;
  @Field(() => GraphQLISODateTime, { description: 'The date agreed first: it stays for ever.' }) originalAt!: Date;
  @Field(() => GraphQLISODateTime, { description: 'The date agreed last.' }) dueAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'What the house aims at for actions, as promised when it was agreed.' }) targetAt!: Date | null;
  @Field(() => GraphQLISODateTime, { description: 'From when 75 % of the working time is used.' }) watchAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When our own target or the first date was missed.' }) lateAt!: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the date agreed at that time was missed; a date agreed afterwards does not undo it.' }) breachedAt!: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it stopped.' }) stoppedAt!: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it was done by the date agreed first; null while it runs.' }) onOriginal!: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it was done by the date agreed; null while it runs.' }) onAgreed!: boolean | null;
  @Field(() => [String], { description: 'What was agreed when, and what became of it, in sentences.' }) why!: string[];
  @Field(() => GraphQLISODateTime, { description: 'The instant that all of this is true for.' }) readAt!: Date;
}
