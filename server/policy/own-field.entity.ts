import { IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Ctx, Field, InputType, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Data, Key, Ref, Text, Texts, Version, Whole, Word, Yes } from '../platform/columns.ts';
import type { Context } from '../platform/context.ts';
import { named, type Language } from '../platform/language.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

export const ownTypes = vocabulary('own', {
  text: ['Text', 'نص'],
  number: ['Number', 'رقم'],
  money: ['Amount of money', 'مبلغ'],
  date: ['Date', 'تاريخ'],
  list: ['One of a list', 'اختيار من قائمة'],
  lot: ['Lot number', 'رقم التشغيلة'],
  serial: ['Serial number', 'الرقم التسلسلي'],
  account: ['Account, masked', 'رقم حساب (مخفي جزئيًا)'],
});
export type OwnType = (typeof ownTypes)[number];

/** Stages before which a field may be demanded, in the order in which a case enters them. */
export const requiredStages = ['acknowledged', 'assessed', 'decided', 'closed'] as const;
export type RequiredStage = (typeof requiredStages)[number];

/** A field of the organisation's own, per nature and category (domain.md 24d). Its values stand in the case under `key`. */
@Entity({ tableName: 'own_field' } as never)
@ObjectType({ description: "A field of the organisation's own, per nature and category." })
export class OwnField extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Key under which its values stand.', unique: true }) key!: string;
  @Text({ says: 'Label in English.' }) nameEn!: string;
  @Text({ says: 'Label in Arabic.' }) nameAr!: string;
  @Word(ownTypes, { says: 'What may stand in it.' }) type!: OwnType;
  @Texts({ says: 'Natures it is for; empty means all.' }) natures: string[] = [];
  @Ref({ to: 'category it is for, with all below it', nullable: true }) categoryId?: string | null;
  @Data() choices: { value: string; en: string; ar: string }[] = [];
  @Text({ says: 'Stage before which it has to be filled in; null where it never has to.', nullable: true }) requiredAt?: string | null;
  @Yes({ says: 'Says something about a person: goes when the person is erased.' }) personal: boolean = false;
  @Yes({ says: 'Found by search.' }) searchable: boolean = false;
  @Yes({ says: 'Asked on the public form too.' }) asked: boolean = false;
  @Whole({ says: 'Place in the form.', default: 0 }) rank: number = 0;
  @Yes({ default: true }) active: boolean = true;
  @Version() version!: number;

  @Field(() => String, { description: "The label in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }

  /** `value` said in a language; the value itself where it is no choice. */
  said(value: string, language: Language): string {
    return this.choices.find((choice) => choice.value === value)?.[language] ?? value;
  }
}

@InputType({ description: 'One value of an own field.' })
export class OwnValueInput {
  @IsNotEmpty() @MaxLength(64) @Field(() => String, { description: 'Key of the field.' }) key!: string;
  @IsOptional() @MaxLength(2000) @Field(() => String, { nullable: true, description: 'Its value as text; null takes it away.' }) value?: string | null;
}
