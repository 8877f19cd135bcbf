import { Ctx, Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { answerOf } from '../platform/answer.ts';
import { Data, Day, Key, Moment, Ref, Refs, Text, Version, Whole, Word, Yes } from '../platform/columns.ts';
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/problem.ts';
import { say, vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';
import { natures, type Nature } from '../policy/category.entity.ts';
import { bands, depths, type Band } from '../policy/matrix.entity.ts';
import { AlreadyClosed, NotClosed, TopLevel } from './case.policy.ts';
import { stages, type Stage } from './stage-verb.policy.ts';

export { bands, depths, natures };
export type { Band, Nature };

export const channels = vocabulary('channel', {
  form: ['Web form', 'النموذج الإلكتروني'],
  call: ['Call centre', 'مركز الاتصال'],
  email: ['E-mail', 'البريد الإلكتروني'],
  letter: ['Letter', 'خطاب'],
  branch: ['Branch', 'الفرع'],
  social: ['Social media', 'التواصل الاجتماعي'],
  app: ['App', 'التطبيق'],
  whatsapp: ['WhatsApp', 'واتساب'],
  fax: ['Fax', 'فاكس'],
  chat: ['Chat', 'المحادثة المباشرة'],
  sms: ['Text message', 'رسالة نصية'],
  referral: ['Outside body', 'جهة خارجية'],
  api: ['API', 'واجهة الربط'],
  import: ['Import', 'استيراد'],
  other: ['Other channel', 'قناة أخرى'],
});

/** How a case may end (domain.md 24). */
export const closings = vocabulary('closing', {
  accepted: ['Accepted by the complainant', 'بقبول مقدّم الشكوى'],
  deemed: ['Deemed accepted, no answer', 'اعتُبرت مقبولة لعدم الرد'],
  notAccepted: ['Final decision not accepted', 'لم يُقبل القرار النهائي'],
  withdrawn: ['Withdrawn', 'سُحبت بطلب مقدّمها'],
  referred: ['Referred outside', 'أُحيلت إلى جهة خارجية'],
  merged: ['Merged', 'دُمجت'],
  notComplaint: ['Answered, not a complaint', 'تم الرد، وليست شكوى'],
  noContact: ['No contact possible', 'تعذّر التواصل'],
  firstContact: ['Settled at first contact', 'الحل من أول تواصل'],
  adopted: ['Adopted and done', 'اعتُمد ونُفّذ'],
  declined: ['Not adopted', 'لم يُعتمد'],
  thanked: ['Thanked', 'تم الشكر'],
});
export type Closing = (typeof closings)[number];

export const outcomes = vocabulary('outcome', {
  upheld: ['Upheld', 'ثبتت صحتها'],
  partly: ['Partly upheld', 'ثبتت جزئيًا'],
  notUpheld: ['Not upheld', 'لم تثبت'],
  undeterminable: ['Undeterminable', 'تعذّر التحقق منها'],
});

@ObjectType({ description: 'The initial assessment of a case: each figure 1 (least) to 5 (most), each with a reason.' })
export class Assessment {
  @Field(() => Number, { description: 'Severity, 1–5.' }) severity!: number;
  @Field(() => Number, { description: 'Likelihood of recurrence, 1–5.' }) likelihood!: number;
  @Field(() => Boolean, { description: 'Whether safety is touched.' }) safety!: boolean;
  @Field(() => Number, { description: 'Complexity, 1–5.' }) complexity!: number;
  @Field(() => Number, { description: 'Impact on the person and others, 1–5.' }) impact!: number;
  @Field(() => Boolean, { description: 'Whether immediate action is needed.' }) immediateNeeded!: boolean;
  @Field(() => Boolean, { description: 'Whether immediate action is possible.' }) immediatePossible!: boolean;
}

/** A piece of feedback from opening to closing: the noun everything else hangs on. Identity of the complainant is kept elsewhere. */
@Entity({ tableName: 'case' } as never)
@ObjectType({ description: 'A piece of feedback from opening to closing.' })
export class Case extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Tracking number: ten digits with a check digit.', unique: true }) number!: string;
  @Word(natures, { says: 'What it is.' }) nature: Nature = 'complaint';
  @Word(stages, { says: 'Where it stands.', index: true }) stage: Stage = 'received';
  @Text({ says: 'A short title.' }) title!: string;
  @Word(channels, { says: 'Channel it came by.' }) channel!: string;
  @Text({ says: 'Language of the complainant.' }) language!: string;
  @Yes({ says: 'Seen by its team only.' }) confidential: boolean = false;
  /** Said of a person: for those who read the content, never on a card, a board or a wall. */
  @Yes({ inside: true }) specialCare: boolean = false;
  @Ref({ to: 'branch', nullable: true }) branchId?: string | null;
  @Ref({ to: 'department that answers', nullable: true }) departmentId?: string | null;
  @Ref({ to: 'queue', nullable: true }) queueId?: string | null;
  @Ref({ to: 'category', nullable: true }) categoryId?: string | null;
  @Text({ says: 'Product or service.', nullable: true }) product?: string | null;
  @Text({ says: 'The remedy that is sought.', nullable: true }) wants?: string | null;
  @Ref({ to: 'lead', nullable: true }) leadId?: string | null;
  /** Who the lead was offered to; exactly one lead at every instant, so the offer changes nothing until it is accepted. */
  @Ref({ to: 'person that the lead is offered to', nullable: true }) offeredTo?: string | null;
  @Refs({ says: 'Departments that take part.' }) departmentIds: string[] = [];
  @Refs({ says: 'The team.' }) memberIds: string[] = [];
  /** Respondents and the recused: they never see this case. */
  @Refs({ inside: true }) excludedIds: string[] = [];
  /** Managers whom an escalation has reached: they may read the content. */
  @Refs({ inside: true }) reachedIds: string[] = [];
  /** Who had a hand in a decision that the complainant had reviewed: they help, and approve nothing any more (review.policy.ts). */
  @Refs({ inside: true }) involvedIds: string[] = [];
  @Data({ nullable: true }) assessed?: Assessment | null;
  @Word(bands, { says: 'Risk band.', nullable: true }) band?: Band | null;
  @Word(depths, { says: 'Depth of the investigation.', nullable: true }) depth?: string | null;
  @Moment({ says: 'When the matter happened.', nullable: true }) happenedAt?: Date | null;
  @Moment({ says: 'When it reached the organisation: the clocks start here.' }) receivedAt!: Date;
  @Moment({ says: 'When it was entered here.' }) enteredAt!: Date;
  @Whole({ says: 'Counts reopenings, from 1.', default: 1 }) cycle: number = 1;
  @Whole({ says: 'Level of escalation, 0 = none.', default: 0, index: true }) level: number = 0;
  /**
   * Its own moment of the ladder: what was in use then is what it climbs (domain.md 10). It is set when a cycle begins, and moves forward only where
   * somebody has the running cases go over. One for all its clocks, and not one for each: it stands at one level, which has to mean the same on all of them.
   */
  @Moment({ inside: true }) ladderAt!: Date;
  @Moment({ says: 'When it was acknowledged.', nullable: true }) acknowledgedAt?: Date | null;
  @Word(outcomes, { says: 'What was decided.', nullable: true }) outcome?: string | null;
  @Moment({ says: 'When the decision was told.', nullable: true }) decidedAt?: Date | null;
  @Moment({ says: 'When the last remedy was delivered.', nullable: true }) remediedAt?: Date | null;
  @Moment({ says: 'When satisfaction was asked.', nullable: true }) askedAt?: Date | null;
  /** Set while it is merged into another; the link says since when, and undoing it sets this back. */
  @Ref({ to: 'case it is merged into', nullable: true }) masterId?: string | null;
  @Word(closings, { says: 'How it ended.', nullable: true }) closing?: Closing | null;
  @Moment({ says: 'When it was closed.', nullable: true, index: true }) closedAt?: Date | null;
  @Yes({ says: 'A cause or the search for one was waived, with a reason.' }) causeWaived: boolean = false;
  /** The next deadline of all running clocks, its clock's name, and since when our own target is missed; written with each change of a clock. */
  @Moment({ says: 'The next deadline.', nullable: true }) dueAt?: Date | null;
  @Text({ says: 'Which clock the next deadline belongs to.', nullable: true }) dueClock?: string | null;
  @Moment({ says: 'From when 75 % of that time is used.', nullable: true }) watchAt?: Date | null;
  @Moment({ says: 'From when the internal target is missed.', nullable: true }) lateAt?: Date | null;
  @Yes({ says: 'The clock of the next deadline is paused.' }) paused: boolean = false;
  @Text({ says: 'Id in the system it was imported from.', nullable: true, inside: true, unique: true }) sourceId?: string | null;
  @Data({ nullable: true }) own?: Record<string, string | number | boolean | null> | null;
  @Day({ says: 'Kept until, by the retention rule.', nullable: true }) keepUntil?: string | null;
  @Version() version!: number;

  override reference(): Pick<Case, 'number' | 'nature' | 'stage' | 'closing'> {
    return { number: this.number, nature: this.nature, stage: this.stage, closing: this.closing ?? null };
  }

  get open(): boolean {
    return this.stage !== 'closed';
  }

  overdue(now: Date): boolean {
    return this.open && !!this.dueAt && this.dueAt <= now;
  }

  /** One level up. @returns the levels for the entry. */
  escalate(top: number): { from: number; to: number } {
    if (!this.open) throw new Refused(AlreadyClosed);
    if (this.level >= top) throw new Refused(TopLevel);
    const from = this.level;
    this.level += 1;
    return { from, to: this.level };
  }

  close(closing: Closing, at: Date): void {
    if (!this.open) throw new Refused(AlreadyClosed);
    this.stage = 'closed';
    this.closing = closing;
    this.closedAt = at;
    this.level = 0;
  }

  /** A new cycle, on the ladder of today; the first resolution stays for ever in the journal. */
  reopen(at: Date): void {
    if (this.open) throw new Refused(NotClosed);
    this.stage = this.nature !== 'complaint' ? 'received' : !this.band ? 'acknowledged' : this.leadId ? 'investigating' : 'assessed';
    this.cycle += 1;
    this.ladderAt = at;
    this.closing = null;
    this.closedAt = null;
    this.outcome = null;
    this.decidedAt = null;
    this.remediedAt = null;
    this.askedAt = null;
  }

  @Field(() => String, { description: "The stage in the reader's language." })
  stageSaid(@Ctx() ctx: Context): string {
    return say(`stage.${this.stage}`, ctx.language);
  }
}

/** What every mutation of a case answers with, in whichever slice it stands. */
export const CaseAnswer = answerOf('case', () => Case);
