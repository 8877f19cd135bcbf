import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import type { Case } from '../case/case.entity.ts';
import type { LadderStep } from '../policy/ladder.entity.ts';
import { ladderSteps, topOf } from '../policy/policy.service.ts';
import { Escalation, type EscalationCause } from './escalation.entity.ts';
import { CaseEscalated } from './escalation.kinds.ts';
import { RaisedForThis } from './escalation.policy.ts';
import { whoIsHere, type About, type Here } from './here.read.ts';
import { insertDeadlines, ladderOfCase, takeBy, untaken, type NewDeadline } from './plan.service.ts';

export interface Raising {
  readonly cause: EscalationCause;
  readonly reason?: string | null;
  readonly clock?: string | null;
  /** The true instant: when the time was up, however late somebody looked. */
  readonly at?: Date;
  /** Not again for this cause in the same cycle. */
  readonly once?: boolean;
}

/** What raising looks at, read once for all that are raised together; and what it has changed, written by `settle`. */
export interface Known {
  readonly steps: readonly LadderStep[];
  readonly here: Here;
  /** Escalations that have not ended, by what they are about: the action, else the case. */
  readonly open: Map<string, Escalation[]>;
  readonly times: Map<string, Promise<Date>>;
  readonly deadlines: NewDeadline[];
  readonly ended: string[];
  /** In whose stead an item went to its addressee, by the item. */
  readonly absent: Map<string, string>;
}

export const subjectOf = ({ caseId, actionId }: Pick<Escalation, 'caseId' | 'actionId'>): string => actionId ?? caseId;

/** @param cases what is raised, or whose actions are; `leads`: their owners besides */
export const knownFor = async (em: EntityManager, cases: readonly Case[], now: Date, leads: readonly string[] = []): Promise<Known> => {
  const steps = await ladderSteps(em);
  const here = await whoIsHere(em, [...cases.map(({ leadId }) => leadId), ...leads, ...steps.map(({ personId }) => personId)], now);
  const open = cases.length ? await em.find(Escalation, { caseId: { $in: cases.map(({ id }) => id) }, endedAt: null }, { disableIdentityMap: true, orderBy: { at: 'asc' } }) : [];
  return { steps, here, open: Map.groupBy(open, subjectOf), times: new Map(), deadlines: [], ended: [], absent: new Map() };
};

/** Raises a case one level, within a verb that has locked it. @throws Refused at the top, when closed, and where it was raised for this already */
export const raise = async (ctx: Context, book: Book, kase: Case, { cause, reason, clock, at = ctx.now(), once }: Raising, known: Known): Promise<Escalation> => {
  if (once && (await book.em.count(Escalation, { caseId: kase.id, actionId: null, cycle: kase.cycle, cause }))) throw new Refused(RaisedForThis);
  const ladder = ladderOfCase(known.steps, kase, clock ?? 'decision');
  const { from, to } = passesOn(kase, ladder, known) ? { from: kase.level, to: kase.level } : kase.escalate(topOf(ladder));
  const ended = end(ctx, known, kase.id);
  const reached = kase.reachedIds;
  const escalation = await bring(ctx, book, { ladder, kase, about: uninvolvedIn(kase), known }, { caseId: kase.id, level: to, cycle: kase.cycle, cause, reason: reason ?? null, clock: clock ?? null, at });
  const safety = cause === 'safety' || !!kase.assessed?.safety;
  book.write(CaseEscalated, kase, {
    from, to, cause, clock, person: escalation.toId, absent: known.absent.get(escalation.id), takeBy: escalation.takeBy?.toISOString(), reason: reason ? await book.say(escalation, 'reason', reason) : null, ...(safety ? { safety } : {}), ...placeOf(escalation, ended, reached !== kase.reachedIds),
  }, { happenedAt: at, beside: [escalation, ...ended], stream: `case:${kase.id}` });
  return escalation;
};

/** A review goes to whoever had no hand in what is reviewed: those who had are passed over as a respondent is (domain.md 24). */
const uninvolvedIn = ({ leadId, departmentId, excludedIds, involvedIds }: Case): About => ({ leadId, departmentId, excludedIds: [...excludedIds, ...involvedIds] });

/** At the top already, with somebody who had a hand in what is reviewed: it goes on to another there. */
const passesOn = (kase: Case, ladder: readonly LadderStep[], { open }: Known): boolean => {
  const held = open.get(kase.id)?.at(-1);
  return kase.open && kase.level >= topOf(ladder) && !!held && kase.involvedIds.includes(held.takenBy ?? held.toId ?? '');
};

interface Place { readonly ladder: readonly LadderStep[]; readonly kase: Case; readonly about: About; readonly known: Known }

/** A new item with whoever its level belongs to; not taken in time, it climbs on. */
export const bring = async (ctx: Context, book: Book, { ladder, kase, about, known }: Place, values: Pick<Escalation, 'caseId' | 'level' | 'cycle' | 'cause' | 'at'> & Partial<Escalation>): Promise<Escalation> => {
  const step = ladder.find(({ level }) => level === values.level);
  // Nobody left who was not involved: the top, which can ask somebody in.
  const toId = step ? (known.here.addressee(about, step) ?? known.here.addressee(kase, { target: 'management' })) : null;
  if (toId && !kase.reachedIds.includes(toId)) kase.reachedIds = [...kase.reachedIds, toId];
  const escalation = book.add(Escalation, { ...values, toId });
  const absent = step && toId ? known.here.absentee(about, step, toId) : null;
  if (absent) known.absent.set(escalation.id, absent);
  if (step && step.minutesToTake > 0 && values.level < topOf(ladder)) {
    const key = `${kase.branchId ?? ''} ${step.minutesToTake}`;
    if (!known.times.has(key)) known.times.set(key, takeBy(book, kase.branchId, step.minutesToTake, ctx.now()));
    escalation.takeBy = await known.times.get(key)!;
    known.deadlines.push(untaken(escalation, escalation.takeBy));
  }
  known.open.set(subjectOf(escalation), [escalation]);
  return escalation;
};

/** What a level up has put in the place of what, as the fact tells it. */
export const placeOf = ({ id }: Escalation, ended: readonly Escalation[], letIn: boolean) => ({ item: id, ...(ended[0] ? { before: ended[0].id } : {}), ...(letIn ? { letIn } : {}) });

/** Whoever had it on the level below has it again; nobody is hurried, since a person has just judged it less pressing. @returns what the fact tells of it */
export const backTo = (before: Escalation | undefined, ended: Escalation | undefined) => {
  const term = before?.takeBy?.toISOString();
  if (before) Object.assign(before, { endedAt: null, takeBy: null });
  return { ...(ended ? { item: ended.id } : {}), ...(before ? { before: before.id } : {}), ...(term ? { term } : {}) };
};

/** What was open about this ends. @returns the rows that ended */
export const end = (ctx: Context, known: Known, subjectId: string): Escalation[] => {
  const rows = known.open.get(subjectId) ?? [];
  for (const row of rows) row.endedAt = ctx.now();
  known.ended.push(...rows.map(({ id }) => id));
  known.open.delete(subjectId);
  return rows;
};

/** Writes what raising has gathered: deadlines of what waits to be taken, and the ends of what came before, each in one statement. */
export const settle = async (ctx: Context, book: Book, known: Known): Promise<void> => {
  await book.em.flush();
  await insertDeadlines(book.em, known.deadlines);
  if (!known.ended.length) return;
  await book.em.execute('update escalation set ended_at = ?, version = version + 1 where id = any(?::uuid[]) and ended_at is null', [ctx.now(), `{${known.ended.join(',')}}`], 'run');
  for (const id of known.ended) book.touched.add(`escalation:${id}`);
};

/** What has to be taken, or updated, by then: the watch learns of it once it is committed. */
export const waking = async <T>(ctx: Context, done: Promise<T>): Promise<T> => {
  const result = await done;
  ctx.house.ring(['deadlines']);
  return result;
};
