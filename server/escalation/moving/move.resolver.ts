import { Arg, Args, Authorized, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { Part, WhatIf } from '../../case/replanning/replan.view.ts';
import { draftLadder, LadderInput } from '../../policy/draft.service.ts';
import { LadderStep } from '../../policy/ladder.entity.ts';
import { lastChange } from '../../policy/ladder.service.ts';
import { casesBehind, whatIfClimbed } from './move.read.ts';

@ObjectType({ description: 'What still runs by an earlier ladder.' })
export class LadderBehind {
  @Field(() => Int, { description: 'Cases, with the actions born from them, that run by a ladder which says something else than the one in force.' }) cases!: number;
  @Field(() => LadderStep, { nullable: true, description: 'The last change of the ladder; null in a house whose ladder is the one it began with.' }) change!: LadderStep | null;
}

/** What a change of the ladder would do to what runs, and how much has stayed on an earlier one. */
@Resolver()
export class MoveResolver {
  @Authorized('administrator') @Query(() => WhatIf, { description: 'What a step of the ladder as typed would do to what runs; without one, what going over to the ladder in force would. Changes nothing.' })
  async whatIfLadder(@Ctx() ctx: Context, @Arg('id', () => ID, { nullable: true, description: 'None for a new step.' }) id: string | null, @Arg('input', () => LadderInput, { nullable: true }) input: LadderInput | null, @Args(() => Part) part: Part): Promise<WhatIf> {
    return whatIfClimbed(ctx, await draftLadder(ctx, id, input), part);
  }

  @Authorized('administrator') @Query(() => LadderBehind, { description: 'How many running cases have stayed on an earlier ladder.' })
  async ladderBehind(@Ctx() ctx: Context): Promise<LadderBehind> {
    const change = await lastChange(ctx.em);
    return Object.assign(new LadderBehind(), { cases: change ? await casesBehind(ctx, await draftLadder(ctx, null, null)) : 0, change });
  }
}
