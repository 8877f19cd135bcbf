import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Entry } from '../journal/entry.entity.ts';
import type { Case } from '../case/case.entity.ts';
import type { Stage } from '../case/stage-verb.policy.ts';

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

export type Says = readonly [en: string, ar: string];
export const in2 = (ctx: Context, [en, ar]: Says): string => (ctx.language === 'ar' ? ar : en);

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
export const behind: Readonly<Record<Stage, number>> = { received: 1, acknowledged: 2, assessed: 3, investigating: 3, decided: 5, settling: 5, closed: 99, evaluated: 3, adopted: 4, done: 5 };

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
