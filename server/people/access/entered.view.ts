import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { answerOf } from '../../platform/answer.ts';

/** What the door gives: a session, or a ticket for the second step. */
@ObjectType({ description: 'What signing in gives: a session, or a ticket for the second step.' })
export class Entered {
  @Field(() => String, { nullable: true, description: 'The session, for a server that renders pages and sets the cookie itself; browsers get it as a cookie.' }) token?: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the session ends at the latest.' }) expiresAt?: Date;
  @Field(() => String, { nullable: true, description: 'Where a second factor is in use: good for ten minutes and for the code.' }) ticket?: string;
  @Field(() => [String], { nullable: true, description: 'Where a new second factor was set: the recovery codes, shown this once.' }) recovery?: string[] | null;
  @Field(() => String, { nullable: true, description: "The person's language: en or ar." }) language?: string;
  @Field(() => String, { nullable: true, description: "The person's digits: latn or arab." }) digits?: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether Umm al-Qura dates stand as a second line.' }) hijri?: boolean;
}

export const EnteredAnswer = answerOf('entered', () => Entered);
