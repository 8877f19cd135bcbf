import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' }) hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Place of the last row.' }) endCursor?: string | null;
}
