import { Arg, Args, Authorized, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { named } from '../../platform/language.ts';
import { say } from '../../platform/vocabulary.ts';
import { CalendarVersion } from '../../policy/calendar.entity.ts';
import { Commitment } from '../../policy/commitment.entity.ts';
import { AnnouncedInput, announcedIn, CalendarInput, CommitmentInput, draftAnnounced, draftAssigned, draftCalendar, draftPromise } from '../../policy/draft.service.ts';
import { Replanning } from '../../policy/replanning.entity.ts';
import { goneOver, whatIf } from './replan.read.ts';
import { Part, ReplanningView, WhatIf } from './replan.view.ts';

/** What a change would do to the cases that run, before it is saved; and what has become of those that were asked for. */
@Resolver()
export class ReplanResolver {
  @Authorized('administrator') @Query(() => WhatIf, { description: 'What a promise as typed would do to the cases that run. Changes nothing.' })
  async whatIfPromise(@Ctx() ctx: Context, @Arg('id', () => ID, { nullable: true }) id: string | null, @Arg('input', () => CommitmentInput) input: CommitmentInput, @Args(() => Part) part: Part): Promise<WhatIf> {
    return whatIf(ctx, await draftPromise(ctx, id, input), part);
  }

  @Authorized('administrator') @Query(() => WhatIf, { description: 'What a calendar as typed would do to the cases that run by it. Changes nothing.' })
  async whatIfCalendar(@Ctx() ctx: Context, @Arg('id', () => ID, { nullable: true, description: 'None for a new one.' }) id: string | null, @Arg('input', () => CalendarInput) input: CalendarInput, @Args(() => Part) part: Part): Promise<WhatIf> {
    return whatIf(ctx, await draftCalendar(ctx, id, input), part);
  }

  @Authorized('administrator') @Query(() => WhatIf, { description: 'What the announcement of expected days would do to the cases that run. Changes nothing.' })
  async whatIfAnnounced(@Ctx() ctx: Context, @Arg('id', () => ID) id: string, @Arg('input', () => AnnouncedInput) input: AnnouncedInput, @Args(() => Part) part: Part): Promise<WhatIf> {
    return whatIf(ctx, await draftAnnounced(ctx, id, announcedIn(input)), part);
  }

  @Authorized('administrator') @Query(() => WhatIf, { description: 'What another calendar for a branch would do to its cases that run. Changes nothing.' })
  async whatIfAssigned(@Ctx() ctx: Context, @Arg('branchId', () => ID) branchId: string, @Arg('calendarId', () => ID, { nullable: true, description: 'None for the standard one.' }) calendarId: string | null, @Args(() => Part) part: Part): Promise<WhatIf> {
    return whatIf(ctx, await draftAssigned(ctx, branchId, calendarId), part);
  }

  @Authorized('administrator') @Query(() => [ReplanningView], { description: 'The last ten times that running cases went over to an edition, newest first.' })
  async replannings(@Ctx() ctx: Context): Promise<ReplanningView[]> {
    const rows = await ctx.em.find(Replanning, {}, { orderBy: { id: 'desc' }, limit: 10 });
    return Promise.all(rows.map(async (row) => {
      const edition = row.noun === 'calendar' ? await ctx.load(CalendarVersion, row.editionId) : row.noun === 'commitment' ? await ctx.load(Commitment, row.editionId) : null;
      return Object.assign(new ReplanningView(), {
        of: row.noun, name: edition ? named(edition, ctx.language) : say(`policy.${row.noun}`, ctx.language), cause: say(`replan.${row.cause}`, ctx.language), askedAt: row.askedAt, endedAt: row.endedAt ?? null, cases: row.endedAt ? row.cases : await goneOver(ctx.em, row), failed: row.failed,
      });
    }));
  }
}
