import type { Context } from '../../platform/context.ts';
import { Case } from '../../case/case.entity.ts';
import type { Veil } from '../../case/veil.service.ts';
import { hearsConfidence } from './evidence.policy.ts';

interface Kept { readonly id: string; readonly caseId: string; readonly confidential: boolean; readonly redacted: readonly string[] }

/** What an entry said of evidence before it was redacted, or made confidential, is for those who may still read it. Registered in main.ts. */
export const evidenceVeil: Veil = async (ctx, texts) => {
  const kept = await ctx.em.execute<Kept[]>(
    `select e.id, e.case_id as "caseId", e.confidential,
            coalesce((select array_agg(v.digest) from evidence_version v join evidence_version r on r.evidence_id = v.evidence_id and r.redacted_from = v.number where v.evidence_id = e.id), '{}') as redacted
       from evidence e where e.id = any(?::uuid[])`, [`{${[...new Set(texts.map(({ subjectId }) => subjectId))].join(',')}}`]);
  const hidden = await Promise.all(kept.filter(({ confidential, redacted }) => confidential || redacted.length).map(async (one) => {
    if (await hears(ctx, one.caseId)) return [];
    return one.confidential ? texts.filter(({ subjectId }) => subjectId === one.id).map(({ digest }) => digest) : one.redacted;
  }));
  return hidden.flat();
};

const hears = async (ctx: Context, caseId: string): Promise<boolean> => {
  const kase = await ctx.load(Case, caseId);
  return kase !== null && hearsConfidence(ctx.actor, kase);
};
