import type { EntityManager } from '@mikro-orm/postgresql';
import { Action } from '../action/action.entity.ts';
import { Case } from '../case/case.entity.ts';
import type { LadderStep } from '../policy/ladder.entity.ts';
import { calendarFor, calendarOf, ladderOf, ladderSteps } from '../policy/policy.service.ts';
import { deadline, elapsed, type BudgetUnit, type WorkingCalendar } from '../policy/time.service.ts';
import { offset, stepKeyOf } from './instant.policy.ts';
import { callsOf } from './judging.service.ts';
import { insertDeadlines, notBefore, type Planned } from './plan.service.ts';

/** An action with what its deadlines follow from: the case it was born from, since when it is there, and by which calendar it counts. */
export interface Owed { readonly action: Action; readonly birth: Case; readonly addedAt: Date; readonly calendar: WorkingCalendar | null }

export const owedOf = async (em: EntityManager, ids: readonly string[]): Promise<Map<string, Owed>> => {
  if (!ids.length) return new Map();
  const unmanaged = { disableIdentityMap: true } as const;
  const actions = await em.find(Action, { id: { $in: [...new Set(ids)] } }, unmanaged);
  const births = new Map((await em.find(Case, { id: { $in: actions.map(({ caseIds }) => caseIds[0]!) } }, unmanaged)).map((kase) => [kase.id, kase]));
  const added = new Map((await em.execute<{ id: string; at: string }[]>("select subject_id as id, min(at) as at from entry where kind = 'action.added' and subject_id = any(?::uuid[]) group by subject_id", [`{${actions.map(({ id }) => id).join(',')}}`]))
    .map(({ id, at }) => [id, new Date(at)]));
  const calendars = new Map<string | null, WorkingCalendar | null>();
  for (const { branchId = null } of births.values()) {
    const edition = calendars.has(branchId) ? null : await calendarFor(em, branchId);
    if (!calendars.has(branchId)) calendars.set(branchId, edition && calendarOf(edition));
  }
  return new Map(actions.flatMap((action) => {
    const birth = births.get(action.caseIds[0]!);
    return birth ? [[action.id, { action, birth, addedAt: added.get(action.id) ?? action.firstDueAt, calendar: calendars.get(birth.branchId ?? null) ?? null }] as const] : [];
  }));
};

/** A date that was moved begins anew: the steps of each due date come once. */
export const clockOfAction = ({ id, dueAt }: Pick<Action, 'id' | 'dueAt'>): string => `action:${id}:${dueAt.getTime()}`;
export const ladderOfAction = (steps: readonly LadderStep[], { action, birth }: Pick<Owed, 'action' | 'birth'>, at = action.ladderAt): readonly LadderStep[] =>
  ladderOf(steps, { clock: 'action', band: birth.band, departmentId: action.departmentId, at });

/** Overdue actions climb the same ladder as cases (domain.md 19): none once the work is done. */
export const actionStepsOf = (owed: Owed, steps: readonly LadderStep[]): Planned[] =>
  ['planned', 'started'].includes(owed.action.stage)
    ? ladderOfAction(steps, owed).flatMap((step) => {
        const at = actionInstantOf(owed, step);
        return at ? [{ clock: clockOfAction(owed.action), step, at: notBefore(owed.action, at) }] : [];
      })
    : [];

/** The instant of a step for an action. */
export const actionInstantOf = ({ action: { dueAt }, addedAt, calendar }: Owed, step: LadderStep): Date | null => {
  if (step.share === 1) return dueAt;
  if (!step.share) return step.offsetAmount ? offset(calendar, addedAt, dueAt, { unit: (step.offsetUnit ?? 'workingHours') as BudgetUnit, amount: step.offsetAmount }) : null;
  const worked = calendar ? elapsed(calendar, addedAt.getTime(), dueAt.getTime()) / 60_000 : 0;
  const by = worked > 0 ? deadline(calendar!, addedAt.getTime(), { unit: 'workingMinutes', amount: worked * step.share }) : null;
  return new Date(by ?? addedAt.getTime() + Math.max(0, dueAt.getTime() - addedAt.getTime()) * step.share);
};

/** Writes down when each step comes for some actions; see planCases. */
export const planActions = async (em: EntityManager, actionIds: readonly string[]): Promise<void> => {
  const ids = [...new Set(actionIds)];
  if (!ids.length) return;
  await em.execute("delete from deadline where id in (select id from deadline where action_id = any(?::uuid[]) and fired_at is null and step ~ '^(climb|warn|judge):' for update skip locked)", [`{${ids.join(',')}}`], 'run');
  const steps = await ladderSteps(em);
  const owed = await owedOf(em, ids);
  await insertDeadlines(em, [...owed.values()].flatMap((one) => [
    ...actionStepsOf(one, steps).map(({ clock, step, at }) => ({ caseId: one.birth.id, actionId: one.action.id, clock, cycle: 1, step: stepKeyOf(step), at })), ...callsOf(one),
  ]));
};
