import { Ctx, Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Text, Version, Whole, Word, Yes } from '../platform/columns.ts';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

export const bodyKinds = vocabulary('body', {
  regulator: ['Regulator', 'جهة رقابية'],
  ministry: ['Ministry', 'وزارة'],
  ombudsman: ['Ombudsman', 'ديوان المظالم'],
  court: ['Court', 'محكمة'],
  other: ['Other body', 'جهة أخرى'],
});

/** Where a case may come from or go to, and what the complainant is told as recourse. */
@Entity({ tableName: 'outside_body' } as never)
@ObjectType({ description: 'A regulator, ministry or ombudsman that a case may come from or go to.' })
export class OutsideBody extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Name in English.' }) nameEn!: string;
  @Text({ says: 'Name in Arabic.' }) nameAr!: string;
  @Word(bodyKinds, { says: 'What it is.' }) kind!: string;
  @Text({ says: 'How it is reached: page, number, address.', nullable: true }) contact?: string | null;
  @Whole({ says: 'Calendar days in which it wants an answer; null where it names none.', nullable: true }) answerDays?: number | null;
  @Yes({ says: 'Named to complainants as recourse.' }) recourse: boolean = false;
  @Whole({ says: 'Place in lists.', default: 0 }) rank: number = 0;
  @Yes({ default: true }) active: boolean = true;
  @Version() version!: number;

  @Field(() => String, { description: "The name in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }
}
