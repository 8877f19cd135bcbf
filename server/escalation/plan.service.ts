import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../platform/ids.ts';
import type { Book } from '../journal/book.ts';
import { Case } from '../case/case.entity.ts';
import { CaseClock, ClockLine } from '../case/clock/clock.entity.ts';
import { CalendarVersion } from '../policy/calendar.entity.ts';
import { Commitment } from '../policy/commitment.entity.ts';
import type { LadderStep } from '../policy/ladder.entity.ts';
import { calendarFor, calendarOf, ladderOf, ladderSteps } from '../policy/policy.service.ts';
import type { Escalation } from './escalation.entity.ts';
import { instantOf, keyOf, offset, stepKeyOf, type Running } from './instant.policy.ts';

/** A step of the ladder at its instant, for one clock of a case. */
export interface Planned { readonly clock: string; readonly step: LadderStep; readonly at: Date }

/** All that the instants of some cases follow from, read at once. */
export interface Grounds { readonly steps: readonly LadderStep[]; readonly running: ReadonlyMap<string, readonly Running[]> }

export const groundsFor = async (em: EntityManager, caseIds: readonly string[]): Promise<Grounds> => {
  const unmanaged = { disableIdentityMap: true } as const;
  const clocks = await em.find(CaseClock, { caseId: { $in: [...caseIds] }, phase: { $ne: 'stopped' } }, { ...unmanaged, orderBy: { id: 'asc' } });
  const lines = clocks.length ? await em.find(ClockLine, { clockId: { $in: clocks.map(({ id }) => id) } }, { ...unmanaged, orderBy: { place: 'asc' } }) : [];
  const commitments = await byId(em, Commitment, clocks.map(({ commitmentId }) => commitmentId));
  const editions = await byId(em, CalendarVersion, clocks.map(({ calendarId }) => calendarId));
  const linesOf = Map.groupBy(lines, ({ clockId }) => clockId);
  const running = clocks.map((clock): Running => {
    const edition = editions.get(clock.calendarId);
    return { clock, lines: linesOf.get(clock.id) ?? [], commitment: commitments.get(clock.commitmentId) ?? null, calendar: edition ? calendarOf(edition) : null };
  });
  return { steps: await ladderSteps(em), running: Map.groupBy(running, ({ clock }) => clock.caseId) };
};

const byId = async <T extends { id: string }>(em: EntityManager, noun: new () => T, ids: readonly string[]): Promise<Map<string, T>> =>
  ids.length ? new Map((await em.find(noun as never, { id: { $in: [...new Set(ids)] } } as never)).map((row) => [(row as T).id, row as T])) : new Map();

/** The ladder that a clock of a case climbs: of the moment that the case keeps, unless another is asked about. */
export const ladderOfCase = (steps: readonly LadderStep[], { band, departmentId, ladderAt }: Case, clock: string, at = ladderAt): readonly LadderStep[] => ladderOf(steps, { clock, band, departmentId, at });

/** Every step of every clock that runs, fired or not: none of a clock that is paused, and none once the case is closed. */
export const stepsOf = (kase: Case, { steps, running }: Grounds, now: Date): Planned[] => {
  if (!kase.open) return [];
  return clocksOf(kase, running.get(kase.id) ?? []).filter(({ clock }) => clock.phase === 'running').flatMap((one) =>
    ladderOfCase(steps, kase, one.clock.name).flatMap((step) => {
      const at = instantOf(one, step, now);
      return at ? [{ clock: keyOf(one.clock), step, at: kase.ladderAt > kase.enteredAt ? notBefore(kase, at) : at }] : [];
    }));
};

/** A step of a ladder that something has gone over to comes at that moment at the earliest: what was not climbed yet was not due. */
export const notBefore = ({ ladderAt }: { readonly ladderAt: Date }, at: Date): Date => (at < ladderAt ? ladderAt : at);

/** The clocks of the running cycle, those paused among them; where a house has none, whose deadlines came from elsewhere, the deadline on the case itself. */
export const clocksOf = (kase: Case, running: readonly Running[]): readonly Running[] => {
  const own = running.filter(({ clock }) => clock.cycle === kase.cycle);
  if (own.length || !kase.dueAt || !kase.dueClock) return own;
  const clock = { name: kase.dueClock, legal: false, round: 1, startedAt: kase.receivedAt, promiseAt: kase.dueAt, watchAt: kase.watchAt, phase: kase.paused ? 'paused' : 'running', extended: 0 } as CaseClock;
  return [{ clock, lines: [], commitment: null, calendar: null }];
};

/**
 * Writes down when each step comes. What fired stays, and never comes again for the same clock, cycle and level; what has not is planned
 * anew, so that a pause, an extension or another promise moves it. What is being fired at this moment is left to whoever fires it.
 */
export const planCases = async (em: EntityManager, caseIds: readonly string[], now: Date): Promise<void> => {
  const ids = [...new Set(caseIds)];
  if (!ids.length) return;
  await em.execute("delete from deadline where id in (select id from deadline where case_id = any(?::uuid[]) and fired_at is null and step ~ '^(climb|warn):' and action_id is null for update skip locked)", [`{${ids.join(',')}}`], 'run');
  const cases = await em.find(Case, { id: { $in: ids } }, { disableIdentityMap: true });
  const grounds = await groundsFor(em, ids);
  await insertDeadlines(em, cases.flatMap((kase) => stepsOf(kase, grounds, now).map(({ clock, step, at }) => ({ caseId: kase.id, clock, cycle: kase.cycle, step: stepKeyOf(step), at }))));
};

export interface NewDeadline { readonly caseId: string; readonly actionId?: string | null; readonly clock: string; readonly cycle: number; readonly step: string; readonly at: Date }

export const insertDeadlines = async (em: EntityManager, rows: readonly NewDeadline[]): Promise<void> => {
  if (!rows.length) return;
  await em.execute(
    `insert into deadline (id, case_id, action_id, clock, cycle, step, at) select id, "caseId", "actionId", clock, cycle, step, at
       from json_to_recordset(?::json) as d(id uuid, "caseId" uuid, "actionId" uuid, clock text, cycle int, step text, at timestamptz) on conflict do nothing`,
    [JSON.stringify(rows.map((row) => ({ id: newId(row.at), ...row })))], 'run');
};

/** What nobody takes in time climbs on. @returns until when it has to be taken, counted as the branch works */
export const takeBy = async (book: Book, branchId: string | null | undefined, minutes: number, now: Date): Promise<Date> => {
  const edition = await calendarFor(book.em, branchId);
  return offset(edition && calendarOf(edition), now, now, { unit: 'workingMinutes', amount: minutes });
};

type Item = Pick<Escalation, 'id' | 'caseId' | 'actionId' | 'clock' | 'cycle'>;
const waitsFor = (item: Item, step: string, at: Date): NewDeadline => ({ caseId: item.caseId, actionId: item.actionId ?? null, clock: item.clock ?? 'byHand', cycle: item.cycle, step, at });
export const untaken = (item: Item, at: Date): NewDeadline => waitsFor(item, `untaken:${item.id}`, at);
/** Each promise of an update has a row of its own; one that was kept finds a later promise, and does nothing. */
export const silence = (item: Item, at: Date): NewDeadline => waitsFor(item, `silence:${item.id}:${at.getTime()}`, at);
