import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Person } from '../../people/person.entity.ts';

@ObjectType({ description: "Whose words stand under a writer's id: by it, each sentence names who wrote it." })
export class Writer {
  @Field(() => Number, { description: "The writer's id within the text." }) client!: number;
  @Field(() => Person, { description: 'Who.' }) person!: Person;
}

@ObjectType({ description: 'Words that somebody had not sent when their access ended. Neither merged nor dropped: the lead decides.' })
export class SetAside {
  @Field(() => Int, { description: 'Counts within the text.' }) number!: number;
  @Field(() => String, { description: 'The words.' }) text!: string;
  @Field(() => GraphQLISODateTime, { description: 'When they arrived.' }) at!: Date;
  @Field(() => Person, { nullable: true, description: 'Whose words they are.' }) person?: Person | null;
}
