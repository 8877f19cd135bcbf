import type { Context } from '../platform/context.ts';
import { NotFound, Refused } from '../platform/problem.ts';
import { onRecord } from '../journal/book.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { Case } from '../case/case.entity.ts';
import { permission } from '../case/case.policy.ts';
import { AlreadySuperseded } from './cause.policy.ts';
import { Decision, type Option } from './decision.entity.ts';
import { evidenceIn } from './evidence.service.ts';
import { DecisionRecorded, DecisionVoiced } from './investigation.kinds.ts';

export interface NewDecision { readonly question: string; readonly options: readonly Option[]; readonly reason: string; readonly evidence: readonly string[]; readonly supersedes?: string | null }

/** Records what was decided, why, and on what; an earlier decision is superseded, never edited. */
export const recordDecision = (ctx: Context, caseId: string, given: NewDecision): Promise<Decision> =>
  onRecord(ctx, caseStreams(caseId), async (book) => {
    ctx.must(permission('decision.record'), await book.read(Case, caseId));
    const earlier = given.supersedes ? await book.read(Decision, given.supersedes) : null;
    if (earlier && earlier.caseId !== caseId) throw new Refused(NotFound);
    if (earlier?.supersededBy) throw new Refused(AlreadySuperseded);
    const evidence = await evidenceIn(book, caseId, given.evidence);
    const decision = book.add(Decision, { caseId, question: given.question, choices: [...given.options], reason: given.reason, evidence, assent: [ctx.actor.id], supersedes: earlier?.id ?? null, authorId: ctx.actor.id, at: ctx.now() });
    if (earlier) earlier.supersededBy = decision.id;
    book.write(DecisionRecorded, decision, {
      question: await book.say(decision, 'question', given.question), reason: await book.say(decision, 'reason', given.reason), evidence, supersedes: earlier?.id,
    });
    return decision;
  });

/** Agreeing or dissenting: each has one voice, and the last one counts. */
export const voice = async (ctx: Context, id: string, agrees: boolean): Promise<Decision> => {
  const known = await ctx.load(Decision, id);
  if (!known) throw new Refused(NotFound);
  return onRecord(ctx, caseStreams(known.caseId), async (book) => {
    ctx.must(permission('decision.record'), await book.read(Case, known.caseId));
    const decision = await book.read(Decision, id);
    const others = (voices: readonly string[]): string[] => voices.filter((voter) => voter !== ctx.actor.id);
    decision.assent = agrees ? [...others(decision.assent), ctx.actor.id] : others(decision.assent);
    decision.dissent = agrees ? others(decision.dissent) : [...others(decision.dissent), ctx.actor.id];
    book.write(DecisionVoiced, decision, { agrees });
    return decision;
  });
};
