import { Ctx, Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { answerOf } from '../platform/answer.ts';
import { Key, Moment, Ref, Text, Texts, Version, Word, Yes } from '../platform/columns.ts';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { Journaled } from '../journal/guard.ts';

/** Somebody who works here. Complainants are no persons of this table: their identity has a vault of its own. */
@Entity({ tableName: 'person' } as never)
@ObjectType({ description: 'Somebody who works here.' })
export class Person extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Name in Latin letters.' }) nameEn!: string;
  @Text({ says: 'Name in Arabic letters.' }) nameAr!: string;
  /** Lower case, as people sign in with it; null for a program that acts under a token. */
  @Text({ inside: true, unique: true, nullable: true }) email?: string | null;
  @Text({ inside: true, nullable: true }) phone?: string | null;
  @Text({ says: "What stands under the name, as in 'Cold chain'.", nullable: true }) title?: string | null;
  @Ref({ to: 'department', nullable: true }) departmentId?: string | null;
  @Texts({ says: 'Roles in the organisation.' }) roles: string[] = [];
  @Word(['en', 'ar'], { says: 'Language of everything written to this person.' }) language: 'en' | 'ar' = 'en';
  @Texts({ says: 'Languages this person answers complainants in.' }) spoken: string[] = [];
  @Word(['latn', 'arab'], { says: 'Digits on screen.' }) digits: string = 'latn';
  @Yes({ says: 'Umm al-Qura dates as a second line.' }) hijri: boolean = false;
  @Yes({ says: 'Single letters as shortcuts.', default: true }) shortcuts: boolean = true;
  @Yes({ says: 'The first steps of a new house stand on My work, for whoever keeps it.', default: true }) firstSteps: boolean = true;
  @Yes({ says: 'True for a program that acts under an API token.' }) program: boolean = false;
  @Yes({ says: 'False once the person has left or is barred.', default: true }) active: boolean = true;
  @Moment({ nullable: true, says: 'When the latest invitation was written.' }) invitedAt?: Date | null;
  @Moment({ nullable: true, says: 'When the invitation was accepted.' }) joinedAt?: Date | null;
  @Moment({ nullable: true, says: 'When this person left.' }) leftAt?: Date | null;
  @Version() version!: number;

  @Field(() => String, { description: "The name in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }
}

/** A unit that answers for cases. Its head is where its escalations arrive; the deputy stands in while the head is absent. */
@Entity({ tableName: 'department' } as never)
@ObjectType({ description: 'A unit that answers for cases.' })
export class Department extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Name in English.' }) nameEn!: string;
  @Text({ says: 'Name in Arabic.' }) nameAr!: string;
  @Ref({ to: 'branch', nullable: true }) branchId?: string | null;
  @Ref({ to: 'department above', nullable: true }) parentId?: string | null;
  @Ref({ to: 'head', nullable: true }) headId?: string | null;
  @Ref({ to: 'deputy', nullable: true }) deputyId?: string | null;
  @Yes({ default: true }) active: boolean = true;
  @Version() version!: number;

  @Field(() => String, { description: "The name in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }
}

/** A place of business; its calendar decides which hours count. */
@Entity({ tableName: 'branch' } as never)
@ObjectType({ description: 'A place of business, with a calendar of its own.' })
export class Branch extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Name in English.' }) nameEn!: string;
  @Text({ says: 'Name in Arabic.' }) nameAr!: string;
  @Text({ says: 'IANA zone.' }) zone!: string;
  @Ref({ to: 'calendar', nullable: true }) calendarId?: string | null;
  @Yes({ default: true }) active: boolean = true;
  @Version() version!: number;

  @Field(() => String, { description: "The name in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }
}

/** What a change of a branch answers with, in whichever slice it stands. */
export const BranchAnswer = answerOf('branch', () => Branch);
