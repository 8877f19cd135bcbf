import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Text, Version, Whole } from '../platform/columns.ts';
import { Journaled } from '../journal/guard.ts';

/** The organisation's own word for something, by sector and country. */
@Entity({ tableName: 'sector_word' } as never)
@ObjectType({ description: "The organisation's own word for something, by sector and country." })
export class SectorWord extends Journaled {
  @Key() id!: string;
  @Text({ says: 'What is named: customer, department, …', unique: true }) key!: string;
  @Text({ says: 'One, in English.' }) oneEn!: string;
  @Text({ says: 'Many, in English.' }) manyEn!: string;
  @Text({ says: 'One, in Arabic.' }) oneAr!: string;
  @Text({ says: 'Many, in Arabic.' }) manyAr!: string;
  @Version() version!: number;
}

/** A letter or a passage of the public pages. A change makes a new edition: what was sent stays findable. */
@Entity({ tableName: 'wording' } as never)
@ObjectType({ description: 'A letter or a passage of the public pages, in both languages. A change makes a new edition.' })
export class Wording extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Which one: acknowledgement, progress, …', index: true }) key!: string;
  @Whole({ says: 'Counts editions, from 1.' }) edition!: number;
  @Moment({ says: 'In force from.' }) since!: Date;
  @Moment({ says: 'In force until; null for the one in force.', nullable: true }) until?: Date | null;
  @Text({ says: 'Subject in English; empty on pages.' }) subjectEn!: string;
  @Text({ says: 'Subject in Arabic; empty on pages.' }) subjectAr!: string;
  @Text({ says: 'Text in English, with {placeholders}.' }) bodyEn!: string;
  @Text({ says: 'Text in Arabic, with {placeholders}.' }) bodyAr!: string;
  @Text({ says: 'The same as a text message in English; empty where there is none.', default: '' }) smsEn: string = '';
  @Text({ says: 'The same as a text message in Arabic; empty where there is none.', default: '' }) smsAr: string = '';
  @Version() version!: number;
}
