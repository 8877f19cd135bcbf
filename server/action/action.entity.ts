import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { answerOf } from '../platform/answer.ts';
import { Data, Key, Moment, Ref, Refs, Text, Version, Whole, Word, Yes } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

/** The five kinds (domain.md 27): this customer · others now · the cause · elsewhere · better than before. */
export const actionKinds = vocabulary('action', {
  correction: ['Correction', 'تصحيح فوري'],
  containment: ['Containment', 'إجراء احتواء'],
  corrective: ['Corrective action', 'إجراء تصحيحي'],
  preventive: ['Preventive action', 'إجراء وقائي'],
  improvement: ['Improvement', 'إجراء تحسين'],
});
export type ActionKind = (typeof actionKinds)[number];

/** Blocked and overdue are no stages: they are independent of where an action stands. */
export const actionStages = vocabulary('actionStage', {
  planned: ['Planned', 'مخطط له'],
  started: ['Under way', 'قيد التنفيذ'],
  implemented: ['Implemented', 'تم التنفيذ'],
  verified: ['Implementation verified', 'تم التحقق من التنفيذ'],
  effective: ['Effective', 'فعّال'],
  notEffective: ['Not effective', 'غير فعّال'],
  cancelled: ['Cancelled', 'ملغى'],
});
export type ActionStage = (typeof actionStages)[number];

/** What somebody is to an action, as the sentences of the journal name it. */
vocabulary('actionPart', { owner: ['the work', 'مسؤولية التنفيذ'], verifier: ['the verification', 'مسؤولية التحقق'] });

export const methods = vocabulary('method', {
  trend: ['Trend of complaints', 'اتجاه الشكاوى'],
  audit: ['Audit', 'تدقيق'],
  sample: ['Sample of records', 'عينة من السجلات'],
  test: ['Test', 'اختبار'],
  interview: ['Interviews', 'مقابلات'],
});

@ObjectType({ description: 'How the effect will be proven: fixed before the work starts, versioned and signed afterwards.' })
export class VerificationPlan {
  @Field(() => String, { description: 'What shows that it worked.' }) criterion!: string;
  @Field(() => Float, { nullable: true, description: 'The figure before, per unit of exposure.' }) baseline?: number | null;
  @Field(() => Float, { nullable: true, description: 'Effective at or below this.' }) threshold?: number | null;
  @Field(() => String, { description: 'What the figures count, as in complaints per 1,000 deliveries.' }) measure!: string;
  @Field(() => String, { description: 'How it is found out.' }) method!: string;
  @Field(() => Int, { description: 'Days to wait after implementation.' }) startAfterDays!: number;
  @Field(() => Int, { description: 'Days of observation.' }) windowDays!: number;
  @Field(() => String, { nullable: true, description: 'Which records or how many.' }) sample?: string | null;
  @Field(() => String, { nullable: true, description: 'What stands in where verifier, owner and implementer cannot be three people; shown on every verdict.' }) control?: string | null;
}

@ObjectType({ description: 'What the verifier found, signed.' })
export class Verdict {
  @Field(() => Float, { nullable: true, description: 'The figure after, per unit of exposure.' }) figure?: number | null;
  @Field(() => Float, { nullable: true, description: 'Volume it rests on; without it there are counts only.' }) exposure?: number | null;
  @Field(() => Boolean, { description: 'Whether it worked.' }) effective!: boolean;
  @Field(() => String, { nullable: true, description: 'How people were kept apart where three could not be found.' }) control?: string | null;
}

/** What is done about it, until it is proven. Always born from a source; one action may answer many complaints. */
@Entity({ tableName: 'action' } as never)
@ObjectType({ description: 'What is done about it, followed until its effect is proven.' })
export class Action extends Journaled {
  @Key() id!: string;
  @Text({ says: "Number of its own, as 'A-000123'.", unique: true }) number!: string;
  @Word(actionKinds, { says: 'Which of the five kinds.' }) kind!: ActionKind;
  @Word(actionStages, { says: 'Where it stands.', index: true }) stage: ActionStage = 'planned';
  @Text({ says: 'What is to be done.' }) title!: string;
  @Text({ says: 'Details.', nullable: true }) details?: string | null;
  /** The first is where it was born. The API tells of those that the reader may see. */
  @Refs({ inside: true }) caseIds: string[] = [];
  @Ref({ to: 'cause', nullable: true, inside: true }) causeId?: string | null;
  @Ref({ to: 'department', nullable: true }) departmentId?: string | null;
  @Ref({ to: 'owner' }) ownerId!: string;
  @Ref({ to: 'person who carries it out', nullable: true }) implementerId?: string | null;
  @Ref({ to: 'verifier', nullable: true }) verifierId?: string | null;
  @Moment({ says: 'Due.', index: true }) dueAt!: Date;
  @Moment({ says: 'The first due date: it stays for ever.' }) firstDueAt!: Date;
  /** Its own moment of the ladder, as a case has one: when it was added, until somebody has what runs go over. */
  @Moment({ inside: true }) ladderAt!: Date;
  @Yes({ says: 'Whether something is in the way.' }) blocked: boolean = false;
  @Text({ says: 'What is in the way.', nullable: true }) blockedBy?: string | null;
  @Text({ says: 'Where else the same could happen, and what was found there.', nullable: true }) similarPlaces?: string | null;
  @Data({ nullable: true }) planned?: VerificationPlan | null;
  @Whole({ says: 'Version of the plan; 0 before there is one.', default: 0 }) planVersion: number = 0;
  @Moment({ nullable: true }) startedAt?: Date | null;
  @Moment({ nullable: true }) implementedAt?: Date | null;
  @Text({ says: 'What was done.', nullable: true }) done?: string | null;
  @Ref({ to: 'person who saw that it was done', nullable: true }) checkedBy?: string | null;
  @Moment({ says: 'When its implementation was verified.', nullable: true }) checkedAt?: Date | null;
  @Data({ nullable: true }) found?: Verdict | null;
  @Ref({ to: 'person who gave the verdict', nullable: true }) judgedBy?: string | null;
  @Moment({ says: 'When the verdict was given.', nullable: true }) judgedAt?: Date | null;
  @Version() version!: number;

  get open(): boolean {
    return !['effective', 'notEffective', 'cancelled'].includes(this.stage);
  }

  /** Corrections and containment end when somebody saw that they were done; the others when their effect is proven. */
  get needsProof(): boolean {
    return ['corrective', 'preventive', 'improvement'].includes(this.kind);
  }

  overdue(now: Date): boolean {
    return (this.stage === 'planned' || this.stage === 'started') && this.dueAt < now;
  }

  /** The first instant at which the effect can be judged, by the plan. */
  get judgeableAt(): Date | null {
    if (!this.implementedAt || !this.planned) return null;
    return new Date(this.implementedAt.getTime() + (this.planned.startAfterDays + this.planned.windowDays) * 86_400_000);
  }

  @Field(() => VerificationPlan, { nullable: true, description: 'How the effect will be proven.' })
  plan(): VerificationPlan | null {
    return this.planned ?? null;
  }

  @Field(() => Verdict, { nullable: true, description: 'What the verifier found.' })
  verdict(): Verdict | null {
    return this.found ?? null;
  }
}

export const ActionAnswer = answerOf('action', () => Action);

/** Numbers of actions are told in meetings: short, in order, and they need no secret. */
export const actionTables = 'create sequence action_number;';
