import type { Context } from '../platform/context.ts';
import { isId, newId } from '../platform/ids.ts';
import { mistaken, NotFound, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { actionStream, caseStream, caseStreams } from '../journal/stream.entity.ts';
import { colleague } from '../people/lookup.service.ts';
import type { Case } from '../case/case.entity.ts';
import { Cause } from '../investigation/causes/cause.entity.ts';
import { CauseGone } from '../investigation/causes/cause.policy.ts';
import { inCase } from '../case/verb.service.ts';
import { Action, type ActionKind, type VerificationPlan } from './action.entity.ts';
import { ActionAdded, ActionBlocked, ActionCancelled, ActionEdited, ActionImplemented, ActionLinked, ActionPlanned, ActionStarted, ActionTakenBack } from './action.kinds.ts';
import { CannotOwn, DuePast, mayDirect, mayWorkOn, NoTrendWithout, OwnWork, SimilarAsked, WhyChanged } from './action.policy.ts';
import { inSight } from './action.read.ts';
import { keepTime } from './clock.service.ts';
import { onAction, tellAll } from './stream.service.ts';
import { fits } from './stage.policy.ts';

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
  if (!isId(caseId)) throw new Refused(NotFound);
  const id = newId(ctx.now());
  return onRecord(ctx, [...caseStreams(caseId), actionStream(id)], async (book) => {
    const kase = await inCase(ctx, book, caseId, 'action.add');
    if (given.dueAt <= ctx.now()) throw mistaken('dueAt', DuePast);
    const owner = await takesPart(book, kase, 'ownerId', given.ownerId);
    if (given.causeId && !(await book.em.count(Cause, { id: given.causeId, caseId, removedAt: null }))) throw mistaken('causeId', CauseGone);
    const action = book.add(Action, {
      id, number: `A-${String(await nextNumber(book)).padStart(6, '0')}`, kind: given.kind, title: given.title, details: given.details ?? null,
      caseIds: [caseId], causeId: given.causeId ?? null, departmentId: owner.departmentId ?? kase.departmentId ?? null, ownerId: owner.id, dueAt: given.dueAt, firstDueAt: given.dueAt, ladderAt: ctx.now(),
    });
    await keepTime(book, ctx, action, 'agreed');
    const title = await book.say(action, 'title', action.title, ctx.language);
    tellAll(book, action, ActionAdded, { number: action.number, kind: action.kind, owner: action.ownerId, dueAt: action.dueAt.toISOString(), title, cause: action.causeId });
    return action;
  });
};

/** What is left out stays as it is. */
export interface ActionChange { readonly title?: string; readonly details?: string | null; readonly ownerId?: string; readonly dueAt?: Date; readonly reason?: string | null }

/** Another owner or another due date needs a reason; the first due date stays for ever. */
export const editAction = (ctx: Context, id: string, given: ActionChange, expectedVersion: number): Promise<Action> =>
  onAction(ctx, id, 'edit', (action, birth) => ctx.must(mayDirect, action, birth, 'action.edit'), async (book, action, [birth]) => {
    const { title = action.title, details = action.details ?? null, ownerId = action.ownerId, dueAt = action.dueAt } = given;
    const from = action.ownerId === ownerId ? null : action.ownerId;
    const [was, moved] = [action.dueAt, action.dueAt.getTime() !== dueAt.getTime()];
    if ((moved || from) && !given.reason) throw mistaken('reason', WhyChanged);
    if (moved && dueAt <= ctx.now()) throw mistaken('dueAt', DuePast);
    if (from) await takesPart(book, birth!, 'ownerId', ownerId);
    Object.assign(action, { title, details, ownerId, dueAt });
    if (moved) await keepTime(book, ctx, action, 'moved');
    tellAll(book, action, ActionEdited, {
      number: action.number, owner: action.ownerId, from, dueAt: action.dueAt.toISOString(), was: was.toISOString(), title: await book.say(action, 'title', action.title, ctx.language),
      reason: given.reason ? await book.say(action, 'reason', given.reason, ctx.language) : null,
    });
  }, expectedVersion);

/** Fixes how the effect will be proven. A later change is a new version with a reason; the ones before stay in the story. */
export const planVerification = (ctx: Context, id: string, plan: VerificationPlan, verifierId: string, reason: string | null, expectedVersion: number): Promise<Action> =>
  onAction(ctx, id, 'plan', (action, birth) => ctx.must(mayDirect, action, birth, 'action.plan'), async (book, action, [birth]) => {
    const { baseline, threshold, startAfterDays, windowDays, method } = plan;
    if (action.planVersion > 0 && !reason) throw mistaken('reason', WhyChanged);
    if (method === 'trend' && !(typeof baseline === 'number' && typeof threshold === 'number' && threshold < baseline)) throw mistaken('plan.threshold', NoTrendWithout);
    await takesPart(book, birth!, 'verifierId', verifierId);
    if ((verifierId === action.ownerId || verifierId === action.implementerId) && !plan.control) throw mistaken('verifierId', OwnWork);
    const from = action.verifierId === verifierId ? null : action.verifierId ?? null;
    Object.assign(action, { planned: plan, verifierId, planVersion: action.planVersion + 1 });
    const said = (field: string, text: string | null | undefined) => (text ? book.say(action, field, text, ctx.language) : Promise.resolve(null));
    tellAll(book, action, ActionPlanned, {
      number: action.number, version: action.planVersion, verifier: verifierId, from, criterion: await book.say(action, 'criterion', plan.criterion, ctx.language), measure: await book.say(action, 'measure', plan.measure, ctx.language),
      baseline, threshold, startAfterDays, windowDays, method, control: await said('control', plan.control), reason: await said('replanned', reason), stage: action.stage,
    });
  }, expectedVersion);

export const startAction = (ctx: Context, id: string): Promise<Action> =>
  onAction(ctx, id, 'start', (action) => ctx.must(mayWorkOn, action), async (book, action) => {
    Object.assign(action, { stage: 'started', startedAt: ctx.now() });
    tellAll(book, action, ActionStarted, { number: action.number, plan: action.planVersion });
  });

/** Says what is in the way; without a reason, that nothing is any more. Neither changes where the action stands, nor when it is due. */
export const blockAction = (ctx: Context, id: string, reason: string | null): Promise<Action> =>
  onAction(ctx, id, 'block', (action) => ctx.must(mayWorkOn, action), async (book, action) => {
    Object.assign(action, { blocked: reason !== null, blockedBy: reason });
    tellAll(book, action, ActionBlocked, { number: action.number, blocked: action.blocked, reason: reason ? await book.say(action, 'blockedBy', reason, ctx.language) : null });
  });

export interface Implemented {
  readonly done: string;
  /** Where else the same could happen, and what was found there: asked of what goes to the cause. */
  readonly similarPlaces?: string | null;
  /** Who carried it out; whoever says so, where nobody is named. */
  readonly implementerId?: string | null;
}

export const implementAction = (ctx: Context, id: string, { done, similarPlaces = null, implementerId }: Implemented): Promise<Action> =>
  onAction(ctx, id, 'implement', (action) => ctx.must(mayWorkOn, action), async (book, action, [birth]) => {
    if ((action.kind === 'corrective' || action.kind === 'preventive') && !similarPlaces) throw mistaken('similarPlaces', SimilarAsked);
    const implementer = implementerId ? (await takesPart(book, birth!, 'implementerId', implementerId)).id : ctx.actor.id;
    Object.assign(action, { stage: 'implemented', implementedAt: ctx.now(), implementerId: implementer, done, similarPlaces, blocked: false, blockedBy: null });
    await keepTime(book, ctx, action, 'implemented');
    tellAll(book, action, ActionImplemented, {
      number: action.number, done: await book.say(action, 'done', done, ctx.language), implementer, similar: similarPlaces ? await book.say(action, 'similarPlaces', similarPlaces, ctx.language) : null,
    });
  });

/** Takes back what was recorded by mistake, one stage, as long as nobody else has seen that it was done. */
export const takeBackStep = (ctx: Context, id: string, expectedVersion: number): Promise<Action> =>
  onAction(ctx, id, 'takeBack', (action) => ctx.must(mayWorkOn, action), async (book, action) => {
    const [from, to] = [action.stage, action.stage === 'implemented' && action.startedAt ? 'started' : 'planned'] as const;
    if (from === 'implemented') {
      Object.assign(action, { stage: to, implementedAt: null, implementerId: null, done: null, similarPlaces: null });
      await keepTime(book, ctx, action, 'takenBack');
    } else Object.assign(action, { stage: to, startedAt: null });
    tellAll(book, action, ActionTakenBack, { number: action.number, from, to });
  }, expectedVersion);

export const cancelAction = (ctx: Context, id: string, reason: string, expectedVersion: number): Promise<Action> =>
  onAction(ctx, id, 'cancel', (action, birth) => ctx.must(mayDirect, action, birth, 'action.cancel'), async (book, action) => {
    Object.assign(action, { stage: 'cancelled', blocked: false, blockedBy: null });
    await keepTime(book, ctx, action, 'cancelled');
    tellAll(book, action, ActionCancelled, { number: action.number, reason: await book.say(action, 'cancelled', reason, ctx.language) });
  }, expectedVersion);

/** One action answers one more case; the case receives a pointing entry. The action has to be in the sight of whoever links it. */
export const linkAction = async (ctx: Context, id: string, caseId: string): Promise<Action> => {
  if (!isId(caseId) || !(await inSight(ctx, id))) throw new Refused(NotFound);
  return onRecord(ctx, [actionStream(id), ...caseStreams(caseId)], async (book) => {
    await inCase(ctx, book, caseId, 'action.add');
    const action = await book.read(Action, id);
    const fit = fits(action, 'link');
    if (fit !== true) throw new Refused(fit);
    action.caseIds = [...new Set([...action.caseIds, caseId])];
    for (const stream of [actionStream(id), caseStream(caseId)]) book.write(ActionLinked, action, { number: action.number, cases: action.caseIds.length }, { stream });
    return action;
  });
};

/** Somebody at work who is not excluded from the case. @throws Refused naming the field */
const takesPart = async (book: Book, birth: Case, field: string, id: string) => {
  const person = await colleague(book.em, field, id);
  if (birth.excludedIds.includes(id)) throw mistaken(field, CannotOwn);
  return person;
};

const nextNumber = async (book: Book): Promise<number> => {
  const [row] = await book.em.execute<{ next: string }[]>("select nextval('action_number')::text as next");
  return Number(row!.next);
};

