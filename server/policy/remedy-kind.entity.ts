import { Ctx, Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Data, Key, Text, Version, Whole, Yes } from '../platform/columns.ts';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { Journaled } from '../journal/guard.ts';

/** A sort of remedy, and up to which amount each role may offer it alone. */
@Entity({ tableName: 'remedy_kind' } as never)
@ObjectType({ description: 'A sort of remedy, and up to which amount each role may offer it alone.' })
export class RemedyKind extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Word by which remedies name it: apology, refund, …', unique: true }) code!: string;
  @Text({ says: 'Name in English.' }) nameEn!: string;
  @Text({ says: 'Name in Arabic.' }) nameAr!: string;
  @Yes({ says: 'Has an amount of money.' }) money: boolean = false;
  @Text({ says: 'Currency, by its three letters.', nullable: true }) currency?: string | null;
  /** Role → largest amount, as a decimal string; what it means where a role is not named, `authorityOf` says. */
  @Data() limits!: Record<string, string>;
  @Whole({ says: 'Place in lists.', default: 0 }) rank: number = 0;
  @Yes({ default: true }) active: boolean = true;
  @Version() version!: number;

  @Field(() => String, { description: "The name in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }
}
