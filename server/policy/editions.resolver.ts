import { Arg, Authorized, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { answerOf } from '../platform/answer.ts';
import type { Context } from '../platform/context.ts';
import { BranchAnswer, type Branch } from '../people/person.entity.ts';
import { CalendarVersion } from './calendar.entity.ts';
import { announceDays, announcedIn, assignCalendar, keepCalendar } from './calendar.service.ts';
import { Commitment } from './commitment.entity.ts';
import { LadderStep } from './ladder.entity.ts';
import { keepLadderStep, migrateLadder } from './ladder.service.ts';
import { mayKeepSettings } from './policy.verb.ts';
import { AnnouncedInput, CalendarInput, CommitmentInput, LadderInput } from './settings.inputs.ts';
import { keepCommitment, retireCommitment } from './settings.service.ts';
import { ExceptionView } from './settings.view.ts';
import { readHolidays } from './working-time/ical.ts';

@ObjectType({ description: 'The whole days of a calendar file, as exceptions to take over. Nothing is kept by reading it.' })
export class CalendarFile {
  @Field(() => [ExceptionView], { description: 'Closed days that were found.' }) exceptions!: ExceptionView[];
  @Field(() => [String], { description: 'What could not be taken, in sentences.' }) faults!: string[];
}

const CommitmentAnswer = answerOf('commitment', () => Commitment);
const LadderStepAnswer = answerOf('ladderStep', () => LadderStep);
const CalendarAnswer = answerOf('calendar', () => CalendarVersion);

/** What is kept in editions that cases run by: a change makes the next edition, and `migrate` moves the cases that run. */
@Resolver()
export class EditionsResolver {
  @Authorized('administrator') @Mutation(() => CommitmentAnswer, { description: 'Adds or changes a promise; the next case follows it, and with `migrate` those that run as well.' })
  keepCommitment(
    @Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID, { nullable: true }) id: string | null, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | null,
    @Arg('input', () => CommitmentInput) input: CommitmentInput, @Arg('migrate', () => Boolean, { defaultValue: false }) migrate: boolean,
  ): Promise<Commitment> {
    return keepCommitment(ctx.doing(opId), { id, expectedVersion }, input, migrate);
  }

  @Authorized('administrator') @Mutation(() => CommitmentAnswer, { description: 'Ends a promise: no new clock gets it, those that run on it stay.' })
  retireCommitment(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Commitment> {
    return retireCommitment(ctx.doing(opId), { id, expectedVersion });
  }

  @Authorized('administrator') @Mutation(() => LadderStepAnswer, { description: 'Adds or changes a step of the ladder, or takes it out of use; the next case follows it, and with `migrate` those that run as well.' })
  keepLadderStep(
    @Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID, { nullable: true }) id: string | null, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | null,
    @Arg('input', () => LadderInput) input: LadderInput, @Arg('migrate', () => Boolean, { defaultValue: false }) migrate: boolean,
  ): Promise<LadderStep> {
    return keepLadderStep(ctx.doing(opId), { id, expectedVersion }, input, migrate);
  }

  @Authorized('administrator') @Mutation(() => LadderStepAnswer, { description: 'Cases and actions that run by an earlier ladder go over to the one in force, each with a record. What a step has done already is not done again.' })
  migrateLadder(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID, { description: 'The last change of the ladder, as `ladderBehind` told it.' }) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<LadderStep> {
    return migrateLadder(ctx.doing(opId), { id, expectedVersion });
  }

  @Authorized('administrator') @Mutation(() => CalendarAnswer, { description: 'Adds or changes a calendar; the next case follows it, and with `migrate` those that run as well.' })
  keepCalendar(
    @Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID, { nullable: true }) id: string | null, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | null,
    @Arg('input', () => CalendarInput) input: CalendarInput, @Arg('migrate', () => Boolean, { defaultValue: false }) migrate: boolean,
  ): Promise<CalendarVersion> {
    return keepCalendar(ctx.doing(opId), { id, expectedVersion }, input, migrate);
  }

  @Authorized('administrator') @Mutation(() => BranchAnswer, { description: 'Says by which calendar the hours of a branch count: the next case follows it, and with `migrate` its cases that run as well.' })
  assignCalendar(
    @Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('branchId', () => ID) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('calendarId', () => ID, { nullable: true, description: 'Through all its editions; none for the standard one.' }) calendarId: string | null, @Arg('migrate', () => Boolean, { defaultValue: false }) migrate: boolean,
  ): Promise<Branch> {
    return assignCalendar(ctx.doing(opId), { id, expectedVersion }, calendarId, migrate);
  }

  @Authorized('administrator') @Mutation(() => CalendarAnswer, { description: 'Confirms, moves or drops expected days: the next edition of the calendar. Open deadlines are planned anew, each with a record; where a date that was told moves, the person is told.' })
  announceDays(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number, @Arg('input', () => AnnouncedInput) input: AnnouncedInput): Promise<CalendarVersion> {
    return announceDays(ctx.doing(opId), { id, expectedVersion }, announcedIn(input));
  }

  @Authorized('administrator') @Query(() => CalendarFile, { description: 'Reads the whole-day events of an iCalendar file (RFC 5545). Changes nothing.' })
  readCalendarFile(@Ctx() ctx: Context, @Arg('text', () => String, { description: 'The file, up to 200 KB.' }) text: string): CalendarFile {
    ctx.must(mayKeepSettings);
    const { exceptions, faults } = readHolidays(text);
    return {
      exceptions: exceptions.map(({ id, kind, from, to, name, provisional, yearly }) => ({ id: id.length > 60 ? `${id.slice(0, 40)}${id.slice(-20)}` : id, kind, from, to: to ?? null, hours: null, nameEn: name.en, nameAr: name.ar, provisional: !!provisional, yearly: !!yearly })),
      faults: faults.map((fault) => fault[ctx.language]),
    };
  }
}
