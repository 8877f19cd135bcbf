import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Text, Whole, Word, Yes } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';

/** Why somebody hears of an entry. */
export const causes = vocabulary('notice', {
  assigned: ['Yours now', 'أُسند إليكم'],
  offered: ['Offered to you', 'معروض عليكم'],
  mentioned: ['You are mentioned', 'إشارة إليكم'],
  approval: ['Waits for your approval', 'بانتظار اعتمادكم'],
  heard: ['The complainant wrote', 'رسالة من مقدّم الشكوى'],
  escalated: ['An escalation reached you', 'تصعيد وصل إليكم'],
  untaken: ['Nobody took it in time', 'لم يتولّه أحد في الوقت المحدد'],
  due: ['Time is running out', 'اقترب الموعد النهائي'],
  breached: ['The time promised is over', 'انتهت المدة المعلنة'],
  update: ['An update is due', 'حان موعد التحديث'],
  overdue: ['An action is overdue', 'إجراء متأخر'],
  praise: ['A compliment', 'إشادة'],
  news: ['News in your case', 'مستجدات في حالة لديكم'],
});
/** The same said to those whom it was not brought to. */
vocabulary('noticeBeside', { escalated: ['Your case was escalated', 'تصعيد حالة لديكم'] });
export type NoticeCause = (typeof causes)[number];

/** That an entry of the journal concerns somebody. It holds no words: the entry is told anew, under today's permission. Reading it is not recorded. */
@Entity({ tableName: 'notice' } as never)
@ObjectType({ description: 'That something concerns the reader.' })
export class Notice {
  @Key() id!: string;
  @Text({ inside: true, unique: true }) effect!: string;
  @Ref({ to: 'person', inside: true }) personId!: string;
  @Ref({ to: 'case', nullable: true }) caseId?: string | null;
  /** Whom the reader stands in for: told to a deputy because somebody is away. */
  @Ref({ to: 'person away', nullable: true, inside: true }) standsForId?: string | null;
  @Text({ inside: true }) stream!: string;
  @Whole({ inside: true }) seq!: number;
  @Word(causes, { says: 'Why the reader hears of it.' }) cause!: NoticeCause;
  @Moment({ says: 'When it happened.' }) at!: Date;
  @Moment({ nullable: true, says: 'When it was read.' }) readAt?: Date | null;
  @Yes({ says: 'Whether it passes quiet hours and digests: safety, or an escalation brought to the reader by name.' }) urgent: boolean = false;
  @Field(() => Int, { description: 'How many came together: a burst is one line, told by its newest.' }) count: number = 1;
}
