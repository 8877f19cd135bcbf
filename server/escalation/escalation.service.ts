import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { DateOrder, mistaken, NotFound, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { NamingPort } from '../journal/telling.ts';
import { actionStream, caseStream, caseStreams } from '../journal/stream.entity.ts';
import type { Case } from '../case/case.entity.ts';
import { ticking } from '../case/clock/clock.service.ts';
import { inCase, onCase } from '../case/verb.service.ts';
import { mustSeeAction } from './action-climb.service.ts';
import { Escalation } from './escalation.entity.ts';
import { CaseLowered, EscalationTaken, EscalationUpdated } from './escalation.kinds.ts';
import { Ended, NotRaised, TakenMeanwhile } from './escalation.policy.ts';
import { clockIn } from './instant.policy.ts';
import { insertDeadlines, silence } from './plan.service.ts';
import { backTo, knownFor, raise, settle, waking, type Raising } from './raise.service.ts';

/** Raises a case one level. People and the deadline watch use the same verb. `expectedVersion`: what a person saw on a board. */
export const escalate = (ctx: Context, caseId: string, raising: Raising, expectedVersion?: number | null): Promise<Escalation> =>
  waking(ctx, onCase(ctx, caseId, 'escalation.raise', expectedVersion, async (book, kase) => {
    const known = await knownFor(book.em, [kase], ctx.now());
    const escalation = await raise(ctx, book, kase, raising, known);
    await settle(ctx, book, known);
    return escalation;
  }));

/** Somebody takes it and says when the next update comes. Of two takers one wins, and the other is told who. */
export const take = (ctx: Context, id: string, nextUpdateAt: Date): Promise<Escalation> =>
  onEscalation(ctx, id, 'escalation.take', async (book, kase, escalation) => {
    if (escalation.takenBy && escalation.takenBy !== ctx.actor.id) throw new Refused(TakenMeanwhile, { by: (await ctx.house.port(NamingPort)(ctx, [escalation.takenBy])).get(escalation.takenBy) });
    const was = await promise(ctx, book, escalation, nextUpdateAt);
    Object.assign(escalation, { takenBy: ctx.actor.id, takenAt: ctx.now() });
    const letIn = !kase.reachedIds.includes(ctx.actor.id);
    if (letIn) kase.reachedIds = [...kase.reachedIds, ctx.actor.id];
    tell(escalation, (stream) => book.write(EscalationTaken, escalation, { level: escalation.level, ...was, ...(letIn ? { letIn } : {}) }, { stream }));
  });

export const update = (ctx: Context, id: string, comment: string, nextUpdateAt: Date): Promise<Escalation> =>
  onEscalation(ctx, id, 'escalation.comment', async (book, _kase, escalation) => {
    const was = await promise(ctx, book, escalation, nextUpdateAt);
    const said = escalation.comment && (await book.em.execute<{ digest: string }[]>("select digest from said where subject_id = ? and field = 'comment' and body = ? order by version desc limit 1", [id, escalation.comment]))[0]?.digest;
    const digest = await book.say(escalation, 'comment', comment);
    escalation.comment = comment;
    tell(escalation, (stream) => book.write(EscalationUpdated, escalation, { comment: digest, ...was, ...(said ? { said } : {}) }, { stream }));
  });

/** An update is promised, and missed it climbs: the watch finds the row at that instant. @returns what the fact tells of it, with what was promised before */
const promise = async (ctx: Context, book: Book, escalation: Escalation, nextUpdateAt: Date): Promise<{ nextUpdateAt: string; was?: string }> => {
  if (nextUpdateAt <= ctx.now()) throw mistaken('nextUpdateAt', DateOrder);
  const was = escalation.nextUpdateAt?.toISOString();
  escalation.nextUpdateAt = nextUpdateAt;
  await insertDeadlines(book.em, [silence(escalation, nextUpdateAt)]);
  return { nextUpdateAt: nextUpdateAt.toISOString(), ...(was ? { was } : {}) };
};

/** What happens to the item of an action stands in its own story and in that of the case it was born from. */
export const tell = ({ actionId, caseId }: Escalation, write: (stream: string) => void): void => {
  for (const stream of actionId ? [actionStream(actionId), caseStream(caseId)] : [caseStream(caseId)]) write(stream);
};

/** One level down, with a reason. A decision: it carries the version that the person saw. */
export const lower = (ctx: Context, caseId: string, reason: string, expectedVersion: number): Promise<Case> =>
  onCase(ctx, caseId, 'escalation.lower', expectedVersion, async (book, kase) => {
    if (kase.level === 0) throw new Refused(NotRaised);
    const from = kase.level;
    kase.level -= 1;
    const [ended] = await endAll(ctx, book, { caseId, actionId: null });
    const [before] = await book.em.find(Escalation, { caseId, actionId: null, cycle: kase.cycle, level: kase.level }, { orderBy: { at: 'desc' }, limit: 1 });
    book.write(CaseLowered, kase, { from, to: kase.level, reason: await book.say(kase, 'lowered', reason), ...backTo(before, ended) });
    return kase;
  });

/** Closing ends what was open about the case, and a turn what was late because of it: called within the verb that turns it, after the clocks. Its actions go on. */
export const escalationsFollow = async (ctx: Context, book: Book, kase: Case, turn: string): Promise<void> => {
  if (turn === 'closed') await endAll(ctx, book, { caseId: kase.id, actionId: null });
  else if (kase.open && kase.level > 0) await calm(ctx, book, kase);
};

/** What was late is done before anybody took it: nobody is called any more. Whoever had it on a level below, or has it for another reason, has it again; what somebody took, a person takes down. */
const calm = async (ctx: Context, book: Book, kase: Case): Promise<void> => {
  const runs = new Set((await ticking(book, kase)).filter(({ clock }) => clock.cycle === kase.cycle && clock.phase !== 'stopped').map(({ clock }) => clock.name as string));
  const stands = ({ takenBy, clock }: Escalation): boolean => !!takenBy || !clock || runs.has(clock);
  const items = await book.em.find(Escalation, { caseId: kase.id, actionId: null, cycle: kase.cycle }, { orderBy: { level: 'desc', at: 'desc' } });
  const late = items.find(({ endedAt }) => !endedAt);
  if (!late || stands(late)) return;
  // Where another time is up as well, it had nothing left to raise when its step came: the item stands for it, too.
  const fired = await book.em.execute<{ clock: string }[]>("select clock from deadline where case_id = ? and cycle = ? and action_id is null and fired_at is not null and step like 'climb:%'", [kase.id, kase.cycle]);
  if (fired.some(({ clock }) => runs.has(clockIn(clock)))) return;
  const from = kase.level;
  const before = items.find((one) => one.level < from && stands(one));
  kase.level = before?.level ?? 0;
  late.endedAt = ctx.now();
  backTo(before, late);
  book.write(CaseLowered, kase, { from, to: kase.level, clock: late.clock });
};

/** @returns what has ended, the highest first */
const endAll = async (ctx: Context, book: Book, which: { caseId: string; actionId: null }): Promise<Escalation[]> => {
  const all = await book.em.find(Escalation, { ...which, endedAt: null }, { orderBy: { level: 'desc' } });
  for (const open of all) open.endedAt = ctx.now();
  return all;
};

/** A verb on one item, of a case or of an action; a case that is closed may have actions that still climb. */
const onEscalation = async (ctx: Context, id: string, verb: 'escalation.take' | 'escalation.comment', work: (book: Book, kase: Case, escalation: Escalation) => Promise<void>): Promise<Escalation> => {
  const known = isId(id) ? await ctx.em.findOne(Escalation, { id }, { disableIdentityMap: true }) : null;
  if (!known) throw new Refused(NotFound);
  const { actionId, caseId } = known;
  return waking(ctx, onRecord(ctx, [...caseStreams(caseId), ...(actionId ? [actionStream(actionId)] : [])], async (book) => {
    const kase = actionId ? await mustSeeAction(ctx, book, actionId, caseId, known) : await inCase(ctx, book, caseId, verb);
    const escalation = await book.read(Escalation, id);
    if (escalation.endedAt) throw new Refused(Ended);
    await work(book, kase, escalation);
    return escalation;
  }));
};

