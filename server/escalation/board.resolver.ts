import { Arg, Authorized, Ctx, GraphQLISODateTime, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { rowsAsked } from '../platform/page.ts';
import { oneOf } from '../platform/problem.ts';
import { CaseCard } from '../case/list/card.view.ts';
import { cards } from './finished.read.ts';
import { calendarsOf } from './hours.read.ts';
import { BoardCalendar, BoardChange, BoardFilter, BoardItem, BoardPage, Load, subjects } from './item.view.ts';
import { levelsOf } from './board.read.ts';
import { BoardLevel } from './board.view.ts';
import { boardChanges, changedCases, changeWords, departmentLoad, personLoad } from './load.read.ts';
import { boardItems, boardPage } from './page.read.ts';

const ofDepartment = (id: string | null | undefined): string | null => (isId(id) ? id : null);

@Resolver()
export class BoardResolver {
  @Authorized('staff')
  @Query(() => BoardPage, { description: 'A page of a board: escalations, promises (every deadline that runs) or actions. Ask for `feedPosition(stream: "journal")` in the same document: that is where its feed goes on from.' })
  board(
    @Ctx() ctx: Context, @Arg('subject', () => String, { description: 'escalations, promises or actions.' }) subject: string, @Arg('filter', () => BoardFilter, { nullable: true }) filter?: BoardFilter,
    @Arg('first', () => Int, { defaultValue: 500, description: '1 to 1,000.' }) first: number = 500, @Arg('after', () => String, { nullable: true, description: '`next` of the page before.' }) after?: string,
  ): Promise<BoardPage> {
    return boardPage(ctx, oneOf('subject', subjects, subject), { filter: filter ?? {}, first: rowsAsked(first, cards), after: after ?? null });
  }

  @Authorized('staff')
  @Query(() => [BoardItem], { description: 'Cards of a board as they stand now; what has left it is missing.' })
  boardItems(@Ctx() ctx: Context, @Arg('subject', () => String) subject: string, @Arg('ids', () => [ID], { description: 'Of cases, or of actions. At most 500.' }) ids: string[], @Arg('filter', () => BoardFilter, { nullable: true }) filter?: BoardFilter): Promise<BoardItem[]> {
    return boardItems(ctx, oneOf('subject', subjects, subject), { filter: filter ?? {}, first: 2_000, of: ids.filter(isId).slice(0, 500) });
  }

  @Authorized('staff')
  @Query(() => [BoardLevel], { description: 'The levels of the ladder; 0 is what is watched.' })
  boardLevels(@Ctx() ctx: Context): Promise<BoardLevel[]> {
    return levelsOf(ctx);
  }

  @Authorized('staff')
  @Query(() => [BoardCalendar], { description: 'Open hours of editions of calendars.' })
  boardCalendars(@Ctx() ctx: Context, @Arg('ids', () => [ID], { description: 'At most 20.' }) ids: string[]): Promise<BoardCalendar[]> {
    return calendarsOf(ctx, ids.filter(isId).slice(0, 20));
  }

  @Authorized('staff')
  @Query(() => [Load], { description: 'What lies with each department.' })
  departmentLoad(@Ctx() ctx: Context): Promise<Load[]> {
    return departmentLoad(ctx);
  }

  @Authorized('staff')
  @Query(() => [Load], { nullable: true, description: 'What lies with each lead in a department, by name. For its head, quality and management; null for everybody else.' })
  personLoad(@Ctx() ctx: Context, @Arg('departmentId', () => ID) departmentId: string): Promise<Load[] | null> {
    return isId(departmentId) ? personLoad(ctx, departmentId) : Promise.resolve(null);
  }

  @Authorized('staff')
  @Query(() => [BoardChange], { description: 'What changed since an instant, as figures: each has its list.' })
  boardChanges(@Ctx() ctx: Context, @Arg('since', () => GraphQLISODateTime) since: Date, @Arg('departmentId', () => ID, { nullable: true }) departmentId?: string): Promise<BoardChange[]> {
    return boardChanges(ctx, since, ofDepartment(departmentId));
  }

  @Authorized('staff')
  @Query(() => [CaseCard], { description: 'The cases behind a figure of `boardChanges`, the most pressing first; at most 500.' })
  changedCases(@Ctx() ctx: Context, @Arg('what', () => String) what: string, @Arg('since', () => GraphQLISODateTime) since: Date, @Arg('departmentId', () => ID, { nullable: true }) departmentId?: string): Promise<CaseCard[]> {
    return changedCases(ctx, oneOf('what', changeWords, what), since, ofDepartment(departmentId));
  }
}
