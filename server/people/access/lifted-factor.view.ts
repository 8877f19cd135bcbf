import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';

/** A second factor that was lost, and taken away by an administrator. */
@ObjectType({ description: 'A lost second factor that an administrator took away.' })
export class LiftedFactor {
  @Field(() => GraphQLISODateTime, { description: 'When.' }) at!: Date;
  byId!: string;
  @Field(() => String, { description: 'Why, in the words of whoever did it.' }) reason!: string;
  @Field(() => Boolean, { description: 'Whether a new one has still to be set: nothing opens before that.' }) waits!: boolean;
}
