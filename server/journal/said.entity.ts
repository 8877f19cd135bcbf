import { Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Text, Whole } from '../platform/columns.ts';
import { Journaled } from './guard.ts';

/**
 * A free text as it was said, once and for ever: the journal's facts carry only its salted digest.
 * What is corrected becomes the next version; what is erased loses its row, and the chain still verifies.
 */
@Entity({ tableName: 'said' } as never)
@ObjectType({ description: 'A version of a free text, as it was said.' })
export class Said extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'row that the text belongs to', inside: true }) subjectId!: string;
  @Text({ says: 'The field of that row.' }) field!: string;
  @Whole({ says: 'Counts from 1 within subject and field.' }) version!: number;
  @Text({ says: 'The text.' }) body!: string;
  @Text({ says: "BCP 47, 'und' where unknown." }) language!: string;
  @Moment({ says: 'When it was said.' }) at!: Date;
  @Text({ inside: true }) authorId!: string;
  @Text({ inside: true }) digest!: string;
  @Field(() => String, { nullable: true, description: "Its author's name, where it may be told." }) author?: string;
}
