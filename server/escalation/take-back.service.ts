import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { Changed, NotFound, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { actionStream, caseStream, caseStreams } from '../journal/stream.entity.ts';
import { Action } from '../action/action.entity.ts';
import { Case } from '../case/case.entity.ts';
import { NothingToTakeBack, slipOf, stillSo, textOf, type Told } from '../case/take-back.service.ts';
import { Escalation } from './escalation.entity.ts';
import { EscalationTakenBack, type slips } from './escalation.kinds.ts';
import { tell } from './escalation.service.ts';
import { insertDeadlines, silence, untaken } from './plan.service.ts';
import { waking } from './raise.service.ts';

interface Slip { readonly book: Book; readonly kase: Case; readonly item: Escalation; readonly step: Told }
type WayBack = (ctx: Context, slip: Slip) => Promise<void>;

/**
 * Takes back one's own step on an escalation within a quarter of an hour: it was taken, an update was given, it went a level up or down. What stood there before
 * stands there again, with its term and promise, as long as it is still as the step left it. `seq`: what the step answered with. @throws Refused
 */
export const takeBackStep = async (ctx: Context, id: string, seq: number): Promise<Escalation> => {
  const known = isId(id) ? await ctx.em.findOne(Escalation, { id }, { disableIdentityMap: true }) : null;
  if (!known) throw new Refused(NotFound);
  const { caseId, actionId } = known;
  const stream = actionId ? actionStream(actionId) : caseStream(caseId);
  return waking(ctx, onRecord(ctx, [...caseStreams(caseId), ...(actionId ? [stream] : [])], async (book) => {
    const kase = await book.read(Case, caseId);
    const { step } = await slipOf(ctx, book, kase, { stream, seq, steps: Object.keys(ways) });
    const item = await book.read(Escalation, id);
    if ((textOf(step, 'item') ?? step.subjectId) !== id) throw new Refused(NothingToTakeBack);
    if (!actionId) stillSo(kase.open && kase.cycle === item.cycle);
    const { name, back } = ways[step.kind]!;
    await back(ctx, { book, kase, item, step });
    const out = step.fact['letIn'] === true ? (name === 'raised' ? (item.toId ?? null) : ctx.actor.id) : null;
    if (out) kase.reachedIds = kase.reachedIds.filter((one) => one !== out);
    const number = actionId ? (await book.em.findOneOrFail(Action, { id: actionId })).number : null;
    tell(item, (place) => book.write(EscalationTakenBack, item, { step: name, level: item.level - (name === 'raised' ? 1 : 0), person: item.toId, out, number }, { stream: place }));
    return item;
  }));
};

const taken: WayBack = async (_ctx, { book, item, step }) => {
  stillSo(!item.endedAt && item.takenBy === step.actorId && promised(item) === textOf(step, 'nextUpdateAt'));
  const was = textOf(step, 'was');
  if (was) item.nextUpdateAt = new Date(was);
  else Object.assign(item, { takenBy: null, takenAt: null, nextUpdateAt: null });
  await waitsAgain(book, item, step);
};

const updated: WayBack = async (_ctx, { book, item, step }) => {
  stillSo(!item.endedAt && promised(item) === textOf(step, 'nextUpdateAt'));
  const [said, was] = [textOf(step, 'said'), textOf(step, 'was')];
  const [before] = said ? await book.em.execute<{ body: string }[]>("select body from said where subject_id = ? and field = 'comment' and digest = ?", [item.id, said]) : [];
  Object.assign(item, { comment: before?.body ?? null, nextUpdateAt: was ? new Date(was) : null });
  await waitsAgain(book, item, step);
};

/** One level up again: the item that had ended goes on, and the one below it rests. */
const lowered: WayBack = async (ctx, { book, kase, item, step }) => {
  const below = await openNow(book, item);
  stillSo(!!item.endedAt && (!!item.actionId || kase.level === step.fact['to']) && (below?.id ?? null) === textOf(step, 'before') && !movedSince(below, step));
  const term = textOf(step, 'term');
  if (below) Object.assign(below, { endedAt: ctx.now(), takeBy: term ? new Date(term) : null });
  item.endedAt = null;
  if (!item.actionId) kase.level = item.level;
  await waitsAgain(book, item, step);
};

/** One level down again: the item ends that nobody has taken yet, and the one before it goes on, hurried as it was. */
const raised: WayBack = async (ctx, { book, kase, item, step }) => {
  stillSo(!item.endedAt && !item.takenBy);
  const id = textOf(step, 'before');
  const before = id ? await book.read(Escalation, id) : null;
  item.endedAt = ctx.now();
  if (!item.actionId) kase.level = item.level - 1;
  if (!before) return;
  before.endedAt = null;
  await waitsAgain(book, before, step);
};

const ways: Readonly<Record<string, { readonly name: (typeof slips)[number]; readonly back: WayBack }>> = {
  'escalation.taken': { name: 'taken', back: taken }, 'escalation.updated': { name: 'updated', back: updated },
  'case.lowered': { name: 'lowered', back: lowered }, 'action.lowered': { name: 'lowered', back: lowered },
  'case.escalated': { name: 'raised', back: raised }, 'action.escalated': { name: 'raised', back: raised },
};

const promised = ({ nextUpdateAt }: Escalation): string | null => nextUpdateAt?.toISOString() ?? null;

/** What stands open now about the same thing. @throws Refused where that is more than one */
const openNow = async (book: Book, { caseId, actionId = null }: Escalation): Promise<Escalation | null> => {
  const open = await book.em.find(Escalation, { caseId, actionId, endedAt: null }, { refresh: true });
  if (open.length > 1) throw new Refused(Changed);
  return open[0] ?? null;
};
const movedSince = (item: Escalation | null, { at }: Told): boolean => !!item?.takenAt && item.takenAt > new Date(at);

/** What it waits for comes in its time again; what came due meanwhile had no effect, and comes now. */
const waitsAgain = async (book: Book, item: Escalation, { at }: Told): Promise<void> => {
  const waits = item.takenBy ? (item.nextUpdateAt ? silence(item, item.nextUpdateAt) : null) : item.takeBy ? untaken(item, item.takeBy) : null;
  if (!waits) return;
  await book.em.execute('update deadline set fired_at = null where case_id = ? and step = ? and fired_at >= ?', [item.caseId, waits.step, new Date(at)], 'run');
  await insertDeadlines(book.em, [waits]);
};
