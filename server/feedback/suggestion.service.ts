import type { Context } from '../platform/context.ts';
import { mistaken, NotFound, Refused, Required } from '../platform/problem.ts';
import { Department, Person } from '../people/person.entity.ts';
import type { Case } from '../case/case.entity.ts';
import { turned } from '../case/turn.service.ts';
import { onCase } from '../case/verb.service.ts';
import { acknowledgedByAnswer, endIn } from './ending.service.ts';
import { NotThisNature } from './feedback.policy.ts';
import { writtenIn } from './message.service.ts';
import { Compliment, Evaluation } from './triage.entity.ts';
import { ComplimentRouted, ComplimentThanked, SuggestionDecided, SuggestionDone, SuggestionEvaluated } from './triage.kinds.ts';

/** The owner of the product weighs it: benefit and effort, 1 to 5, with a reason. It may be weighed anew until it is decided. */
export const evaluateSuggestion = (ctx: Context, caseId: string, { benefit, effort, reason }: { benefit: number; effort: number; reason: string }, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, caseId, 'suggestion.evaluate', expectedVersion, async (book, kase) => {
    if (kase.nature !== 'suggestion') throw new Refused(NotThisNature);
    if (!reason.trim()) throw mistaken('reason', Required);
    const judged = { benefit, effort, evaluatedBy: ctx.actor.id, evaluatedAt: ctx.now() };
    const known = await book.em.findOne(Evaluation, { caseId });
    const evaluation = known ? Object.assign(known, judged) : book.add(Evaluation, { caseId, ...judged });
    kase.stage = 'evaluated';
    book.write(SuggestionEvaluated, kase, { benefit, effort, reason: await book.say(evaluation, 'reason', reason.trim(), ctx.language) });
    await turned(ctx, book, kase, 'evaluated');
    return kase;
  });

/** Adopted or not, always with the reason, which the person is told. */
export const decideSuggestion = (ctx: Context, caseId: string, verdict: 'adopted' | 'declined', reason: string, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, caseId, 'suggestion.decide', expectedVersion, async (book, kase) => {
    if (kase.nature !== 'suggestion') throw new Refused(NotThisNature);
    if (!reason.trim()) throw mistaken('reason', Required);
    const evaluation = await book.em.findOne(Evaluation, { caseId });
    if (!evaluation) throw new Refused(NotFound);
    Object.assign(evaluation, { verdict, decidedAt: ctx.now() });
    await writtenIn(ctx, book, kase, { words: reason, purpose: 'answer' });
    book.write(SuggestionDecided, kase, { verdict, reason: await book.say(evaluation, 'verdict', reason.trim(), ctx.language) });
    if (verdict === 'declined') await endIn(ctx, book, kase, 'declined', reason);
    else {
      await acknowledgedByAnswer(ctx, book, kase);
      kase.stage = 'adopted';
      await turned(ctx, book, kase, 'adopted');
    }
    return kase;
  });

/** Done, and the person is told so in one sentence. */
export const finishSuggestion = (ctx: Context, caseId: string, words: string, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, caseId, 'suggestion.finish', expectedVersion, async (book, kase) => {
    const evaluation = await book.em.findOne(Evaluation, { caseId });
    if (!evaluation) throw new Refused(NotFound);
    evaluation.doneAt = ctx.now();
    await writtenIn(ctx, book, kase, { words, purpose: 'news' });
    book.write(SuggestionDone, kase, { words: await book.say(evaluation, 'done', words.trim(), ctx.language) });
    await endIn(ctx, book, kase, 'adopted', words);
    return kase;
  });

/** Whom it is for: the person and their head hear of it. */
export const routeCompliment = (ctx: Context, caseId: string, to: { personId?: string | null; departmentId?: string | null }, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, caseId, 'compliment.thank', expectedVersion, async (book, kase) => {
    if (kase.nature !== 'compliment') throw new Refused(NotThisNature);
    const person = to.personId ? await book.em.findOne(Person, { id: to.personId, active: true }) : null;
    const department = await book.em.findOne(Department, { id: to.departmentId ?? person?.departmentId ?? '00000000-0000-0000-0000-000000000000', active: true });
    if (!person && !department) throw mistaken('personId', Required);
    const known = await book.em.findOne(Compliment, { caseId });
    const whom = { personId: person?.id ?? null, departmentId: department?.id ?? null };
    if (known) Object.assign(known, whom);
    else book.add(Compliment, { caseId, ...whom });
    // Whoever is praised may read it, and so may those they work with.
    if (department) kase.departmentIds = [...new Set([...kase.departmentIds, department.id])];
    else if (person) kase.reachedIds = [...new Set([...kase.reachedIds, person.id])];
    book.write(ComplimentRouted, kase, { person: whom.personId, department: whom.departmentId });
    return kase;
  });

/** Thanks whoever sent it; that ends it. */
export const thankForCompliment = (ctx: Context, caseId: string, words: string, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, caseId, 'compliment.thank', expectedVersion, async (book, kase) => {
    if (kase.nature !== 'compliment') throw new Refused(NotThisNature);
    const known = await book.em.findOne(Compliment, { caseId });
    const compliment = known ?? book.add(Compliment, { caseId });
    compliment.thankedAt = ctx.now();
    await writtenIn(ctx, book, kase, { words, purpose: 'thanks' });
    book.write(ComplimentThanked, kase, { words: await book.say(compliment, 'thanks', words.trim(), ctx.language) });
    await endIn(ctx, book, kase, 'thanked', words);
    return kase;
  });
