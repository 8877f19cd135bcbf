import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { vocabulary } from '../platform/vocabulary.ts';
import { Entry } from './entry.entity.ts';

export type Mode = 'current' | 'catchup' | 'snapshot' | 'live' | 'heartbeat' | 'revoked';

@ObjectType({ description: 'Where a feed stands: what a client states when it comes back.' })
export class FeedPosition {
  @Field(() => Int, { description: 'Raised by a restore or a move; positions of another epoch cannot be compared.' }) epoch!: number;
  @Field(() => String, { description: 'The sequence number within a stream; opaque for the whole journal.' }) at!: string;
}

@ObjectType({ description: 'A stream and how far it has come.' })
export class StreamHead {
  @Field(() => String, { description: 'The stream as it was asked for.' }) stream!: string;
  @Field(() => String, { description: 'Its last position.' }) at!: string;
}

@ObjectType({ description: 'One message of a feed. Each that carries news names the position it follows and the one it reaches.' })
export class Frame {
  @Field(() => String, { description: 'current: nothing was missed · catchup: what was missed · snapshot: load anew, up to `to` · live · heartbeat: proof of life every 5 s · revoked: access is gone.' }) mode!: Mode;
  @Field(() => Int, { description: 'See FeedPosition.' }) epoch!: number;
  @Field(() => String, { nullable: true, description: 'The position that it follows: what does not follow the own position is a gap.' }) from!: string | null;
  @Field(() => String, { nullable: true, description: 'The position that it reaches.' }) to!: string | null;
  @Field(() => [Entry], { description: 'What happened, in order.' }) entries!: readonly Entry[];
  @Field(() => [StreamHead], { description: 'How far the watched stream has come.' }) heads!: readonly StreamHead[];
  @Field(() => GraphQLISODateTime, { description: "The server's time, by which screens show theirs." }) serverTime!: Date;
  @Field(() => String, { description: 'The build that answers; another one than before means that the page is old.' }) build!: string;
  @Field(() => String, { nullable: true, description: "Why, in the reader's language, where access was taken away or has changed." }) reason!: string | null;
}

vocabulary('revocation', {
  session: ['This session has ended.', 'انتهت هذه الجلسة.'],
  case: ['This case is no longer open to you.', 'لم تعد هذه الحالة متاحة لكم.'],
  role: ['What is open to you has changed.', 'تغيّر ما هو متاح لكم.'],
});
export type Revocation = 'session' | 'case' | 'role';
