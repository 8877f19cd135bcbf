import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Entry } from '../journal/entry.entity.ts';
import type { Case } from '../case/case.entity.ts';
import type { Stage } from '../case/stage-verb.policy.ts';
import type { Satisfaction, Wants } from './satisfaction.entity.ts';

/** How a step of the path stands. */
export type StepState = 'done' | 'now' | 'todo';

@ObjectType({ description: 'One step of the way a piece of feedback takes, in plain words.' })
export class TrackedStep {
  @Field(() => String, { description: 'The step: received, acknowledged, assessed, studied, decided, settled, evaluated, adopted, done or closed.' }) key!: string;
  @Field(() => String, { description: "The step in the reader's language." }) label!: string;
  @Field(() => String, { description: 'One of: done, now, todo.' }) state!: StepState;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it happened.' }) at!: Date | null;
}

@ObjectType({ description: 'A message as the complainant sees it.' })
export class TrackedMessage {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => Boolean, { description: 'True where the complainant said it.' }) theirs!: boolean;
  @Field(() => String, { description: 'What it is for: more, news, question, answer, thanks or withdrawal; settled or unsettled for what they said beside their answer to that question.' }) purpose!: string;
  @Field(() => String, { description: 'The text.' }) body!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was said.' }) at!: Date;
  @Field(() => Int, { description: 'How many files came or went with it.' }) files!: number;
}

@ObjectType({ description: 'What is asked of the complainant.' })
export class TrackedQuestion {
  @Field(() => ID, { description: 'Id of the message that asks.' }) messageId!: string;
  @Field(() => String, { description: 'What is asked.' }) body!: string;
  @Field(() => GraphQLISODateTime, { description: 'Since when the answer is awaited.' }) since!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when it is awaited.' }) until!: Date | null;
}

@ObjectType({ description: 'What was decided, exactly as it was sent.' })
export class TrackedDecision {
  @Field(() => String, { description: "What was decided, in the reader's language." }) outcomeSaid!: string;
  @Field(() => String, { description: 'The letter.' }) body!: string;
  @Field(() => String, { description: 'What can be done by who does not agree.' }) recourse!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was told.' }) at!: Date;
}

@ObjectType({ description: 'A matter as its complainant may see it: a type of its own, so that nothing of the inside can slip in.' })
export class Tracked {
  @Field(() => ID, { description: 'Opaque id; its stream is tracking:<id>.' }) id!: string;
  @Field(() => String, { description: 'Tracking number: ten digits.' }) number!: string;
  @Field(() => String, { description: 'What it is, as in complaint or suggestion.' }) nature!: string;
  @Field(() => String, { description: "What it is, in the reader's language." }) natureSaid!: string;
  @Field(() => String, { description: "Where it stands, in plain words of the reader's language." }) standing!: string;
  @Field(() => Boolean, { description: 'Whether it is closed.' }) closed!: boolean;
  @Field(() => GraphQLISODateTime, { description: 'When it reached us.' }) receivedAt!: Date;
  @Field(() => [TrackedStep], { description: 'The way it takes.' }) path!: TrackedStep[];
  @Field(() => String, { description: 'What happens next.' }) next!: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'By when; nothing stands beside a clock that is stopped.' }) nextBy!: Date | null;
  @Field(() => Boolean, { description: 'Whether we are later than we promised.' }) late!: boolean;
  @Field(() => [String], { description: 'Why that date: step by step, without our internal targets.' }) why!: string[];
  @Field(() => TrackedQuestion, { nullable: true, description: 'What we wait for, if we do.' }) waitingFor!: TrackedQuestion | null;
  @Field(() => TrackedDecision, { nullable: true, description: 'The decision, once it is told.' }) decision!: TrackedDecision | null;
  @Field(() => String, { description: 'What they told us, as they said it.' }) words!: string;
  @Field(() => String, { nullable: true, description: 'What would settle it for them, as they said it.' }) sought!: string | null;
  @Field(() => Int, { description: 'How many files came with those words.' }) files!: number;
  @Field(() => [TrackedMessage], { description: 'What passed between us, in order.' }) messages!: TrackedMessage[];
  @Field(() => [Entry], { description: 'The story, in order: a sequence of its own.' }) story!: Entry[];
  @Field(() => Int, { description: 'The epoch of the story: where its feed is resumed.' }) epoch!: number;
  @Field(() => Int, { description: 'The last entry of the story that this reflects.' }) seq!: number;
  @Field(() => Boolean, { description: 'Whether we have asked if it is settled and wait for the answer.' }) asksWhetherSettled!: boolean;
  @Field(() => Boolean, { description: 'Whether they may say that it is settled or not.' }) mayAnswer!: boolean;
  @Field(() => Boolean, { description: 'Whether they may withdraw it.' }) mayWithdraw!: boolean;
  @Field(() => Boolean, { description: 'Whether more facts may still be given after a “no”.' }) mayGiveFacts!: boolean;
}

@ObjectType({ description: 'What somebody gets who has told us something: the number, and the secret of the private link.' })
export class Receipt {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Tracking number: ten digits.' }) number!: string;
  @Field(() => String, { description: 'Secret of the private link /track/<number>?key=<secret>. A retry gives the same one.' }) secret!: string;
  @Field(() => String, { description: 'What happens next.' }) next!: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'By when.' }) nextBy!: Date | null;
}

type Says = readonly [en: string, ar: string];
const in2 = (ctx: Context, [en, ar]: Says): string => (ctx.language === 'ar' ? ar : en);

const steps: Readonly<Record<string, Says>> = {
  received: ['Received', 'الاستلام'],
  acknowledged: ['Receipt confirmed', 'الإشعار بالاستلام'],
  assessed: ['First assessment', 'التقييم الأولي'],
  studied: ['Being looked into', 'دراسة الشكوى'],
  decided: ['Decision and remedy', 'القرار والحل'],
  settled: ['Is it settled?', 'تأكيد الرضا: هل حُلّت شكواكم؟'],
  evaluated: ['Weighed by those who own the product', 'تقييم المقترح من الجهة المعنية'],
  adopted: ['Decision on it', 'القرار بشأن المقترح'],
  done: ['Done', 'التنفيذ'],
  thanked: ['Passed on and thanked', 'إبلاغ أصحاب الإشادة'],
  answered: ['Answer', 'الرد'],
};

const ways: Readonly<Record<'complaint' | 'suggestion' | 'compliment' | 'other', readonly string[]>> = {
  complaint: ['received', 'acknowledged', 'assessed', 'studied', 'decided', 'settled'],
  suggestion: ['received', 'acknowledged', 'evaluated', 'adopted', 'done'],
  compliment: ['received', 'acknowledged', 'thanked'],
  other: ['received', 'acknowledged', 'answered'],
};

export const wayOf = (nature: string): keyof typeof ways =>
  (nature === 'complaint' || nature === 'misconduct' || nature === 'incident' ? 'complaint' : nature === 'suggestion' || nature === 'compliment' ? nature : 'other');

/** How many steps of its way are behind a case in this stage. */
const behind: Readonly<Record<Stage, number>> = { received: 1, acknowledged: 2, assessed: 3, investigating: 3, decided: 5, settling: 5, closed: 99, evaluated: 3, adopted: 4, done: 5 };

/** The path with its instants; they come from the outside story, so that nothing inside is told by their timing. */
export const pathOf = (ctx: Context, kase: Case, story: readonly Entry[]): TrackedStep[] => {
  const done = behind[kase.stage];
  const at: Readonly<Record<string, Date | null | undefined>> = {
    received: kase.receivedAt, acknowledged: kase.acknowledgedAt, assessed: first(story, 'case.assessed'), studied: first(story, 'case.investigating'), decided: kase.decidedAt,
    settled: kase.closedAt, evaluated: first(story, 'suggestion.evaluated'), adopted: first(story, 'suggestion.decided'), done: first(story, 'suggestion.done'), thanked: kase.closedAt, answered: kase.closedAt,
  };
  const way = ways[wayOf(kase.nature)];
  return way.map((key, index) => ({ key, label: in2(ctx, steps[key]!), state: index < done ? 'done' : index === done ? 'now' : 'todo', at: index <= done ? (at[key] ?? null) : null }));
};

const first = (story: readonly Entry[], kind: string): Date | null => story.find((entry) => entry.kind === kind)?.at ?? null;

/** How it ended, said to the person whose matter it is. */
const ended: Partial<Record<string, Says>> = {
  accepted: ['Settled', 'حُلّت'], firstContact: ['Settled', 'حُلّت'], deemed: ['Closed, as we had no answer', 'أُغلقت لعدم ورود ردكم'], notAccepted: ['Closed with our final decision', 'أُغلقت بالقرار النهائي'],
  withdrawn: ['Withdrawn by you', 'سُحبت بطلبكم'], referred: ['Passed to an outside body', 'أُحيلت إلى جهة خارجية'], merged: ['Joined with another matter', 'دُمجت مع موضوع آخر'], notComplaint: ['Answered', 'تم الرد'],
  noContact: ['Closed, as we could not reach you', 'أُغلقت لتعذّر التواصل معكم'], adopted: ['Adopted and done', 'اعتُمد ونُفّذ'], declined: ['Not adopted', 'لم يُعتمد'], thanked: ['Passed on, with our thanks', 'أُبلغت لأصحابها، وشكرًا لكم'],
};

/** What the complainant said last, as far as it is what happens now. */
export type Heard = Wants | 'settled';
export const heardIn = (kase: Case, satisfactions: readonly Satisfaction[], answerable: boolean): Heard | null => {
  if (kase.stage === 'settling') {
    const said = satisfactions.find(({ cycle }) => cycle === kase.cycle);
    return answerable || !said?.answeredAt ? null : said.settled ? 'settled' : (said.wants ?? null);
  }
  const earlier = satisfactions.find(({ cycle }) => cycle === kase.cycle - 1)?.wants;
  return behind[kase.stage] <= behind.investigating && earlier && earlier !== 'outside' ? earlier : null;
};

const heardSaid: Readonly<Record<Heard, { standing: Says; next: Says }>> = {
  review: { standing: ['Being reviewed', 'قيد إعادة النظر'], next: ['Somebody who was not involved looks into it anew. Then you get our decision.', 'تعيد النظر فيها جهة لم تشارك في المعالجة، ثم نبلغكم بالقرار.'] },
  facts: { standing: ['Being looked into again', 'قيد الدراسة من جديد'], next: ['We look into it again with what you added. Then you get our decision.', 'نعيد دراستها مع ما أضفتموه، ثم نبلغكم بالقرار.'] },
  settled: { standing: ['Settled, as you told us', 'حُلّت بحسب إفادتكم'], next: ['You told us that it is settled. We close it with your word.', 'أفدتمونا بأنها حُلّت، وسنغلقها بناءً على ردكم.'] },
  outside: { standing: ['Not settled, as you told us', 'لم تُحلّ بحسب إفادتكم'], next: ['You told us that it is not settled and that you turn to an outside body. You keep every right, also when we close it with our final decision.', 'أفدتمونا بأنها لم تُحلّ وبلجوئكم إلى جهة خارجية. وتبقى جميع حقوقكم محفوظة، حتى إن أغلقناها بقرارنا النهائي.'] },
};

/** Where it stands, in words without jargon. */
export const standingOf = (ctx: Context, kase: Case, waiting: boolean, heard: Heard | null): string => {
  if (kase.stage === 'closed') return in2(ctx, (kase.closing && ended[kase.closing]) || ['Closed', 'مغلقة']);
  if (waiting) return in2(ctx, ['Waiting for your answer', 'بانتظار ردكم']);
  const words: Partial<Record<Stage, Says>> = {
    received: ['Received', 'تم الاستلام'], acknowledged: ['Received', 'تم الاستلام'], assessed: ['Being looked into', 'قيد الدراسة'], investigating: ['Being looked into', 'قيد الدراسة'],
    decided: ['Decided', 'صدر القرار'], settling: ['Is it settled?', 'هل حُلّت شكواكم؟'], evaluated: ['Weighed', 'تم التقييم'], adopted: ['Adopted', 'تم الاعتماد'], done: ['Done', 'تم التنفيذ'],
  };
  return in2(ctx, (heard && heardSaid[heard].standing) ?? words[kase.stage] ?? ['Being looked into', 'قيد الدراسة']);
};

/** The date beside it is that of the decision, so the decision is what is promised. */
const untilDecided: Says = ['A person reads it and assesses how serious it is, the right people look into it, and you are told our decision.', 'يقرؤها موظف مختص ويقيّم درجة خطورتها، ثم تدرسها الإدارات المعنية، وتُبلَّغون بالقرار.'];

/** What happens next, as a promise that somebody keeps. The date stands beside it, never inside it. */
export const nextOf = (ctx: Context, kase: Case, waiting: boolean, heard: Heard | null): string => {
  if (kase.stage === 'closed') return in2(ctx, ['This matter is closed. If something new comes up, tell us here.', 'أُغلق هذا الموضوع. إذا استجد شيء فيمكنكم إبلاغنا هنا.']);
  if (waiting) return in2(ctx, ['We need an answer from you to go on. Time is not counted against you while we wait.', 'نحتاج إلى ردكم للمتابعة، ولا تُحتسب مدة الانتظار عليكم.']);
  if (wayOf(kase.nature) === 'suggestion') {
    const words: Partial<Record<Stage, Says>> = {
      evaluated: ['A decision follows, with its reason.', 'يلي ذلك قرار مع بيان سببه.'],
      adopted: ['It is being put into practice. We write to you when it is done.', 'يجري تنفيذه، وسنكتب إليكم عند الانتهاء.'],
    };
    return in2(ctx, words[kase.stage] ?? ['The people who own the product read and weigh it. You are told what they decide, and why.', 'تقرأ الجهة المعنية مقترحكم وتقيّمه، وسنبلغكم بالقرار وسببه.']);
  }
  if (wayOf(kase.nature) === 'compliment') return in2(ctx, ['It goes to the people it is for, and to those they report to.', 'تصل إشادتكم إلى أصحابها وإلى مسؤوليهم.']);
  if (wayOf(kase.nature) === 'other') return in2(ctx, ['Somebody reads it and answers you.', 'يقرؤها موظف مختص ويرد عليكم.']);
  const words: Partial<Record<Stage, Says>> = {
    received: untilDecided,
    acknowledged: untilDecided,
    decided: ['You have our decision. What we promised you, if anything, is done next; then we ask you whether it is settled.', 'أبلغناكم بالقرار. يلي ذلك تنفيذ ما وعدناكم به إن وُجد، ثم نسألكم: هل حُلّت شكواكم؟'],
    settling: ['Please tell us whether it is settled.', 'نرجو إفادتنا: هل حُلّت شكواكم؟'],
  };
  return in2(ctx, (heard && heardSaid[heard].next) ?? words[kase.stage] ?? ['The people concerned look into what happened and why. Then you get our decision.', 'تدرس الإدارات المعنية ما حدث وأسبابه، ثم نبلغكم بالقرار.']);
};
