import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Text, Version, Whole, Word, Yes } from '../../platform/columns.ts';
import { vocabulary } from '../../platform/vocabulary.ts';
import { Journaled } from '../../journal/guard.ts';
import { clockNames, type ClockName } from '../../policy/commitment.entity.ts';

/** Why a clock changed its phase. */
export const clockCauses = vocabulary('clockCause', {
  received: ['received', 'الاستلام'],
  reopened: ['reopened', 'إعادة الفتح'],
  routed: ['handed over to a department', 'الإحالة إلى إدارة'],
  taken: ['taken over by the department', 'تسلّم الإدارة'],
  adopted: ['the suggestion was adopted', 'اعتماد المقترح'],
  remedied: ['remedy delivered', 'تنفيذ الحل'],
  told: ['news were told', 'إرسال المستجدات'],
  classified: ['the classification changed', 'تغيير التصنيف'],
  notReceived: ['the date of receipt was not approved', 'عدم اعتماد تاريخ الاستلام'],
  kept: ['done', 'تم'],
  closed: ['the case was closed', 'إغلاق الحالة'],
  complainant: ['waiting for the complainant', 'بانتظار رد مقدّم الشكوى'],
  requested: ['the complainant asked to wait', 'طلب مقدّم الشكوى الانتظار'],
  outsideBody: ['waiting for an outside body', 'بانتظار جهة خارجية'],
  answered: ['the person awaited has answered', 'وصول الرد المنتظر'],
  byHand: ['resumed by hand', 'استئناف يدوي'],
  'pause-ended': ['the pause ended by itself', 'انتهاء الإيقاف المؤقت تلقائيًا'],
});

/**
 * One clock of one case and cycle. Every figure is a function of its lines (`ClockLine`), its edition of the commitment and of
 * the calendar; what stands here besides is that reading, written down with each change, so that lists can ask for it.
 */
@Entity({ tableName: 'case_clock' } as never)
export class CaseClock extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Word(clockNames) name!: ClockName;
  @Whole() cycle!: number;
  /** Progress notices come round: each has a clock of its own. */
  @Whole({ default: 1 }) round: number = 1;
  @Yes() legal: boolean = false;
  @Ref({ to: 'edition of the commitment' }) commitmentId!: string;
  @Ref({ to: 'edition of the calendar' }) calendarId!: string;
  /** By what it was chosen (dimensions), and how many others fitted. */
  @Text() chosenBy: string = '';
  @Whole({ default: 0 }) others: number = 0;
  /** Whom it binds, where it is an internal promise: the department that has to take the case over. */
  @Ref({ to: 'department', nullable: true }) departmentId?: string | null;
  @Moment() startedAt!: Date;
  @Word(['running', 'paused', 'stopped']) phase: 'running' | 'paused' | 'stopped' = 'running';
  @Moment({ nullable: true }) promiseAt?: Date | null;
  @Moment({ nullable: true }) targetAt?: Date | null;
  @Moment({ nullable: true }) watchAt?: Date | null;
  /** The date before any extension: what is kept on time is measured against this one and the agreed one. */
  @Moment({ nullable: true }) originalAt?: Date | null;
  @Moment({ nullable: true }) pausedSince?: Date | null;
  @Moment({ nullable: true }) resumesAt?: Date | null;
  /** When whoever is awaited is reminded; null once they were, and while nobody is awaited. */
  @Moment({ nullable: true }) remindAt?: Date | null;
  @Moment({ nullable: true }) stoppedAt?: Date | null;
  /** The instants at which target and promise were missed: by event time, whenever it was noticed. */
  @Moment({ nullable: true }) lateAt?: Date | null;
  @Moment({ nullable: true }) breachedAt?: Date | null;
  /** What extensions have added, in the unit of the promise. */
  @Whole({ default: 0 }) extended: number = 0;
  @Whole({ default: 0 }) extensions: number = 0;
  /** The replanning by which it went over to its editions; null while it runs by those it began with. */
  @Ref({ to: 'replanning', nullable: true }) replannedBy?: string | null;
  /** The next instant at which something has to be written down; null once it has stopped. */
  @Moment({ nullable: true, index: true }) lookAt?: Date | null;
  @Version() version!: number;
}

/** One line of a clock's log, only ever appended (domain.md 1). One dated before earlier lines corrects them. */
@Entity({ tableName: 'clock_line' } as never)
export class ClockLine extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'clock' }) clockId!: string;
  @Ref({ to: 'case' }) caseId!: string;
  /** The order of appending. */
  @Whole() place!: number;
  @Word(['running', 'paused', 'stopped']) phase!: 'running' | 'paused' | 'stopped';
  /** When it happened, and when it was written down. */
  @Moment() at!: Date;
  @Moment() notedAt!: Date;
  @Word(clockCauses) cause!: string;
  /** The person, the case of the complainant, or the draft of a guest's form. */
  @Text() actorId!: string;
  /** The question asked, where it pauses; the message that answered, where it resumes. */
  @Ref({ to: 'message', nullable: true }) evidenceId?: string | null;
  @Moment({ nullable: true }) until?: Date | null;
  @Moment({ nullable: true }) remindAt?: Date | null;
}

export const extensionStates = vocabulary('extension', { asked: ['Asked for', 'قيد الاعتماد'], approved: ['Approved', 'معتمد'], refused: ['Refused', 'مرفوض'] });

/** More time, asked for before the time is over and approved by a second person. */
@Entity({ tableName: 'clock_extension' } as never)
export class ClockExtension extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'clock' }) clockId!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Whole() amount!: number;
  @Text() reason!: string;
  @Word(extensionStates) state: string = 'asked';
  @Ref({ to: 'person who asked' }) askedBy!: string;
  @Moment() askedAt!: Date;
  @Ref({ to: 'person who decided', nullable: true }) decidedBy?: string | null;
  @Moment({ nullable: true }) decidedAt?: Date | null;
  @Version() version!: number;
}
