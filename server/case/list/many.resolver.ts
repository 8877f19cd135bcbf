import { Arg, Authorized, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { exceptional } from '../../platform/problem.ts';
import { chosenCases } from './bulk.read.ts';
import { ChosenCases } from './bulk.view.ts';
import { CasesFilter } from '../case.inputs.ts';
import { unseenIn } from '../room/unseen.read.ts';
import { Unseen } from '../room/unseen.view.ts';

/** Questions about many cases at once. */
@Resolver()
export class ManyCasesResolver {
  @Authorized('staff')
  @Query(() => ChosenCases, { description: 'Cases that are to be changed at once, and what cannot be done in each of them. Each is then changed by its own mutation, with its own version.' })
  chosenCases(
    @Ctx() ctx: Context,
    @Arg('verbs', () => [String], { description: 'Steps that are asked about, as `case.route`; at most 20.' }) verbs: string[],
    @Arg('ids', () => [ID], { nullable: true, description: 'At most 1,000 cases; or else:' }) ids: string[] | null,
    @Arg('filter', () => CasesFilter, { nullable: true, description: 'All that it lets through, up to 1,000.' }) filter: CasesFilter | null,
  ): Promise<ChosenCases> {
    if (verbs.length > 20 || (ids?.length ?? 0) > 1_000) throw exceptional('LIMIT', { en: 'At most 20 steps and 1,000 cases at once.', ar: 'لا يُسأل عن أكثر من 20 خطوة و1,000 حالة في المرة الواحدة.' });
    return chosenCases(ctx, { ids, filter }, verbs);
  }

  @Authorized('staff')
  @Query(() => [Unseen], { description: 'What is new in cases that the one who asks has opened before.' })
  unseen(@Ctx() ctx: Context, @Arg('caseIds', () => [ID], { description: 'At most 500 cases.' }) caseIds: string[]): Promise<Unseen[]> {
    if (caseIds.length > 500) throw exceptional('LIMIT', { en: 'At most 500 cases at once.', ar: 'لا يُسأل عن أكثر من 500 حالة في المرة الواحدة.' });
    return unseenIn(ctx, caseIds);
  }
}
