import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Key, Moment, Text, Whole } from '../../platform/columns.ts';

/** How often something was tried within its window, by account or by address. Kept in the database, so that several servers count together. */
@Entity({ tableName: 'attempt' } as never)
@ObjectType({ description: 'Never part of the API.' })
export class Attempt {
  @Key() id!: string;
  @Text({ inside: true, unique: true }) key!: string;
  @Whole({ inside: true }) count!: number;
  @Moment({ inside: true, index: true }) until!: Date;
}
