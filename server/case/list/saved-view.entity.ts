import { Ctx, Field, Int, ObjectType } from 'type-graphql';
import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { answerOf } from '../../platform/answer.ts';
import { Key, Moment, Ref, Text, Version, Whole, Word, Yes } from '../../platform/columns.ts';
import type { Context } from '../../platform/context.ts';
import { named } from '../../platform/language.ts';
import { vocabulary } from '../../platform/vocabulary.ts';
import { Journaled } from '../../journal/guard.ts';

/** Of which list or board it is a view. */
export const viewSubjects = vocabulary('viewSubject', {
  cases: ['Cases', 'الحالات'],
  escalations: ['Escalation board', 'لوحة التصعيد'],
  promises: ['Promises', 'الالتزامات الزمنية'],
  actions: ['Actions', 'الإجراءات'],
  load: ['Department load', 'أعباء الإدارات'],
});
export type ViewSubject = (typeof viewSubjects)[number];

export const viewAudiences = vocabulary('viewAudience', {
  mine: ['Only me', 'لي فقط'],
  department: ['A department', 'إدارة'],
  house: ['Everybody here', 'جميع العاملين'],
});
export type ViewAudience = (typeof viewAudiences)[number];

/** A list or board narrowed in a way that is worth coming back to. It holds a question, never an answer: each reader sees what they may see. */
@Entity({ tableName: 'saved_view' } as never)
@ObjectType({ description: 'A list or board narrowed in a way that is worth coming back to. It holds a question, never an answer: each reader sees what they may see.' })
export class SavedView extends Journaled {
  @Key() id!: string;
  @Word(viewSubjects, { says: 'Of which list or board.' }) subject!: ViewSubject;
  @Text({ says: 'Name in English; empty where it has none.' }) nameEn: string = '';
  @Text({ says: 'Name in Arabic; empty where it has none.' }) nameAr: string = '';
  @Text({ says: 'What its address says after the question mark, in one order.' }) query!: string;
  @Word(viewAudiences, { says: 'Who has it.', default: 'mine' }) audience: ViewAudience = 'mine';
  @Ref({ to: 'department that has it', nullable: true }) departmentId?: string | null;
  @Ref({ to: 'person who saved it' }) authorId!: string;
  @Moment({ says: 'When it was saved.' }) at!: Date;
  @Moment({ says: 'When it was taken away.', nullable: true }) removedAt?: Date | null;
  @Version() version!: number;

  @Field(() => String, { description: "The name in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }
}

/** Where somebody keeps a view. A matter of one's own screen, and so no part of the journal. */
@Entity({ tableName: 'view_place' } as never)
@ObjectType({ description: 'Where somebody keeps a view.' })
export class ViewPlace {
  @PrimaryKey({ type: 'uuid' } as never) viewId!: string;
  @PrimaryKey({ type: 'uuid' } as never) personId!: string;
  @Yes({ says: 'Stands in the menu.' }) pinned: boolean = false;
  @Whole({ says: 'Place among the views of its list.', nullable: true }) rank?: number | null;
}

@ObjectType({ description: 'How many rows a question has for the one who asks.' })
export class ViewCount {
  @Field(() => String, { description: 'The question, as it was asked.' }) query!: string;
  @Field(() => Int, { description: 'How many, at most 1,000.' }) count!: number;
  @Field(() => Boolean, { description: 'Whether there are more than are counted.' }) more!: boolean;
}

export const SavedViewAnswer = answerOf('view', () => SavedView, 'SavedViewAnswer');
