import { Ctx, Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Ref, Text, Texts, Version, Whole, Word, Yes } from '../platform/columns.ts';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

/** What it is. Triage says so first; making less of a complaint needs a reason and a second person. */
export const natures = vocabulary('nature', {
  complaint: ['Complaint', 'شكوى'],
  enquiry: ['Enquiry', 'استفسار'],
  service: ['Service request', 'طلب خدمة'],
  suggestion: ['Suggestion', 'مقترح'],
  compliment: ['Compliment', 'إشادة'],
  misconduct: ['Report of misconduct', 'بلاغ عن مخالفة'],
  incident: ['Incident', 'بلاغ عن حادثة'],
  employee: ['Employee matter', 'مسألة تخص موظفًا'],
  outside: ['Out of scope', 'خارج الاختصاص'],
  abusive: ['Abusive', 'محتوى مسيء'],
});
export type Nature = (typeof natures)[number];

/** For what a category may bring its cases to somebody at once (domain.md 18). Never for whom: that would not be objective. */
export const climbing = ['safety', 'vulnerable', 'outside'] as const;

/** What a piece of feedback is about. A tree of at most three levels; what a branch does not say for itself it has from above. */
@Entity({ tableName: 'category' } as never)
@ObjectType({ description: 'What a piece of feedback is about: a tree of at most three levels.' })
export class Category extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'category above', nullable: true }) parentId?: string | null;
  @Text({ says: 'Name in English.' }) nameEn!: string;
  @Text({ says: 'Name in Arabic.' }) nameAr!: string;
  @Texts({ says: 'Natures it is offered for; empty means all.' }) natures: string[] = [];
  @Ref({ to: 'department it is routed to', nullable: true }) departmentId?: string | null;
  @Ref({ to: 'queue it is routed to', nullable: true }) queueId?: string | null;
  @Yes({ says: 'A cause is demanded before closing, whatever the band.' }) demandsCause: boolean = false;
  @Yes({ says: 'An action is demanded before closing, whatever the band.' }) demandsAction: boolean = false;
  @Word(climbing, { says: 'Why its cases climb at once, whatever the time: safety, vulnerable or outside; null where they do not.', nullable: true }) climbs?: string | null;
  @Whole({ says: 'Place among its siblings.', default: 0 }) rank: number = 0;
  @Yes({ says: 'False where it is no longer offered.', default: true }) active: boolean = true;
  @Version() version!: number;

  @Field(() => String, { description: "The name in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }
}
