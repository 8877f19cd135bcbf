import { ArrayMaxSize, IsIn, IsOptional } from 'class-validator';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Shaped } from '../platform/shape.ts';
import { Counted } from '../case/list/card.view.ts';
import { bands } from '../case/case.entity.ts';
import { Somebody } from '../journal/entry.entity.ts';
import { clockNames } from '../policy/commitment.entity.ts';
import { Standing } from './board.view.ts';

/** What a board is of: cases that escalate, every deadline that runs, or actions. */
export const subjects = ['escalations', 'promises', 'actions'] as const;
export type Subject = (typeof subjects)[number];
export const isSubject = (word: string): word is Subject => (subjects as readonly string[]).includes(word);

/** An id of any version, in lower case. */

@InputType({ description: 'What a board is narrowed by.' })
export class BoardFilter {
  @IsOptional() @Shaped('id')
  @Field(() => ID, { nullable: true, description: 'A department that takes part; of an action: whose it is.' }) departmentId?: string | null;
  @IsOptional() @Shaped('id')
  @Field(() => ID, { nullable: true, description: 'Branch; not of actions.' }) branchId?: string | null;
  @IsOptional() @ArrayMaxSize(10) @IsIn(bands, { each: true })
  @Field(() => [String], { nullable: true, description: 'Risk bands, any of them; not of actions.' }) band?: string[] | null;
  @IsOptional() @ArrayMaxSize(20) @IsIn(clockNames, { each: true })
  @Field(() => [String], { nullable: true, description: 'Clocks, any of them; not of actions.' }) clock?: string[] | null;
  @IsOptional() @Shaped('someone')
  @Field(() => String, { nullable: true, description: 'Who leads it, or owns the action: `me`, `none`, or the id of a person.' }) owner?: string | null;
  @IsOptional() @IsIn(['overdue', 'verify'])
  @Field(() => String, { nullable: true, description: 'overdue: its time is up; verify: an action whose effect can be judged by now.' }) due?: string | null;
}

@ObjectType({ description: 'A card of a board: a case that escalates, one deadline of a case, or an action.' })
export class BoardItem {
  @Field(() => ID, { description: 'Opaque id: of the case, of the clock, or of the action.' }) id!: string;
  @Field(() => ID, { nullable: true, description: 'The case; of an action the first that the reader may see.' }) caseId?: string | null;
  @Field(() => String, { description: 'Tracking number, or number of the action.' }) number!: string;
  @Field(() => String, { description: 'A short title.' }) title!: string;
  @Field(() => String, { description: 'A word of the vocabulary `nature`, or of `action`.' }) kind!: string;
  @Field(() => String, { description: 'Where it stands: a word of the vocabulary `stage`, or of `actionStage`.' }) stage!: string;
  @Field(() => Int, { description: 'Version of the case, or of the action: what a decision on this card is taken on.' }) version!: number;
  @Field(() => Int, { description: 'Level of escalation, 0 = none.' }) level!: number;
  @Field(() => String, { nullable: true, description: 'Risk band.' }) band?: string | null;
  @Field(() => String, { nullable: true, description: 'Which clock it is about: a word of the vocabulary `clock`.' }) clock?: string | null;
  @Field(() => Somebody, { nullable: true, description: 'The department that answers.' }) department?: Somebody | null;
  @Field(() => Somebody, { nullable: true, description: 'The branch.' }) branch?: Somebody | null;
  @Field(() => Somebody, { nullable: true, description: 'Who leads it, or owns the action.' }) owner?: Somebody | null;
  @Field(() => Boolean, { description: 'Seen by its team only.' }) confidential!: boolean;
  @Field(() => Boolean, { description: 'Its time stands still; an action: something is in the way.' }) paused!: boolean;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it is due.' }) dueAt?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From when 75 % of that time is used.' }) watchAt?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From when the internal target is missed.' }) lateAt?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Of an action: from when its effect can be judged, by the plan.' }) judgeableAt?: Date | null;
  @Field(() => Counted, { nullable: true, description: 'The clock by which it counts; null where nothing is promised.' }) counted?: Counted | null;
  @Field(() => Standing, { nullable: true, description: 'The escalation its case stands under.' }) standing?: Standing | null;
  @Field(() => [String], { description: 'What the reader may do from the board: escalation.raise, escalation.take, escalation.comment, escalation.lower, case.appoint, case.offerLead, case.route; of an action: action.edit, action.start and so on.' }) can!: string[];
}

@ObjectType({ description: 'A page of a board.' })
export class BoardPage {
  @Field(() => [BoardItem], { description: 'Cards, the most pressing first.' }) items!: BoardItem[];
  @Field(() => String, { nullable: true, description: 'Where the next page begins; null at the end.' }) next?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many there are, counted up to 10,001: that says “more than 10,000”. On the first page only.' }) total?: number | null;
  @Field(() => GraphQLISODateTime, { description: "The server's clock." }) serverTime!: Date;
}

@ObjectType({ description: 'Open hours of an edition of a calendar, so that a screen counts working time by itself.' })
export class BoardCalendar {
  @Field(() => ID, { description: 'Opaque id of the edition.' }) id!: string;
  @Field(() => [Float], { description: 'Seconds since 1970: opening, closing, opening, closing …, in order; 120 days back and 270 ahead.' }) windows!: number[];
  @Field(() => [Int], { description: 'How many of them each working day has, in order: a shift over midnight belongs to the day that it began on.' }) days!: number[];
}

@ObjectType({ description: 'How much lies with a department, or with a person. Figures of the cases that the reader may see; no ranking.' })
export class Load {
  @Field(() => Somebody, { nullable: true, description: 'The department or the person; null: not routed yet, or without a lead.' }) of?: Somebody | null;
  @Field(() => Int, { description: 'Open cases.' }) open!: number;
  @Field(() => Int, { description: 'Of them: 75 % of the time is used.' }) watch!: number;
  @Field(() => Int, { description: 'Of them: our own target is missed.' }) late!: number;
  @Field(() => Int, { description: 'Of them: the promise is missed.' }) breached!: number;
  @Field(() => Int, { description: 'Of them: without a lead.' }) unassigned!: number;
  @Field(() => Int, { description: 'Of them: escalated.' }) escalated!: number;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the oldest reached the organisation.' }) oldest?: Date | null;
}

@ObjectType({ description: 'How many cases something happened to since an instant.' })
export class BoardChange {
  @Field(() => String, { description: 'opened, escalated, taken, lowered, breached or closed.' }) what!: string;
  @Field(() => Int, { description: 'Cases, each once; counted up to 10,001.' }) cases!: number;
}
