import type { Context } from '../../platform/context.ts';
import { mistaken, NotFound, Refused, Required } from '../../platform/problem.ts';
import { Decision, type Option } from './decision.entity.ts';
import { DecisionRecorded, DecisionVoiced } from './decision.kinds.ts';
import { AlreadySuperseded, NothingChosen, WhyDissent } from './decision.policy.ts';
import { evidenceIn } from '../evidence/evidence.service.ts';
import { messageIn } from '../../case/room/talk.service.ts';
import { onCase } from '../../case/verb.service.ts';
import { onItem } from '../room.service.ts';

export interface NewDecision { readonly question: string; readonly options: readonly Option[]; readonly reason: string; readonly evidence: readonly string[]; readonly supersedes?: string | null; readonly messageId?: string | null }

/** Records what was decided, why, and on what; an earlier decision is superseded, never edited. */
export const recordDecision = (ctx: Context, caseId: string, given: NewDecision): Promise<Decision> =>
  onCase(ctx, caseId, 'decision.record', undefined, async (book) => {
    if (!given.options.length) throw mistaken('options', Required);
    const chosen = given.options.filter((option) => option.chosen).map((option) => option.text);
    if (!chosen.length) throw mistaken('options', NothingChosen);
    const earlier = given.supersedes ? await book.read(Decision, given.supersedes) : null;
    if (earlier && earlier.caseId !== caseId) throw new Refused(NotFound);
    if (earlier?.supersededBy) throw new Refused(AlreadySuperseded);
    const [evidence, messageId] = [await evidenceIn(book, caseId, given.evidence), await messageIn(book, caseId, given.messageId)];
    const decision = book.add(Decision, {
      caseId, question: given.question, choices: given.options.map(({ text, chosen: yes }) => ({ text, chosen: yes })), reason: given.reason, evidence,
      assent: [ctx.actor.id], supersedes: earlier?.id ?? null, messageId, authorId: ctx.actor.id, at: ctx.now(),
    });
    if (earlier) earlier.supersededBy = decision.id;
    const said = (field: string, body: string): Promise<string> => book.say(decision, field, body, ctx.language);
    book.write(DecisionRecorded, decision, { question: await said('question', given.question), chosen: await said('chosen', chosen.join('\n')), reason: await said('reason', given.reason), evidence, supersedes: earlier?.id, message: messageId });
    return decision;
  });

/** Agreeing or dissenting: each has one voice, and the last one counts. A dissent says why. */
export const voice = (ctx: Context, id: string, agrees: boolean, reason: string | null): Promise<Decision> =>
  onItem(ctx, Decision, id, 'decision.record', async (book, decision) => {
    if (decision.supersededBy) throw new Refused(AlreadySuperseded);
    if (!agrees && !reason) throw mistaken('reason', WhyDissent);
    const others = (voices: readonly string[]): string[] => voices.filter((voter) => voter !== ctx.actor.id);
    decision.assent = agrees ? [...others(decision.assent), ctx.actor.id] : others(decision.assent);
    decision.dissent = agrees ? others(decision.dissent) : [...others(decision.dissent), ctx.actor.id];
    book.write(DecisionVoiced, decision, { agrees, reason: reason ? await book.say(decision, `${agrees ? 'assent' : 'voice'}:${ctx.actor.id}`, reason, ctx.language) : null });
  });
