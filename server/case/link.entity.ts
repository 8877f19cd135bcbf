import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Text, Word } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

export const linkKinds = vocabulary('link', {
  follows: ['Follows an earlier case', 'امتداد لحالة سابقة'],
  merged: ['Merged into', 'دُمجت في'],
  split: ['Split from', 'فُصلت عن'],
  same: ['About the same matter', 'الموضوع نفسه'],
});

/** How one case belongs to another. A merge is such a link and can be undone: each keeps its number, notices and clock. */
@Entity({ tableName: 'case_link' } as never)
@ObjectType({ description: 'How one case belongs to another.' })
export class CaseLink extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Ref({ to: 'other case' }) otherId!: string;
  @Word(linkKinds, { says: 'How.' }) kind!: string;
  @Moment({ says: 'From when.' }) since!: Date;
  @Moment({ says: 'Until when; null while it holds.', nullable: true }) until?: Date | null;
}

export const directions = vocabulary('reference', {
  from: ['Came from there', 'واردة من'],
  to: ['Went there', 'محالة إلى'],
});

/** A number the matter has elsewhere: a regulator's, a ministry's, the customer system's. The search finds the case by it. */
@Entity({ tableName: 'outside_reference' } as never)
@ObjectType({ description: 'A number the matter has elsewhere.' })
export class OutsideReference extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Text({ says: 'The body or system.' }) body!: string;
  @Text({ says: 'Their number.', index: true }) number!: string;
  @Word(directions, { says: 'Which way it went.' }) direction!: string;
  @Moment({ says: 'When it was noted.' }) at!: Date;
}
