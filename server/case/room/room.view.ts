import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Entry, Somebody } from '../../journal/entry.entity.ts';
import { CaseCard } from '../list/card.view.ts';
import { Case } from '../case.entity.ts';
import { Task } from './talk.entity.ts';
import type { Since } from './unseen.view.ts';

/** What depends on who looks: kept in a type of its own, so that an operation shared by many can be forbidden to ask it. */
@ObjectType({ description: 'A case as seen by the one who asks: never part of a shared operation.' })
export class CaseViewer implements Since {
  caseId!: string;
  since!: Date;
  inside!: boolean;
  @Field(() => [String], { description: 'What this person may do in this case now: verbs as `case.assess`.' }) can!: readonly string[];
  @Field(() => Boolean, { description: 'Whether the lead is offered to this person.' }) offered!: boolean;
  @Field(() => Int, { description: 'The entry up to which this person has seen everything.' }) seenSeq!: number;
  @Field(() => [Int], { description: 'Entries of others that never were on a screen of this person, on any device; at most 1,000.' }) unseen!: readonly number[];
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When this person was here last.' }) seenAt?: Date | null;
}

@ObjectType({ description: 'The story as it stood after one of its entries: what a role could see at that moment and the one who asks may still see today.' })
export class CaseReplay {
  @Field(() => Int, { description: 'The entry after which it is told.' }) at!: number;
  @Field(() => Int, { description: 'The last entry of the story as it is now.' }) last!: number;
  @Field(() => String, { description: 'Through whose eyes: own, team, department, quality or management.' }) eyes!: string;
  @Field(() => Boolean, { description: 'Whether they could see anything of the case at that moment.' }) open!: boolean;
  @Field(() => [Entry], { description: 'The entries up to then, in order; a hole where either permission forbids it.' }) entries!: readonly Entry[];
  @Field(() => [Somebody], { description: 'The persons and departments that these entries point at.' }) named!: readonly Somebody[];
  /** Up to when it is told: the moment of its entry, and now where that is the last one. Not told itself: the entry may be a hole. */
  until!: Date;
}

@ObjectType({ description: 'Somebody in the team of a case.' })
export class TeamMember {
  @Field(() => Somebody, { description: 'Who.' }) person!: Somebody;
  @Field(() => String, { description: 'As what: lead or member.' }) part!: string;
  @Field(() => Somebody, { nullable: true, description: 'Their department.' }) department?: Somebody | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From when.' }) since?: Date | null;
}

@ObjectType({ description: 'That the complainant asked for a review by somebody not involved, and who that may be.' })
export class CaseReview {
  @Field(() => [Somebody], { description: 'Who may approve what is told from now on, whoever it was brought to first; empty where everybody here was involved.' }) approvers!: readonly Somebody[];
}

@ObjectType({ description: 'Somebody who opened the case.' })
export class CaseReader {
  @Field(() => Somebody, { description: 'Who.' }) person!: Somebody;
  @Field(() => GraphQLISODateTime, { description: 'When first.' }) firstAt!: Date;
  @Field(() => GraphQLISODateTime, { description: 'When last.' }) lastAt!: Date;
  @Field(() => Int, { description: 'How often.' }) times!: number;
  @Field(() => Boolean, { description: 'Whether this person has no access any more.' }) barred!: boolean;
}

@ObjectType({ description: 'One figure of the assessment with its reason.' })
export class AssessedPart {
  @Field(() => String, { description: 'severity, likelihood, safety, complexity, impact, immediate.' }) part!: string;
  @Field(() => String, { description: 'The reason, as written.' }) why!: string;
}

@ObjectType({ description: 'That the complainant needs special care.' })
export class CaseCare {
  @Field(() => String, { nullable: true, description: 'What they need, as somebody wrote it down.' }) note!: string | null;
}

@ObjectType({ description: 'A choice of a field.' })
export class AskedChoice {
  @Field(() => String, { description: 'Value that is kept.' }) value!: string;
  @Field(() => String, { description: "In the reader's language." }) said!: string;
}

@ObjectType({ description: 'A value of an own field.' })
export class OwnValue {
  @Field(() => String, { description: 'Key of the field.' }) key!: string;
  @Field(() => String, { description: 'Its value as text; an account by its end only.' }) value!: string;
  @Field(() => String, { description: "The label in the reader's language." }) name!: string;
  @Field(() => String, { description: "The value in the reader's language." }) said!: string;
}

@ObjectType({ description: 'A field of the organisation that this case may have, with what stands in it.' })
export class AskedField {
  @Field(() => String, { description: 'Key under which the value stands.' }) key!: string;
  @Field(() => String, { description: "The label in the reader's language." }) name!: string;
  @Field(() => String, { description: 'What may stand in it.' }) type!: string;
  @Field(() => String, { nullable: true, description: 'What stands in it; an account is never told whole.' }) value?: string | null;
  @Field(() => Boolean, { description: 'Whether something stands in it.' }) filled!: boolean;
  @Field(() => String, { nullable: true, description: 'The stage before which it has to be filled in; null where it never has to.' }) requiredAt?: string | null;
  @Field(() => [AskedChoice], { description: 'Choices of a list.' }) choices!: AskedChoice[];
}

@ObjectType({ description: 'What somebody needs to know who takes the lead over: written by the program from the record.' })
export class HandoverBrief {
  @Field(() => CaseCard, { description: 'The case.' }) card!: CaseCard;
  @Field(() => [Task], { description: 'Tasks that are open.' }) tasks!: Task[];
  @Field(() => [String], { description: 'What stands in the way of closing, in sentences.' }) missing!: string[];
  @Field(() => [Entry], { description: 'What happened last, newest first.' }) recent!: Entry[];
  @Field(() => Case, { description: 'The case itself: its clocks, actions, open questions and decisions are read from there.' }) case!: Case;
  @Field(() => Int, { description: 'The last entry of the story that it takes in: with it, the same brief can be read again.' }) asOf!: number;
  @Field(() => Entry, { nullable: true, description: 'The offer, with its reason; nothing where none is open.' }) offer?: Entry | null;
}

@ObjectType({ description: 'A case about something alike.' })
export class SimilarCase {
  @Field(() => CaseCard, { description: 'The case.' }) card!: CaseCard;
  @Field(() => Int, { description: 'How alike, 0–100.' }) score!: number;
}

@ObjectType({ description: 'A task and the case it belongs to.' })
export class TaskOfMine {
  @Field(() => Task, { description: 'The task.' }) task!: Task;
  @Field(() => CaseCard, { description: 'The case.' }) card!: CaseCard;
}

@ObjectType({ description: 'A message that calls the reader.' })
export class MentionOfMe {
  @Field(() => ID, { description: 'Id of the message.' }) id!: string;
  @Field(() => String, { description: 'The text.' }) body!: string;
  @Field(() => Somebody, { description: 'Who wrote it.' }) author!: Somebody;
  @Field(() => GraphQLISODateTime, { description: 'When.' }) at!: Date;
  @Field(() => CaseCard, { description: 'The case.' }) card!: CaseCard;
}

@ObjectType({ description: 'What waits for the one who asks. Escalations to take come from their own query.' })
export class MyWork {
  @Field(() => [CaseCard], { description: 'Cases that are led, by deadline.' }) leading!: CaseCard[];
  @Field(() => [CaseCard], { description: 'Cases whose lead is offered.' }) offered!: CaseCard[];
  @Field(() => [CaseCard], { description: 'Responses that wait for approval by somebody like this person.' }) approvals!: CaseCard[];
  @Field(() => [CaseCard], { description: 'Cases of the own departments that nobody leads yet.' }) unled!: CaseCard[];
  @Field(() => [CaseCard], { description: 'For intake: what no department answers for yet, and complaints that wait unassessed in a queue of their own department.' }) unrouted!: CaseCard[];
  @Field(() => [CaseCard], { description: 'Suggestions, compliments, enquiries and the like of the own departments that are still open.' }) toAnswer!: CaseCard[];
  @Field(() => [TaskOfMine], { description: 'Tasks that are open.' }) tasks!: TaskOfMine[];
  @Field(() => [MentionOfMe], { description: 'Messages that call this person, of the last two weeks.' }) mentions!: MentionOfMe[];
}

@ObjectType({ description: 'Numbers beside the entries of the menu.' })
export class Counts {
  @Field(() => Int, { description: 'Cases and tasks that wait for this person.' }) work!: number;
  @Field(() => Int, { description: 'Open cases in sight.' }) cases!: number;
  @Field(() => Int, { description: 'Open cases in sight that stand at a level.' }) escalations!: number;
}

@ObjectType({ description: 'Somebody who may take part in a case.' })
export class Candidate {
  @Field(() => ID, { description: "The person's id." }) id!: string;
  @Field(() => String, { description: "The name in the reader's language." }) name!: string;
  @Field(() => String, { description: 'The department, in words; empty for none.' }) department!: string;
  @Field(() => Int, { description: 'Open cases that this person leads.' }) leads!: number;
}

@ObjectType({ description: 'Whom and what the forms of a room may choose from.' })
export class RoomDirectory {
  @Field(() => [Candidate], { description: 'People who may take part: those of the department of the case first, by name.' }) people!: Candidate[];
  @Field(() => Boolean, { description: 'Whether there are no others; where there are, a part of the name finds them.' }) all!: boolean;
  @Field(() => [Somebody], { description: 'Departments at work.' }) departments!: Somebody[];
}
