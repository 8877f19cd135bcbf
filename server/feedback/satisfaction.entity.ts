import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Version, Whole, Word, Yes } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

/** What somebody wants whose complaint is not settled (domain.md 24). */
export const wants = vocabulary('wants', {
  facts: ['To tell us more', 'تقديم معلومات إضافية'],
  review: ['A review by somebody not involved', 'إعادة النظر من جهة لم تشارك في المعالجة'],
  outside: ['To turn to an outside body', 'اللجوء إلى جهة خارجية'],
});
export type Wants = (typeof wants)[number];

/** Asked once a cycle, after the remedy is delivered: whether it is settled, and apart from it outcome and handling. */
@Entity({ tableName: 'satisfaction' } as never)
@ObjectType({ description: 'What the complainant says when all is done: settled or not, and apart from it the outcome and the handling.' })
export class Satisfaction extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Whole({ says: 'The cycle of the case that it is about.' }) cycle!: number;
  @Whole({ says: 'How often the matter was reviewed before, 0 for the first answer.', default: 0 }) level: number = 0;
  @Moment({ says: 'When it was asked.' }) askedAt!: Date;
  @Whole({ says: 'Reminders sent.', default: 0 }) reminders: number = 0;
  @Moment({ nullable: true, says: 'When they are reminded again; nothing once they were reminded as often as the settings say.' }) remindAt?: Date | null;
  @Moment({ nullable: true, says: 'When it was answered.' }) answeredAt?: Date | null;
  @Yes({ nullable: true, default: undefined, says: 'Whether it is settled.' }) settled?: boolean | null;
  @Whole({ nullable: true, says: 'With the outcome, 1 (not at all) to 5.' }) outcome?: number | null;
  @Whole({ nullable: true, says: 'With the handling, 1 (not at all) to 5.' }) handling?: number | null;
  @Word(wants, { nullable: true, says: 'What they want where it is not settled.' }) wants?: Wants | null;
  @Yes({ says: 'Taken down by staff: marked, and never counted as confirmed.' }) byStaff: boolean = false;
  @Version() version!: number;
}
