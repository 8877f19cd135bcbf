import type { Context } from '../platform/context.ts';
import { DateOrder, mistaken, NotFound, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import type { FactOf, FactShape, Kind } from '../journal/kind.ts';
import { newId } from '../platform/ids.ts';
import { actionStream, caseStreams } from '../journal/stream.entity.ts';
import { Case } from '../case/case.entity.ts';
import { permission } from '../case/case.policy.ts';
import { Action, type ActionKind, type VerificationPlan } from './action.entity.ts';
import { ActionAdded, ActionBlocked, ActionCancelled, ActionEdited, ActionImplemented, ActionLinked, ActionPlanned, ActionStarted } from './action.kinds.ts';
import { Blocked, mayWorkOn, PlanFirst, WrongStep } from './action.policy.ts';

export interface NewAction {
  readonly kind: ActionKind;
  readonly title: string;
  readonly details?: string | null;
  readonly ownerId: string;
  readonly dueAt: Date;
  readonly causeId?: string | null;
}

/** Adds an action to the case it is born from; the action has a stream of its own, and the case a pointing entry. */
export const addAction = (ctx: Context, caseId: string, given: NewAction): Promise<Action> => {
  const id = newId(ctx.now());
  return onRecord(ctx, [...caseStreams(caseId), actionStream(id)], async (book) => {
    const kase = await book.read(Case, caseId);
    ctx.must(permission('action.add'), kase);
    if (given.dueAt <= ctx.now()) throw mistaken('dueAt', DateOrder);
    const action = book.add(Action, {
      id, number: `A-${String(await nextNumber(book)).padStart(6, '0')}`, kind: given.kind, title: given.title, details: given.details ?? null,
      caseIds: [caseId], causeId: given.causeId ?? null, departmentId: kase.departmentId ?? null, ownerId: given.ownerId, dueAt: given.dueAt, firstDueAt: given.dueAt,
    });
    const fact = { kind: action.kind, owner: action.ownerId, dueAt: action.dueAt.toISOString(), title: await book.say(action, 'title', action.title), cause: action.causeId };
    book.write(ActionAdded, action, fact, { stream: actionStream(id) });
    book.write(ActionAdded, action, fact, { stream: `case:${caseId}` });
    return action;
  });
};

export const editAction = (ctx: Context, id: string, given: { title: string; details?: string | null; ownerId: string; dueAt: Date; reason?: string | null }, expectedVersion: number): Promise<Action> =>
  onAction(ctx, id, expectedVersion, async (book, action) => {
    await mustLead(ctx, book, action);
    if (!action.open) throw new Refused(Blocked);
    Object.assign(action, { title: given.title, details: given.details ?? null, ownerId: given.ownerId, dueAt: given.dueAt });
    tell(book, action, ActionEdited, { owner: action.ownerId, dueAt: action.dueAt.toISOString(), title: await book.say(action, 'title', action.title), reason: given.reason ? await book.say(action, 'reason', given.reason) : null });
  });

/** Fixes how the effect will be proven. After the work has started a change is a new, signed version; the old ones stay. */
export const planVerification = (ctx: Context, id: string, plan: VerificationPlan, verifierId: string, expectedVersion: number): Promise<Action> =>
  onAction(ctx, id, expectedVersion, async (book, action) => {
    await mustLead(ctx, book, action);
    if (!action.open) throw new Refused(Blocked);
    action.planned = plan;
    action.verifierId = verifierId;
    action.planVersion += 1;
    const { baseline, threshold, startAfterDays, windowDays, method } = plan;
    tell(book, action, ActionPlanned, { version: action.planVersion, verifier: verifierId, criterion: await book.say(action, 'criterion', plan.criterion), baseline, threshold, startAfterDays, windowDays, method });
  });

export const startAction = (ctx: Context, id: string): Promise<Action> =>
  onAction(ctx, id, undefined, async (book, action) => {
    ctx.must(mayWorkOn, action);
    if (action.stage !== 'planned') throw new Refused(WrongStep);
    if (action.needsProof && !action.planned) throw new Refused(PlanFirst);
    action.stage = 'started';
    action.startedAt = ctx.now();
    tell(book, action, ActionStarted, { plan: action.planVersion });
  });

export const blockAction = (ctx: Context, id: string, reason: string | null): Promise<Action> =>
  onAction(ctx, id, undefined, async (book, action) => {
    ctx.must(mayWorkOn, action);
    if (!action.open) throw new Refused(Blocked);
    action.blocked = reason !== null;
    action.blockedBy = reason;
    tell(book, action, ActionBlocked, { blocked: action.blocked, reason: reason ? await book.say(action, 'blockedBy', reason) : null });
  });

export const implementAction = (ctx: Context, id: string, done: string, similarPlaces: string | null): Promise<Action> =>
  onAction(ctx, id, undefined, async (book, action) => {
    ctx.must(mayWorkOn, action);
    if (action.stage !== 'started' && !(action.stage === 'planned' && !action.needsProof)) throw new Refused(action.needsProof && !action.planned ? PlanFirst : WrongStep);
    Object.assign(action, { stage: 'implemented', implementedAt: ctx.now(), implementerId: ctx.actor.id, done, similarPlaces, blocked: false, blockedBy: null });
    tell(book, action, ActionImplemented, { done: await book.say(action, 'done', done), implementer: ctx.actor.id, similar: similarPlaces ? await book.say(action, 'similarPlaces', similarPlaces) : null });
  });

export const cancelAction = (ctx: Context, id: string, reason: string, expectedVersion: number): Promise<Action> =>
  onAction(ctx, id, expectedVersion, async (book, action) => {
    await mustLead(ctx, book, action, 'action.cancel');
    if (!action.open) throw new Refused(Blocked);
    action.stage = 'cancelled';
    tell(book, action, ActionCancelled, { reason: await book.say(action, 'cancelled', reason) });
  });

/** One action answers one more case; the case receives a pointing entry. */
export const linkAction = async (ctx: Context, id: string, caseId: string): Promise<Action> =>
  onRecord(ctx, [actionStream(id), ...caseStreams(caseId)], async (book) => {
    ctx.must(permission('action.add'), await book.read(Case, caseId));
    const action = await book.read(Action, id);
    action.caseIds = [...new Set([...action.caseIds, caseId])];
    book.write(ActionLinked, action, { cases: action.caseIds.length }, { stream: actionStream(id) });
    book.write(ActionLinked, action, { cases: action.caseIds.length }, { stream: `case:${caseId}` });
    return action;
  });

/** Opens the action's stream and those of its cases, in id order, and tells all of them. */
export const onAction = async (ctx: Context, id: string, expectedVersion: number | undefined, work: (book: Book, action: Action) => Promise<void>): Promise<Action> => {
  const known = await ctx.load(Action, id);
  if (!known) throw new Refused(NotFound);
  return onRecord(ctx, [actionStream(id), ...known.caseIds.map((caseId) => `case:${caseId}`)], async (book) => {
    const action = await book.read(Action, id, expectedVersion);
    await work(book, action);
    return action;
  });
};

/** The same entry in the action's own story and in that of each case it answers. */
export const tell = <S extends FactShape>(book: Book, action: Action, kind: Kind<S>, fact: FactOf<S>): void => {
  for (const stream of [actionStream(action.id), ...action.caseIds.map((caseId) => `case:${caseId}`)]) book.write(kind, action, fact, { stream });
};

/** Leads of its cases, their heads and quality decide on an action; its owner may plan it. */
const mustLead = async (ctx: Context, book: Book, action: Action, verb: 'action.edit' | 'action.cancel' = 'action.edit'): Promise<void> => {
  if (verb === 'action.edit' && mayWorkOn(ctx.actor, action) === true) return;
  const source = await book.em.findOneOrFail(Case, { id: action.caseIds[0]! });
  ctx.must(permission(verb), source);
};

const nextNumber = async (book: Book): Promise<number> => {
  const [row] = await book.em.execute<{ next: string }[]>("select nextval('action_number')::text as next");
  return Number(row!.next);
};
