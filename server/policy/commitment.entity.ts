import { Ctx, Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ratio, Ref, Text, Texts, Version, Whole, Word, Yes } from '../platform/columns.ts';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';
import { bands, type Band } from './matrix.entity.ts';

/** What is promised a time for. */
export const clockNames = vocabulary('clock', {
  acknowledge: ['Acknowledgement', 'الإشعار بالاستلام'],
  firstResponse: ['First response', 'أول رد'],
  progress: ['Progress notice', 'إشعار بالمستجدات'],
  decision: ['Decision', 'القرار'],
  closing: ['Closing', 'الإغلاق'],
  implementation: ['Implementation', 'تنفيذ المقترح'],
  satisfaction: ['Satisfaction question', 'السؤال عن الرضا'],
  handover: ['Hand-over', 'تسليم المسؤولية'],
  action: ['Action', 'الإجراء'],
});
export type ClockName = (typeof clockNames)[number];

/** Why a clock may stand still. The last two are named so that they can be refused in words: they never pause what was promised. */
export const pauseReasons = vocabulary('pause', {
  complainant: ['waiting for the complainant', 'بانتظار رد مقدّم الشكوى'],
  requested: ['the complainant asked to wait', 'طلب مقدّم الشكوى الانتظار'],
  outsideBody: ['waiting for an outside body', 'بانتظار جهة خارجية'],
  supplier: ['waiting for our supplier', 'بانتظار المورّد'],
  department: ['waiting for our own department', 'بانتظار إدارة داخلية'],
});
/** Waiting for those whom we chose ourselves is not the complainant's loss. */
export const ownReasons: readonly string[] = ['supplier', 'department'];
/** These two never stand still, whatever the reason. */
export const neverPaused: readonly string[] = ['acknowledge', 'progress'];

export const budgetWords = vocabulary('unit', {
  workingMinutes: ['working minutes', 'دقائق عمل'],
  workingHours: ['working hours', 'ساعات عمل'],
  workingDays: ['working days', 'أيام عمل'],
  calendarDays: ['calendar days', 'أيام تقويمية'],
});

/**
 * What was promised for one clock, and for whom. `line` is the promise through time, a row is one edition of it: a change
 * makes the next edition, and a running clock stays on the one it was given.
 */
@Entity({ tableName: 'commitment' } as never)
@ObjectType({ description: 'What was promised for one clock, and for whom. A change makes a new edition; a running clock stays on its own.' })
export class Commitment extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'promise through all its editions' }) lineId!: string;
  @Whole({ says: 'Counts editions, from 1.' }) edition!: number;
  @Moment({ says: 'In force from.' }) since!: Date;
  @Moment({ says: 'In force until; null for the one in force.', nullable: true }) until?: Date | null;
  @Word(clockNames, { says: 'Which clock.' }) clock!: ClockName;
  @Text({ says: 'Name in English.' }) nameEn!: string;
  @Text({ says: 'Name in Arabic.' }) nameAr!: string;
  @Word(budgetWords, { says: 'Unit of the promise.', nullable: true }) promiseUnit?: string | null;
  @Ratio({ says: 'How many; null where nothing is promised outside.', nullable: true }) promiseAmount?: number | null;
  @Word(budgetWords, { says: 'Unit of the internal target.', nullable: true }) targetUnit?: string | null;
  @Ratio({ says: 'How many; null where there is no target of our own.', nullable: true }) targetAmount?: number | null;
  @Text({ says: 'Nature it is for; null for all.', nullable: true }) nature?: string | null;
  @Ref({ to: 'category it is for, with all below it', nullable: true }) categoryId?: string | null;
  @Word(bands, { says: 'Risk band it is for; null for all.', nullable: true }) band?: Band | null;
  @Ref({ to: 'branch it is for', nullable: true }) branchId?: string | null;
  @Text({ says: 'Language it is for; null for all.', nullable: true }) language?: string | null;
  @Whole({ says: 'Decides between equally specific ones: the smaller wins.', default: 0 }) rank: number = 0;
  @Texts({ says: 'Reasons for which it may pause.' }) pausable: string[] = [];
  @Whole({ says: 'Longest time paused in all, in days; 0 where it never pauses.', default: 0 }) pauseDays: number = 0;
  @Whole({ says: 'How often it may be extended.', default: 0 }) extensions: number = 0;
  @Yes({ says: 'Asked by law or by a regulator: never loosened or paused, extended only as its rule allows.' }) legal: boolean = false;
  @Text({ says: 'The rule, where it is legal.', nullable: true }) ruleName?: string | null;
  @Version() version!: number;

  @Field(() => String, { description: "The name in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }
}
