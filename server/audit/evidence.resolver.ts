import { Arg, Authorized, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Entry } from '../journal/entry.entity.ts';
import { entriesOfKinds } from '../journal/reader.ts';
import { tell } from '../journal/telling.ts';
import { Clause, clauseTexts, kindsFor } from './clause.entity.ts';

@Resolver()
export class EvidenceByClauseResolver {
  @Authorized('quality', 'auditor', 'administrator')
  @Query(() => [Clause], { description: 'Every clause with the number of records that prove it: an empty one is a weak spot.' })
  async clauses(@Ctx() ctx: Context): Promise<Clause[]> {
    const since = new Date(ctx.now().getTime() - 30 * 86_400_000);
    const rows = await ctx.em.execute<{ kind: string; entries: number; recent: number }[]>(
      "select kind, count(*)::int as entries, count(*) filter (where at > ?)::int as recent from entry where stream not like 'tracking:%' group by kind", [since]);
    const counts = new Map(rows.map((row) => [row.kind, row]));
    const sum = (kinds: readonly string[], figure: 'entries' | 'recent'): number => kinds.reduce((total, kind) => total + (counts.get(kind)?.[figure] ?? 0), 0);
    return clauseTexts.map(({ clause, en, ar, proofEn, proofAr }) => {
      const kinds = kindsFor(clause);
      const arabic = ctx.language === 'ar';
      return { clause, title: arabic ? ar : en, proof: arabic ? proofAr : proofEn, entries: sum(kinds, 'entries'), recent: sum(kinds, 'recent'), kinds };
    });
  }

  @Authorized('quality', 'auditor', 'administrator')
  @Query(() => [Entry], { description: 'The records that prove a clause, newest first; a hole stands for what the reader may not see.' })
  async evidenceFor(@Ctx() ctx: Context, @Arg('clause', () => String) clause: string, @Arg('first', () => Int, { defaultValue: 50 }) first: number, @Arg('before', () => String, { nullable: true }) before?: string): Promise<Entry[]> {
    return tell(ctx, await entriesOfKinds(ctx.em, kindsFor(clause), Math.min(Math.max(first, 1), 100), before));
  }
}
