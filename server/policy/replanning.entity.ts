import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Version, Whole, Word } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

/** Why clocks that run go over to another edition. */
export const replanCauses = vocabulary('replan', {
  migrated: ['running cases follow the new edition', 'تطبيق الإصدار الجديد على الحالات الجارية'],
  announced: ['the official announcement of the days', 'الإعلان الرسمي عن الأيام'],
  assigned: ['the branch follows another calendar', 'تغيير التقويم المعتمد للفرع'],
  standard: ['the standard calendar changed', 'تغيير التقويم الافتراضي'],
});
export type ReplanCause = (typeof replanCauses)[number];

/**
 * What runs goes over to the edition in force of a calendar, of a promise or of the ladder (which is named by its last change). Written with the edition itself, so that it is
 * never forgotten; carried out case by case, each with a record of its own.
 */
@Entity({ tableName: 'replanning' } as never)
export class Replanning extends Journaled {
  @Key() id!: string;
  @Word(replanCauses) cause!: ReplanCause;
  /** Through all its editions: a calendar, or a promise. */
  @Ref({ to: 'calendar', nullable: true }) calendarId?: string | null;
  /** Whose cases go over to the calendar, where it is not those that run by it already. */
  @Ref({ to: 'branch', nullable: true }) branchId?: string | null;
  @Ref({ to: 'promise', nullable: true }) lineId?: string | null;
  @Ref({ to: 'edition that was wanted' }) editionId!: string;
  @Ref({ to: 'person who wanted it' }) askedBy!: string;
  @Moment() askedAt!: Date;
  @Moment({ nullable: true, index: true }) endedAt?: Date | null;
  /** Cases that were moved, and cases that could not be, once it has ended. */
  @Whole({ default: 0 }) cases: number = 0;
  @Whole({ default: 0 }) failed: number = 0;
  @Version() version!: number;

  get noun(): 'calendar' | 'commitment' | 'ladder' {
    return this.calendarId ? 'calendar' : this.lineId ? 'commitment' : 'ladder';
  }
}
