import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { Changed, NotFound, NotPermitted, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { actionStream, caseStream, caseStreams } from '../journal/stream.entity.ts';
import { Action } from '../action/action.entity.ts';
import { inSight } from '../action/action.read.ts';
import { onAction } from '../action/stream.service.ts';
import { Case } from '../case/case.entity.ts';
import { sameVersion } from '../case/verb.service.ts';
import { topOf } from '../policy/policy.service.ts';
import { ActionAtTop, ActionNotRaised, mayAnswer, mayRaiseAction, mine } from './action-item.policy.ts';
import { ladderOfAction, owedOf, type Owed } from './action-plan.service.ts';
import { Escalation } from './escalation.entity.ts';
import { ActionEscalated, ActionLowered } from './escalation.kinds.ts';
import { Ended } from './escalation.policy.ts';
import { backTo, bring, end, knownFor, placeOf, settle, waking, type Known, type Raising } from './raise.service.ts';

/** How high an action stands: the level of the item that is open. */
export const levelOf = ({ id }: Pick<Action, 'id'>, { open }: Known): number => open.get(id)?.[0]?.level ?? 0;

/** Raises an overdue action one level, where there is one above. The item belongs to the department that does the work. */
export const raiseAction = async (ctx: Context, book: Book, owed: Owed, { cause, reason = null, at = ctx.now() }: Raising, known: Known): Promise<Escalation | null> => {
  const { action, birth } = owed;
  const ladder = ladderOfAction(known.steps, owed);
  const from = levelOf(action, known);
  if (from >= topOf(ladder)) return null;
  const ended = end(ctx, known, action.id);
  const about = { leadId: action.ownerId, departmentId: action.departmentId, excludedIds: birth.excludedIds };
  const reached = birth.reachedIds;
  const escalation = await bring(ctx, book, { ladder, kase: birth, about, known }, { caseId: birth.id, actionId: action.id, level: from + 1, cycle: 1, cause, reason, clock: 'action', at });
  const safety = birth.assessed?.safety ? { safety: true } : {};
  const digest = reason && (await book.say(escalation, 'reason', reason));
  const letIn = reached !== birth.reachedIds;
  for (const [nth, stream] of streamsOf(action).entries()) {
    // It let them into the case that the action was born from, and into no other.
    const place = placeOf(escalation, ended, letIn && (!nth || stream === caseStream(birth.id)));
    book.write(ActionEscalated, action, { number: action.number, from, to: from + 1, cause, person: escalation.toId, absent: known.absent.get(escalation.id), takeBy: escalation.takeBy?.toISOString(), due: action.dueAt.toISOString(), reason: digest, ...safety, ...place }, { happenedAt: at, stream, ...(nth ? {} : { beside: [escalation, ...ended, birth] }) });
  }
  return escalation;
};

/** One level up by hand, with a reason, on what the person saw: the action, and how high it stood. */
export const escalateAction = (ctx: Context, id: string, raising: Raising, expectedVersion: number, expectedLevel: number): Promise<Action> =>
  waking(ctx, onAction(ctx, id, 'edit', async (action, birth, book) => ctx.must(mayRaiseAction, action, await openItem(book, action.id), birth), async (book, action, [birth]) => {
    const known = await knownFor(book.em, [birth!], ctx.now(), [action.ownerId]);
    if (levelOf(action, known) !== expectedLevel) throw new Refused(Changed, {}, ['expectedLevel']);
    const owed = (await owedOf(book.em, [action.id])).get(action.id)!;
    if (!(await raiseAction(ctx, book, { ...owed, action, birth: birth! }, raising, known))) throw new Refused(ActionAtTop);
    await settle(ctx, book, known);
  }, expectedVersion));

const openItem = (book: Book, actionId: string): Promise<Escalation | null> => book.em.findOne(Escalation, { actionId, endedAt: null }, { disableIdentityMap: true, orderBy: { level: 'desc' } });

/** Its own story, and that of each case it answers. */
export const streamsOf = ({ id, caseIds }: Pick<Action, 'id' | 'caseIds'>): string[] => [actionStream(id), ...caseIds.map(caseStream)];

/** Done, cancelled, or due later: what climbed because it was late has ended. As *system*, by the journal. @returns nothing where nothing was open */
export const calmAction = async (ctx: Context, actionId: string): Promise<void> => {
  const [known] = await ctx.em.execute<{ case_ids: string[] }[]>('select a.case_ids from action a where a.id = ? and exists (select from escalation e where e.action_id = a.id and e.ended_at is null)', [actionId]);
  if (!known) return;
  await onRecord(ctx, streamsOf({ id: actionId, caseIds: known.case_ids }), async (book) => {
    const action = await book.read(Action, actionId);
    const late = action.overdue(ctx.now());
    // What a person raised with a reason while it still runs, a person takes down.
    const open = late ? [] : await book.em.find(Escalation, { actionId, endedAt: null, ...(['planned', 'started'].includes(action.stage) ? { reason: null } : {}) });
    for (const one of open) one.endedAt = ctx.now();
    if (open.length) for (const [place, stream] of streamsOf(action).entries()) book.write(ActionLowered, action, { number: action.number, from: Math.max(...open.map(({ level }) => level)), to: 0 }, { stream, ...(place ? {} : { beside: open }) });
    return action;
  });
};

/** One level down, with a reason, by whoever may take it. A decision on the item as the person saw it. */
export const lowerAction = async (ctx: Context, escalationId: string, reason: string, expectedVersion: number): Promise<Escalation> => {
  const known = isId(escalationId) ? await ctx.em.findOne(Escalation, { id: escalationId }, { disableIdentityMap: true }) : null;
  if (!known?.actionId) throw new Refused(NotFound);
  const { actionId, caseId } = known;
  return onRecord(ctx, [actionStream(actionId), ...caseStreams(caseId)], async (book) => {
    const kase = await mustSeeAction(ctx, book, actionId, caseId, known);
    const seen = await book.read(Escalation, escalationId);
    if (seen.endedAt) throw new Refused(Ended);
    await sameVersion(ctx, book, seen, actionStream(actionId), expectedVersion);
    const action = await book.read(Action, actionId);
    const all = await knownFor(book.em, [kase], ctx.now());
    const from = levelOf(action, all);
    if (from === 0) throw new Refused(ActionNotRaised);
    const ended = end(ctx, all, actionId);
    await settle(ctx, book, all);
    const [before] = await book.em.find(Escalation, { actionId, level: from - 1 }, { orderBy: { at: 'desc' }, limit: 1 });
    const place = backTo(before, seen);
    const digest = await book.say(action, 'lowered', reason);
    for (const [nth, stream] of [actionStream(actionId), caseStream(caseId)].entries()) book.write(ActionLowered, action, { number: action.number, from, to: from - 1, reason: digest, ...place }, { stream, ...(nth ? {} : { beside: [...ended, ...(before ? [before] : [])] }) });
    return before ?? (await book.em.findOneOrFail(Escalation, { id: escalationId }, { refresh: true }));
  });
};

/** The case that an action was born from, for whoever may take its item: whom it was brought to, and heads, quality and management who see the action. @throws Refused */
export const mustSeeAction = async (ctx: Context, book: Book, actionId: string, caseId: string, item: Pick<Escalation, 'toId' | 'takenBy'>): Promise<Case> => {
  const kase = await book.read(Case, caseId);
  const { actor } = ctx;
  if (actor.kind === 'system') return kase;
  if (!mine(actor, item, kase) && !(await inSight(ctx, actionId))) throw new Refused(NotFound);
  if (!mayAnswer(actor, item, kase)) throw new Refused(NotPermitted);
  return kase;
};
