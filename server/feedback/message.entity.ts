import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Refs, Text, Version, Word, Yes } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

/** What a message with the complainant is for. */
export const purposes = vocabulary('purpose', {
  words: ['In their own words', 'نص الشكوى كما ورد'],
  more: ['More facts', 'معلومات إضافية'],
  news: ['News', 'إفادة بالمستجدات'],
  question: ['Question', 'سؤال'],
  answer: ['Answer', 'رد'],
  thanks: ['Thanks', 'شكر'],
  withdrawal: ['Withdrawal', 'طلب سحب'],
});
export type Purpose = (typeof purposes)[number];

/** What passed between the organisation and the complainant. What the team says among itself is another noun: confidentiality is a type. */
@Entity({ tableName: 'message' } as never)
@ObjectType({ description: 'What passed between the organisation and the complainant; both sides see it.' })
export class Message extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Word(['in', 'out'], { says: 'From the complainant, or to them.' }) direction!: 'in' | 'out';
  @Word(purposes, { says: 'What it is for.' }) purpose!: Purpose;
  @Text({ says: 'Channel it came or went by.' }) channel!: string;
  @Moment({ says: 'When it was said; for a letter or a call, when that arrived.' }) at!: Date;
  @Text({ inside: true }) authorId!: string;
  @Yes({ says: 'False for automatic answers and bare thanks: such words resume no clock.', default: true }) substantive: boolean = true;
  @Yes({ says: 'Written down by staff for the complainant.' }) byStaff: boolean = false;
  @Moment({ nullable: true, says: 'For a question: until when the answer is awaited.' }) awaitedUntil?: Date | null;
  @Moment({ nullable: true, says: 'For a question: when the answer arrived.' }) answeredAt?: Date | null;
  @Refs({ says: 'Files that came or went with it.' }) fileIds: string[] = [];
  @Version() version!: number;
}
