import { Arg, Authorized, Ctx, GraphQLISODateTime, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { rowsAsked } from '../../platform/page.ts';
import { pauseReportOf } from './pause.read.ts';
import { PauseReport } from './pause.view.ts';

@Resolver()
export class PauseResolver {
  @Authorized('staff')
  @Query(() => PauseReport, { description: 'Who paused clocks, why and how long, and what it did to the figure of promises kept. For heads, quality, management and auditors, over the cases that each may see.' })
  pauseReport(
    @Ctx() ctx: Context, @Arg('from', () => GraphQLISODateTime) from: Date, @Arg('to', () => GraphQLISODateTime) to: Date, @Arg('departmentId', () => ID, { nullable: true }) departmentId: string | null,
    @Arg('first', () => Int, { defaultValue: 200, description: '0 to 20,000.' }) first: number,
  ): Promise<PauseReport> {
    return pauseReportOf(ctx, { from, to, departmentId: isId(departmentId) ? departmentId : null, first: rowsAsked(first, { least: 0, most: 20_000 }) });
  }
}
