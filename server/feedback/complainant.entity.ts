import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Bytes, Key, Moment, Ref, Version, Word, Yes } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

/** How the complainant wants to be reached. */
export const reaches = vocabulary('reach', {
  email: ['By e-mail', 'بالبريد الإلكتروني'],
  sms: ['By text message', 'برسالة نصية'],
  phone: ['By telephone', 'بالهاتف'],
  letter: ['By letter', 'بخطاب'],
  none: ['Only with the tracking number', 'برقم التتبع فقط'],
});
export type Reach = (typeof reaches)[number];

/** Who somebody is, as it lies sealed in the vault. */
export interface Sealed {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
  /** When they like to be called. */
  readonly time?: string | null;
  /** How they like to be addressed. */
  readonly addressAs?: string | null;
  /** For whom they speak, and why they may. */
  readonly behalfOf?: string | null;
  readonly relation?: string | null;
}

/**
 * Who complained, apart from the case: one row a case, sealed under a key of its own. Erasing destroys the key. A known complainant is
 * found by a keyed hash of address or number; nothing else in the database leads from a person to a case.
 */
@Entity({ tableName: 'complainant' } as never)
export class Complainant extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case', inside: true, unique: true }) caseId!: string;
  @Yes({ inside: true }) anonymous: boolean = false;
  @Yes({ inside: true }) proxy: boolean = false;
  @Word(reaches, { inside: true }) reach: Reach = 'none';
  @Word(['en', 'ar'], { inside: true }) language: 'en' | 'ar' = 'ar';
  @Bytes({ nullable: true }) wrappedKey?: Buffer | null;
  @Bytes({ nullable: true }) sealed?: Buffer | null;
  @Bytes({ nullable: true }) emailMark?: Buffer | null;
  @Bytes({ nullable: true }) phoneMark?: Buffer | null;
  /** When somebody who reads this address typed the code that was sent there. */
  @Moment({ nullable: true, inside: true }) emailVerifiedAt?: Date | null;
  @Moment({ nullable: true, inside: true }) phoneVerifiedAt?: Date | null;
  @Moment({ nullable: true, inside: true }) erasedAt?: Date | null;
  @Version() version!: number;
}

@ObjectType({ description: 'Who complained, as everybody in the team may know them: masked.' })
export class Masked {
  @Field(() => String, { nullable: true, description: "First letters only, as in 'N•••• A••••'; null where nothing is known." }) name!: string | null;
  @Field(() => Boolean, { description: 'They asked not to be named.' }) anonymous!: boolean;
  @Field(() => Boolean, { description: 'They speak for somebody else.' }) proxy!: boolean;
  @Field(() => Boolean, { description: 'Their identity was erased.' }) erased!: boolean;
  @Field(() => String, { description: 'How they want to be reached. One of: email, sms, phone, letter, none.' }) reach!: string;
  @Field(() => String, { description: "How they want to be reached, in the reader's language." }) reachSaid!: string;
  @Field(() => String, { description: 'Language of everything written to them.' }) language!: string;
  @Field(() => Boolean, { description: 'Whether an address or number of theirs was verified by a code.' }) verified!: boolean;
  @Field(() => Int, { description: 'How many other cases came from the same address or number.' }) otherCases!: number;
}

@ObjectType({ description: 'Who complained, revealed for a stated reason; each reading is recorded.' })
export class Identity {
  @Field(() => String, { nullable: true, description: 'Name.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'E-mail address.' }) email?: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number.' }) phone?: string | null;
  @Field(() => String, { nullable: true, description: 'Postal address.' }) address?: string | null;
  @Field(() => String, { nullable: true, description: 'When they like to be called.' }) time?: string | null;
  @Field(() => String, { nullable: true, description: 'How they like to be addressed.' }) addressAs?: string | null;
  @Field(() => String, { nullable: true, description: 'For whom they speak.' }) behalfOf?: string | null;
  @Field(() => String, { nullable: true, description: 'Why they may speak for them.' }) relation?: string | null;
}
