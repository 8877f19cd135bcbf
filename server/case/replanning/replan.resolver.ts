import { Arg, Args, ArgsType, Authorized, Ctx, Field, ID, Int, Query, Resolver } from 'type-graphql';
import { IsOptional, Max, Min } from 'class-validator';
import type { Context } from '../../platform/context.ts';
import { named } from '../../platform/language.ts';
import { say } from '../../platform/vocabulary.ts';
import { CalendarVersion } from '../../policy/calendar.entity.ts';
import { Commitment } from '../../policy/commitment.entity.ts';
import { AnnouncedInput, announcedIn, CalendarInput, CommitmentInput, draftAnnounced, draftAssigned, draftCalendar, draftPromise } from '../../policy/draft.service.ts';
import { Replanning } from '../../policy/replanning.entity.ts';
import { whatIf, type Part } from './replan.read.ts';
import { ReplanningView, WhatIf } from './replan.view.ts';

@ArgsType()
class PartArgs implements Part {
  @Field(() => ID, { nullable: true, description: 'Where the part begins: `next` of the one before.' }) after?: string | null;
  @IsOptional() @Min(1) @Max(5_000) @Field(() => Int, { nullable: true, description: 'Cases in this part, up to 5,000; so many where left out.' }) most?: number | null;
}

/** What a change would do to the cases that run, before it is saved; and what has become of those that were asked for. */
@Resolver()
export class ReplanResolver {
  @Authorized('administrator') @Query(() => WhatIf, { description: 'What a promise as typed would do to the cases that run. Changes nothing.' })
  async whatIfPromise(@Ctx() ctx: Context, @Arg('id', () => ID, { nullable: true }) id: string | null, @Arg('input', () => CommitmentInput) input: CommitmentInput, @Args(() => PartArgs) part: PartArgs): Promise<WhatIf> {
    return whatIf(ctx, await draftPromise(ctx, id, input), part);
  }

  @Authorized('administrator') @Query(() => WhatIf, { description: 'What a calendar as typed would do to the cases that run by it. Changes nothing.' })
  async whatIfCalendar(@Ctx() ctx: Context, @Arg('id', () => ID, { nullable: true, description: 'None for a new one.' }) id: string | null, @Arg('input', () => CalendarInput) input: CalendarInput, @Args(() => PartArgs) part: PartArgs): Promise<WhatIf> {
    return whatIf(ctx, await draftCalendar(ctx, id, input), part);
  }

  @Authorized('administrator') @Query(() => WhatIf, { description: 'What the announcement of expected days would do to the cases that run. Changes nothing.' })
  async whatIfAnnounced(@Ctx() ctx: Context, @Arg('id', () => ID) id: string, @Arg('input', () => AnnouncedInput) input: AnnouncedInput, @Args(() => PartArgs) part: PartArgs): Promise<WhatIf> {
    return whatIf(ctx, await draftAnnounced(ctx, id, announcedIn(input)), part);
  }

  @Authorized('administrator') @Query(() => WhatIf, { description: 'What another calendar for a branch would do to its cases that run. Changes nothing.' })
  async whatIfAssigned(@Ctx() ctx: Context, @Arg('branchId', () => ID) branchId: string, @Arg('calendarId', () => ID, { nullable: true, description: 'None for the standard one.' }) calendarId: string | null, @Args(() => PartArgs) part: PartArgs): Promise<WhatIf> {
    return whatIf(ctx, await draftAssigned(ctx, branchId, calendarId), part);
  }

  @Authorized('administrator') @Query(() => [ReplanningView], { description: 'The last ten times that running cases went over to an edition, newest first.' })
  async replannings(@Ctx() ctx: Context): Promise<ReplanningView[]> {
    const rows = await ctx.em.find(Replanning, {}, { orderBy: { id: 'desc' }, limit: 10 });
    const gone = new Map((await ctx.em.execute<{ id: string; cases: number }[]>('select replanned_by as id, count(distinct case_id)::int as cases from case_clock where replanned_by = any(?::uuid[]) group by 1', [`{${rows.map(({ id }) => id).join(',')}}`])).map(({ id, cases }) => [id, cases]));
    return Promise.all(rows.map(async (row) => {
      const edition = row.calendarId ? await ctx.load(CalendarVersion, row.editionId) : await ctx.load(Commitment, row.editionId);
      return Object.assign(new ReplanningView(), {
        of: row.calendarId ? 'calendar' : 'commitment', name: edition ? named(edition, ctx.language) : '–', cause: say(`replan.${row.cause}`, ctx.language), askedAt: row.askedAt, endedAt: row.endedAt ?? null, cases: row.endedAt ? row.cases : (gone.get(row.id) ?? 0), failed: row.failed,
      });
    }));
  }
}
