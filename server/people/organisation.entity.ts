import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Key, Text, Version } from '../platform/columns.ts';
import { Journaled } from '../journal/guard.ts';

/** There is one: whose house this is, and the face it shows on everything public. */
@Entity({ tableName: 'organisation' } as never)
@ObjectType({ description: 'Whose house this is.' })
export class Organisation extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Name in English.' }) nameEn!: string;
  @Text({ says: 'Name in Arabic.' }) nameAr!: string;
  @Text({ says: 'Logo, as the address of a file.', nullable: true }) logo?: string | null;
  @Text({ says: 'Colour as #rrggbb.', nullable: true }) accent?: string | null;
  @Text({ says: 'Name that letters are sent under; the name of the house where there is none.', nullable: true }) sender?: string | null;
  @Version() version!: number;
}

/** One row for ever, so that two who set up at the same time meet on it. */
export const organisationId = '00000000-0000-7000-8000-000000000001';
