import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { SetAside } from './document.view.ts';

@ObjectType({ description: 'A note that one person writes alone: shown to nobody else, and in no record, until they publish it to the team.' })
export class PrivateDraft {
  @Field(() => ID, { description: 'Its id, by which its writer takes a seat at it.' }) id!: string;
  @Field(() => String, { description: 'What kind of text it will be.' }) sort!: string;
  @Field(() => String, { description: 'Its title.' }) title!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was begun.' }) at!: Date;
  @Field(() => [SetAside], { description: 'What its writer had not sent when their access to the case ended; theirs alone, once they may see the case again.' }) setAside!: SetAside[];
  caseId!: string;
}
