import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Somebody } from '../../journal/entry.entity.ts';
import { PageInfo } from '../../platform/page.ts';

@ObjectType({ description: 'The clock by which a card counts: with the open hours of its calendar a screen counts down by itself.' })
export class Counted {
  @Field(() => ID, { description: 'Edition of the calendar: its open hours are `boardCalendars`.' }) calendarId!: string;
  @Field(() => String, { nullable: true, description: 'Unit of the promise; calendarDays never stand still at night.' }) unit?: string | null;
  @Field(() => String, { description: 'running or paused.' }) phase!: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Since when it is paused.' }) since?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the promise is up, or was.' }) promiseAt?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When our own target is up, or was.' }) targetAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it is paused: a word of the vocabulary `clockCause`.' }) pausedFor?: string | null;
}

/**
 * A case as lists and boards show it: title, clocks and figures. A type of its own, since management sees cards of cases
 * whose content it may not read.
 */
@ObjectType({ description: 'A case as lists and boards show it: title, clocks and figures, no content.' })
export class CaseCard {
  @Field(() => ID, { description: 'Opaque id of the case.' }) id!: string;
  @Field(() => String, { description: 'Tracking number: ten digits.' }) number!: string;
  @Field(() => String, { description: 'A short title.' }) title!: string;
  @Field(() => String, { description: 'What it is: a word of the vocabulary `nature`.' }) nature!: string;
  @Field(() => String, { description: 'Where it stands: a word of the vocabulary `stage`.' }) stage!: string;
  @Field(() => String, { description: 'Channel it came by.' }) channel!: string;
  @Field(() => String, { nullable: true, description: 'Risk band.' }) band?: string | null;
  @Field(() => String, { nullable: true, description: 'Depth of the investigation.' }) depth?: string | null;
  @Field(() => Int, { description: 'Level of escalation, 0 = none.' }) level!: number;
  @Field(() => Int, { description: 'Counts reopenings, from 1.' }) cycle!: number;
  @Field(() => Boolean, { description: 'Seen by its team only.' }) confidential!: boolean;
  @Field(() => Somebody, { nullable: true, description: 'Who leads it.' }) lead?: Somebody | null;
  @Field(() => Somebody, { nullable: true, description: 'The department that answers.' }) department?: Somebody | null;
  @Field(() => Somebody, { nullable: true, description: 'The branch.' }) branch?: Somebody | null;
  @Field(() => GraphQLISODateTime, { description: 'When it reached the organisation.' }) receivedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'The next deadline.' }) dueAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Which clock the next deadline belongs to.' }) dueClock?: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From when 75 % of that time is used.' }) watchAt?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From when the internal target is missed.' }) lateAt?: Date | null;
  @Field(() => Counted, { nullable: true, description: 'The clock of the next deadline, by which a screen counts.' }) counted?: Counted | null;
  @Field(() => Boolean, { description: 'The clock of the next deadline is paused.' }) paused!: boolean;
  @Field(() => String, { nullable: true, description: 'How it ended.' }) closing?: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was closed.' }) closedAt?: Date | null;
  @Field(() => Int, { description: 'Rises with each change.' }) version!: number;
}

@ObjectType({ description: 'A card and its place in the list.' })
export class CaseEdge {
  @Field(() => CaseCard, { description: 'The card.' }) node!: CaseCard;
  @Field(() => String, { description: 'Opaque place in this order; give it as `after`.' }) cursor!: string;
}

@ObjectType({ description: 'A page of cases.' })
export class CaseConnection {
  @Field(() => [CaseEdge], { description: 'The rows of this page.' }) edges!: CaseEdge[];
  @Field(() => PageInfo, { description: 'How the page lies in the list.' }) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number;
}

/** What a list is narrowed by; all of it stands in the address of the page. */
export interface CaseFilter {
  readonly state?: string | null | undefined;
  readonly stage?: readonly string[] | null | undefined;
  readonly nature?: readonly string[] | null | undefined;
  readonly band?: readonly string[] | null | undefined;
  readonly level?: number | null | undefined;
  readonly departmentId?: string | null | undefined;
  readonly lead?: string | null | undefined;
  readonly overdue?: boolean | null | undefined;
  readonly branchId?: string | null | undefined;
  readonly categoryId?: string | null | undefined;
  readonly ids?: readonly string[] | null | undefined;
  readonly text?: string | null | undefined;
}

export const caseOrders = ['due', 'received', 'level'] as const;
export type CaseOrder = (typeof caseOrders)[number];
