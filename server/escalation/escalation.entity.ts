import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { answerOf } from '../platform/answer.ts';
import { Key, Moment, Ref, Text, Version, Whole, Word } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

/** Why a case climbs (domain.md 18). Never because of who the complainant is: that would not be objective. */
export const escalationCauses = vocabulary('escalation', {
  deadline: ['its time is up', 'انتهاء المدة'],
  untaken: ['nobody took it', 'لم يتولّه أحد'],
  byHand: ['raised by hand', 'تصعيد يدوي'],
  severity: ['its severity', 'درجة الخطورة'],
  safety: ['safety is touched', 'مساس بالسلامة'],
  vulnerable: ['the customer needs special care', 'عميل يحتاج إلى عناية خاصة'],
  outside: ['regulator or media', 'جهة رقابية أو إعلام'],
  reopened: ['reopened for the third time', 'إعادة الفتح للمرة الثالثة'],
  repeated: ['the same cause again', 'تكرار السبب نفسه'],
  silence: ['no update as promised', 'عدم إرسال التحديث الموعود'],
  dissatisfied: ['the complainant is not satisfied', 'عدم رضا مقدّم الشكوى'],
  overdue: ['an action is overdue', 'تأخر إجراء عن موعده'],
});
export type EscalationCause = (typeof escalationCauses)[number];
/** What people may choose by hand; the rest the house finds by itself. */
export const causesByHand: readonly EscalationCause[] = ['byHand', 'severity', 'safety', 'vulnerable', 'outside', 'repeated', 'silence'];

/** An escalation is an item: somebody is asked to take it, takes it, and says when the next update comes. */
@Entity({ tableName: 'escalation' } as never)
@ObjectType({ description: 'A case that climbed a level: an item that somebody takes.' })
export class Escalation extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case; of an action, the one it was born from' }) caseId!: string;
  @Ref({ to: 'action, where one is overdue', nullable: true }) actionId?: string | null;
  @Whole({ says: 'Level it raised to.' }) level!: number;
  @Whole({ says: 'Cycle of the case.' }) cycle!: number;
  @Word(escalationCauses, { says: 'Why.' }) cause!: EscalationCause;
  @Text({ says: 'The reason, where a person gave one.', nullable: true }) reason?: string | null;
  @Text({ says: 'The clock whose time was up.', nullable: true }) clock?: string | null;
  @Ref({ to: 'person it was brought to', nullable: true }) toId?: string | null;
  @Moment({ says: 'When it was due: the true instant, however late somebody looked.' }) at!: Date;
  @Moment({ says: 'Until when it has to be taken.', nullable: true }) takeBy?: Date | null;
  @Ref({ to: 'person who took it', nullable: true }) takenBy?: string | null;
  @Moment({ says: 'When it was taken.', nullable: true }) takenAt?: Date | null;
  @Moment({ says: 'When the next update is promised.', nullable: true }) nextUpdateAt?: Date | null;
  @Text({ says: 'The last word on it.', nullable: true }) comment?: string | null;
  @Moment({ says: 'When it ended: lowered, climbed on, or closed with the case.', nullable: true, index: true }) endedAt?: Date | null;
  @Version() version!: number;
}

/** A deadline as a row: the watch asks for what is due on an index, and its cost follows what is due, not what is open. Derived, so it is not journaled. */
@Entity({ tableName: 'deadline' } as never)
export class Deadline {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Ref({ to: 'action', nullable: true }) actionId?: string | null;
  /** The clock's name with what tells it from others of the same name: a legal one, a later round, an action. */
  @Text() clock!: string;
  @Whole() cycle!: number;
  /** 'climb:<level>', 'warn:<line of the step>', 'untaken:<escalation id>', 'silence:<escalation id>:<instant promised>', 'judge:due' or 'judge:late'. */
  @Text() step!: string;
  @Moment() at!: Date;
  @Moment({ nullable: true }) firedAt?: Date | null;
}

export const EscalationAnswer = answerOf('escalation', () => Escalation);

/** At most one effect per clock, cycle and step; and the index that the watch asks. */
export const deadlineTables = `
create unique index deadline_once on deadline (case_id, clock, cycle, step);
create index deadline_due on deadline (at) where fired_at is null;
create index escalation_open on escalation (case_id) where ended_at is null;`;
