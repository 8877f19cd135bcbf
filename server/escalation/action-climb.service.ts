import type { Context } from '../platform/context.ts';
import { NotFound, NotPermitted, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { actionStream, caseStream, caseStreams } from '../journal/stream.entity.ts';
import { Action } from '../action/action.entity.ts';
import { inSight } from '../action/action.read.ts';
import { Case } from '../case/case.entity.ts';
import { has, inScope, isStaff } from '../people/role.policy.ts';
import { topOf } from '../policy/policy.service.ts';
import { ladderOfAction, type Owed } from './action-plan.service.ts';
import { Escalation } from './escalation.entity.ts';
import { ActionEscalated, ActionLowered } from './escalation.kinds.ts';
import { NotRaised } from './escalation.policy.ts';
import { bring, end, knownFor, settle, type Known, type Raising } from './raise.service.ts';

/** How high an action stands: the level of the item that is open. */
export const levelOf = ({ id }: Pick<Action, 'id'>, { open }: Known): number => open.get(id)?.[0]?.level ?? 0;

/** Raises an overdue action one level, where there is one above. The item belongs to the department that does the work. */
export const raiseAction = async (ctx: Context, book: Book, owed: Owed, { cause, at = ctx.now() }: Raising, known: Known): Promise<Escalation | null> => {
  const { action, birth } = owed;
  const ladder = ladderOfAction(known.steps, owed);
  const from = levelOf(action, known);
  if (from >= topOf(ladder)) return null;
  const ended = end(ctx, known, action.id);
  const about = { leadId: action.ownerId, departmentId: action.departmentId, excludedIds: birth.excludedIds };
  const escalation = await bring(ctx, book, { ladder, kase: birth, about, known }, { caseId: birth.id, actionId: action.id, level: from + 1, cycle: 1, cause, clock: 'action', at });
  const safety = birth.assessed?.safety ? { safety: true } : {};
  for (const [place, stream] of streamsOf(action).entries())
    book.write(ActionEscalated, action, { number: action.number, from, to: from + 1, cause, person: escalation.toId, takeBy: escalation.takeBy?.toISOString(), due: action.dueAt.toISOString(), ...safety }, { happenedAt: at, stream, ...(place ? {} : { beside: [escalation, ...ended, birth] }) });
  return escalation;
};

/** Its own story, and that of each case it answers. */
export const streamsOf = ({ id, caseIds }: Pick<Action, 'id' | 'caseIds'>): string[] => [actionStream(id), ...caseIds.map(caseStream)];

/** Done, cancelled, or due later: what climbed because it was late has ended. As *system*, by the journal. @returns nothing where nothing was open */
export const calmAction = async (ctx: Context, actionId: string): Promise<void> => {
  const [known] = await ctx.em.execute<{ case_ids: string[] }[]>('select a.case_ids from action a where a.id = ? and exists (select from escalation e where e.action_id = a.id and e.ended_at is null)', [actionId]);
  if (!known) return;
  await onRecord(ctx, streamsOf({ id: actionId, caseIds: known.case_ids }), async (book) => {
    const action = await book.read(Action, actionId);
    const late = action.overdue(ctx.now());
    const open = late ? [] : await book.em.find(Escalation, { actionId, endedAt: null });
    for (const one of open) one.endedAt = ctx.now();
    if (open.length) for (const [place, stream] of streamsOf(action).entries()) book.write(ActionLowered, action, { number: action.number, from: Math.max(...open.map(({ level }) => level)), to: 0 }, { stream, ...(place ? {} : { beside: open }) });
    return action;
  });
};

/** One level down, with a reason, by whoever may take it. */
export const lowerAction = async (ctx: Context, escalationId: string, reason: string): Promise<Escalation> => {
  const known = await ctx.em.findOne(Escalation, { id: escalationId }, { disableIdentityMap: true });
  if (!known?.actionId) throw new Refused(NotFound);
  const { actionId, caseId } = known;
  return onRecord(ctx, [actionStream(actionId), ...caseStreams(caseId)], async (book) => {
    const kase = await mustSeeAction(ctx, book, actionId, caseId, known);
    const action = await book.read(Action, actionId);
    const all = await knownFor(book.em, [kase], ctx.now());
    const from = levelOf(action, all);
    if (from === 0) throw new Refused(NotRaised);
    const ended = end(ctx, all, actionId);
    await settle(ctx, book, all);
    const [before] = await book.em.find(Escalation, { actionId, level: from - 1 }, { orderBy: { at: 'desc' }, limit: 1 });
    if (before) Object.assign(before, { endedAt: null, takeBy: null });
    const digest = await book.say(action, 'lowered', reason);
    for (const [place, stream] of [actionStream(actionId), caseStream(caseId)].entries()) book.write(ActionLowered, action, { number: action.number, from, to: from - 1, reason: digest }, { stream, ...(place ? {} : { beside: [...ended, ...(before ? [before] : [])] }) });
    return before ?? (await book.em.findOneOrFail(Escalation, { id: escalationId }, { refresh: true }));
  });
};

/** The case that an action was born from, for whoever may take its item: whom it was brought to, and heads, quality and management who see the action. @throws Refused */
export const mustSeeAction = async (ctx: Context, book: Book, actionId: string, caseId: string, item: Pick<Escalation, 'toId' | 'takenBy'>): Promise<Case> => {
  const kase = await book.read(Case, caseId);
  const { actor } = ctx;
  const mine = [item.toId, item.takenBy].includes(actor.id) && !kase.excludedIds.includes(actor.id);
  if (actor.kind !== 'system' && !mine && !(await inSight(ctx, actionId))) throw new Refused(NotFound);
  if (actor.kind !== 'system' && !(isStaff(actor) && inScope(actor, 'write') && (mine || has(actor, 'head', 'quality', 'management')))) throw new Refused(NotPermitted);
  return kase;
};
