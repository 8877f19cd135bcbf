import type { Context } from '../platform/context.ts';
import { clauseTexts, kindsFor, type Clause } from './clause.entity.ts';

/** Days without a record after which a clause is called a weak spot. */
const recently = 30;

interface Counted { readonly kind: string; readonly entries: number; readonly recent: number; readonly last: string }

/** Every clause with what the journal holds for it, counted from the kinds of entries that prove it. */
export const clausesOf = async (ctx: Context): Promise<Clause[]> => {
  const since = new Date(ctx.now().getTime() - recently * 86_400_000);
  const rows = await ctx.em.execute<Counted[]>(
    "select kind, count(*)::int as entries, count(*) filter (where at > ?)::int as recent, max(at) as last from entry where stream not like 'tracking:%' group by kind", [since]);
  const counted = new Map(rows.map((row) => [row.kind, row]));
  const arabic = ctx.language === 'ar';
  return clauseTexts.map(({ clause, en, ar, proofEn, proofAr }) => {
    const kinds = kindsFor(clause);
    const found = kinds.flatMap((kind) => counted.get(kind) ?? []);
    const sum = (figure: 'entries' | 'recent'): number => found.reduce((total, row) => total + row[figure], 0);
    const last = Math.max(0, ...found.map((row) => Date.parse(row.last)));
    return { clause, title: arabic ? ar : en, proof: arabic ? proofAr : proofEn, entries: sum('entries'), recent: sum('recent'), lastAt: last ? new Date(last) : null, weak: sum('recent') === 0, kinds };
  });
};
