import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Person } from '../../people/person.entity.ts';

@ObjectType({ description: "Whose words stand under a writer's id: by it, each sentence names who wrote it." })
export class Writer {
  @Field(() => Number, { description: "The writer's id within the text." }) client!: number;
  @Field(() => Person, { description: 'Who.' }) person!: Person;
}

@ObjectType({ description: 'A text of the case as it read at a moment of its story.' })
export class ReplayedText {
  @Field(() => ID, { description: 'Which text.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'Its words then, a line for each block; null where they have been erased since, or are too many to be put together again and no version was kept yet.' }) words!: string | null;
  @Field(() => Int, { description: 'The newest version that was kept by then; 0 before the first.' }) version!: number;
  @Field(() => Boolean, { description: 'Whether these are the words of that moment; otherwise those of the version that stood then, since more was written after it than is put together again.' }) exact!: boolean;
}

@ObjectType({ description: 'Words that somebody had not sent when their access ended. Neither merged nor dropped: the lead decides.' })
export class SetAside {
  @Field(() => Int, { description: 'Counts within the text.' }) number!: number;
  @Field(() => String, { description: 'The words.' }) text!: string;
  @Field(() => GraphQLISODateTime, { description: 'When they arrived.' }) at!: Date;
  @Field(() => Person, { nullable: true, description: 'Whose words they are.' }) person?: Person | null;
}
