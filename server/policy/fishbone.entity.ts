import { Ctx, Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Text, Version, Whole, Yes } from '../platform/columns.ts';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { Journaled } from '../journal/guard.ts';

/** A bone of the cause diagram: people, process, policy, place, or the organisation's own. */
@Entity({ tableName: 'fishbone_category' } as never)
@ObjectType({ description: "A bone of the cause diagram: the organisation's own categories of causes." })
export class FishboneCategory extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Word by which causes name it.', unique: true }) code!: string;
  @Text({ says: 'Name in English.' }) nameEn!: string;
  @Text({ says: 'Name in Arabic.' }) nameAr!: string;
  @Whole({ says: 'Place in the diagram.', default: 0 }) rank: number = 0;
  @Yes({ default: true }) active: boolean = true;
  @Version() version!: number;

  @Field(() => String, { description: "The name in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }
}
