import { Arg, Authorized, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { answerOf } from '../platform/answer.ts';
import type { Context } from '../platform/context.ts';
import { rowsAsked } from '../platform/page.ts';
import { mistaken, oneOf, Unknown } from '../platform/problem.ts';
import { Entry } from '../journal/entry.entity.ts';
import { entriesOfKinds } from '../journal/reader.ts';
import { streamOf } from '../journal/stream.entity.ts';
import { tell } from '../journal/telling.ts';
import { visibleCase } from '../case/case.view.ts';
import { Action } from '../action/action.entity.ts';
import { Organisation } from '../people/organisation.entity.ts';
import { Clause, clauseTexts, kindsFor } from './clause.entity.ts';
import { clausesOf } from './clause.read.ts';
import { exportable, noteExport } from './export.service.ts';

@ObjectType({ description: 'A record that proves a clause, and where it stands.' })
export class ClauseRecord {
  @Field(() => Entry, { description: 'The entry; a hole stands for what the reader may not see.' }) entry!: Entry;
  @Field(() => String, { nullable: true, description: 'Tracking number of the case that it belongs to, if any.' }) number?: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the action that it belongs to, where it stands in no case.' }) action?: string | null;
}

export const ExportAnswer = answerOf('organisation', () => Organisation, 'ExportAnswer');

@Resolver()
export class EvidenceByClauseResolver {
  @Authorized('quality', 'auditor', 'administrator')
  @Query(() => [Clause], { description: 'Every clause with the number of records that prove it: one without a recent record is a weak spot.' })
  clauses(@Ctx() ctx: Context): Promise<Clause[]> {
    return clausesOf(ctx);
  }

  @Authorized('quality', 'auditor', 'administrator')
  @Query(() => [ClauseRecord], { description: 'The records that prove a clause, newest first.' })
  async evidenceFor(
    @Ctx() ctx: Context,
    @Arg('clause', () => String, { description: "As in '7.5'." }) clause: string,
    @Arg('first', () => Int, { defaultValue: 50, description: '1–100.' }) first: number,
    @Arg('before', () => String, { nullable: true, description: 'The position of the last record that one has.' }) before?: string,
  ): Promise<ClauseRecord[]> {
    const entries = await tell(ctx, await entriesOfKinds(ctx.em, kindsFor(clause), rowsAsked(first), before));
    return Promise.all(entries.map(async (entry): Promise<ClauseRecord> => {
      const stream = entry.hole ? null : streamOf(entry.inside ?? '');
      if (stream?.kind === 'action') return { entry, action: (await ctx.load(Action, stream.id))?.number ?? null };
      return { entry, number: entry.caseId ? ((await visibleCase(ctx, entry.caseId, 'card'))?.number ?? null) : null };
    }));
  }

  @Authorized('staff')
  @Mutation(() => ExportAnswer, { description: 'Puts an export on record; screens send it before they hand out the file.' })
  noteExport(
    @Ctx() ctx: Context,
    @Arg('opId', () => ID, { description: 'The name of this intent: a retry under it does nothing twice.' }) opId: string,
    @Arg('what', () => String, { description: 'evidence, board, cases or pauses.' }) what: string,
    @Arg('rows', () => Int, { description: 'How many rows leave.' }) rows: number,
    @Arg('about', () => String, { nullable: true, description: 'The clause, for evidence.' }) about?: string,
  ): Promise<Organisation> {
    if (about && !clauseTexts.some(({ clause }) => clause === about)) throw mistaken('about', Unknown);
    return noteExport(ctx.doing(opId), oneOf('what', exportable, what), Math.max(0, rows), about);
  }
}
