import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../platform/context.ts';
import type { Language } from '../platform/language.ts';
import { say } from '../platform/vocabulary.ts';
import { dateTime, isolate } from '../platform/words.ts';
import type { Book } from '../journal/book.ts';
import { Case } from '../case/case.entity.ts';
import { factsOf } from '../case/replanning/replan.service.ts';
import { Category } from '../policy/category.entity.ts';
import { budgetOf, calendarFor, calendarOf, commitmentFor, commitmentsInForce } from '../policy/policy.service.ts';
import { deadline, type WorkingCalendar } from '../policy/time.service.ts';
import type { Action } from './action.entity.ts';
import { ActionLine, type ActionClockCause } from './clock.entity.ts';
import { readAction, type ActionReading } from './clock.policy.ts';

/** Within a verb on an action: one more line in the log of its clock, with the date that holds from now on. Our own target is set once, when the action is agreed. */
export const keepTime = async (book: Book, ctx: Context, action: Action, cause: ActionClockCause): Promise<void> => {
  const before = await book.em.find(ActionLine, { actionId: action.id }, { orderBy: { place: 'asc' } });
  const targetAt = before[0] ? (before[0].targetAt ?? null) : await targetOf(book, ctx, action);
  book.add(ActionLine, { actionId: action.id, place: before.length + 1, phase: cause === 'implemented' || cause === 'cancelled' ? 'stopped' : 'running', at: ctx.now(), dueAt: action.dueAt, targetAt, cause, actorId: ctx.actor.id });
};

/** What is promised for actions of such a case, from now on; null where nothing is. */
const targetOf = async (book: Book, ctx: Context, { caseIds }: Action): Promise<Date | null> => {
  const kase = await book.em.findOne(Case, { id: caseIds[0]! });
  const edition = kase && (await calendarFor(book.em, kase.branchId));
  const chosen = kase && commitmentFor(await commitmentsInForce(book.em), 'action', factsOf(kase, await book.em.find(Category, {})));
  const budget = chosen && (budgetOf(chosen.row.targetUnit, chosen.row.targetAmount) ?? budgetOf(chosen.row.promiseUnit, chosen.row.promiseAmount));
  const at = edition && budget ? deadline(calendarOf(edition), ctx.now().getTime(), budget) : null;
  return at === null ? null : new Date(at);
};

/** An action with all that its clock follows from. */
export interface ActionTime {
  readonly lines: readonly ActionLine[];
  readonly calendar: WorkingCalendar | null;
}

/** The logs of some actions, by their ids, each with the calendar of the branch that its first case belongs to. */
export const timesOf = async (em: EntityManager, actions: readonly Pick<Action, 'id' | 'caseIds'>[]): Promise<Map<string, ActionTime>> => {
  const lines = await em.find(ActionLine, { actionId: { $in: actions.map(({ id }) => id) } }, { orderBy: { place: 'asc' } });
  const births = new Map((await em.find(Case, { id: { $in: actions.flatMap(({ caseIds }) => caseIds.slice(0, 1)) } })).map(({ id, branchId }) => [id, branchId ?? null]));
  const calendars = new Map<string | null, WorkingCalendar | null>();
  for (const branchId of new Set([null, ...births.values()])) {
    const edition = await calendarFor(em, branchId);
    calendars.set(branchId, edition && calendarOf(edition));
  }
  return new Map(actions.map(({ id, caseIds }) => [id, { lines: lines.filter(({ actionId }) => actionId === id), calendar: calendars.get(births.get(caseIds[0] ?? '') ?? null) ?? null }]));
};

/** State and instants of an action's clock; null for one that has no log. */
export const readTime = ({ lines, calendar }: ActionTime, now: Date): ActionReading | null =>
  readAction(lines.map(({ phase, at, dueAt, targetAt }) => ({ phase, at: at.getTime(), dueAt: dueAt.getTime(), targetAt: targetAt?.getTime() ?? null })), calendar, now.getTime());

/** What was agreed when, step by step, and what became of it. */
export const whyDue = ({ lines, calendar }: ActionTime, reading: ActionReading, language: Language): string[] => {
  const ar = language === 'ar';
  const at = (instant: Date | number): string => isolate(dateTime(instant instanceof Date ? instant.getTime() : instant, language, calendar?.zone ?? 'UTC', { weekday: true }));
  const steps = lines.map(({ at: when, dueAt, cause, phase }) => {
    const why = say(`actionClock.${cause}`, language);
    if (phase === 'stopped') return `${at(when)}: ${why}.`;
    return ar ? `${at(when)}: ${why}؛ تاريخ الاستحقاق ${at(dueAt)}.` : `${at(when)}: ${why}; due ${at(dueAt)}.`;
  });
  if (reading.targetAt !== null) steps.push(ar ? `الهدف الداخلي: ${at(reading.targetAt)}.` : `Our own target: ${at(reading.targetAt)}.`);
  if (reading.breachedAt !== null) steps.push(ar ? `تجاوز الموعد المتفق عليه: ${at(reading.breachedAt)}.` : `The date agreed was missed: ${at(reading.breachedAt)}.`);
  else if (reading.lateAt !== null) steps.push(ar ? `فات الهدف الداخلي أو الموعد الأول ${at(reading.lateAt)}، والموعد المتفق عليه قائم.` : `Our own target or the first date was missed, ${at(reading.lateAt)}; the date agreed holds.`);
  else if (reading.phase === 'running') steps.push(ar ? `ينقضي 75 % من المدة ${at(reading.watchAt)}.` : `75 % of the time is used ${at(reading.watchAt)}.`);
  return steps;
};
