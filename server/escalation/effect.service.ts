import type { Context } from '../platform/context.ts';
import type { Book } from '../journal/book.ts';
import { Case } from '../case/case.entity.ts';
import { maySee } from '../case/case.policy.ts';
import { topOf } from '../policy/policy.service.ts';
import { actionStepsOf, ladderOfAction, owedOf, type Owed } from './action-plan.service.ts';
import { callForVerdict } from './judging.service.ts';
import { levelOf, raiseAction, streamsOf } from './action-climb.service.ts';
import type { Escalation } from './escalation.entity.ts';
import { ActionWatched, CaseWatched, EscalationSilent } from './escalation.kinds.ts';
import { clockIn, stepKeyOf } from './instant.policy.ts';
import { groundsFor, ladderOfCase, stepsOf, type Grounds, type Planned } from './plan.service.ts';
import { knownFor, raise, settle, type Known, type Raising } from './raise.service.ts';

/** A deadline that somebody has claimed, in the transaction that acts upon it. */
export interface Due { readonly id: string; readonly caseId: string; readonly actionId: string | null; readonly clock: string; readonly cycle: number; readonly step: string; readonly at: Date }

/** What is read once for a batch, and what it comes to. */
interface Batch {
  readonly ctx: Context;
  readonly book: Book;
  readonly cases: ReadonlyMap<string, Case>;
  readonly owed: ReadonlyMap<string, Owed>;
  readonly grounds: Grounds;
  readonly known: Known;
  /** Rows that hold no longer, and those that come later than was planned. */
  readonly gone: string[];
  readonly later: { readonly id: string; readonly at: Date }[];
}

/**
 * Acts upon what has fallen due, in the order of the true instants, and of the levels where several come at one. The cases are read and written each in one statement, however many there
 * are. What was planned and holds no longer (a pause, an extension, a closing that the planner has not read yet) has no effect.
 * @returns when what was raised has to be taken at the earliest
 */
export const actUpon = async (ctx: Context, book: Book, due: readonly Due[]): Promise<Date | null> => {
  const now = ctx.now();
  const owed = await owedOf(book.em, due.flatMap(({ actionId }) => actionId ?? []));
  const ids = [...new Set(due.map(({ caseId }) => caseId))];
  const cases = new Map((await book.em.find(Case, { id: { $in: ids } }, { disableIdentityMap: true })).map((kase) => [kase.id, kase]));
  // One row of a case for all that is done to it.
  const births = new Map([...owed].map(([id, one]) => [id, { ...one, birth: cases.get(one.birth.id) ?? one.birth }]));
  const known = await knownFor(book.em, [...cases.values()], now, [...owed.values()].map(({ action }) => action.ownerId));
  const batch: Batch = { ctx, book, cases, owed: births, grounds: await groundsFor(book.em, ids), known, gone: [], later: [] };
  const before = new Map([...cases.values()].map((kase) => [kase.id, standingOf(kase)]));
  for (const one of [...due].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.step < b.step ? -1 : 1))) await actOn(batch, one);
  await writeCases(book, [...cases.values()].filter((kase) => standingOf(kase) !== before.get(kase.id)));
  await correct(batch);
  await settle(ctx, book, known);
  return known.deadlines.reduce<Date | null>((least, { at }) => (!least || at < least ? at : least), null);
};

const standingOf = ({ level, reachedIds }: Case): string => `${level} ${reachedIds.join(' ')}`;

const actOn = async (batch: Batch, due: Due): Promise<void> => {
  const kase = batch.cases.get(due.caseId);
  const owed = due.actionId ? batch.owed.get(due.actionId) : null;
  if (!kase || owed === undefined) return void batch.gone.push(due.id);
  const [what, itemId, promised] = due.step.split(':');
  if (what === 'judge') return void (owed && callForVerdict(batch.book, owed.action, due, streamsOf(owed.action)) ? null : batch.gone.push(due.id));
  if (what !== 'untaken' && what !== 'silence') return owed ? comeToAction(batch, due, owed) : comeToCase(batch, due, kase);
  const item = batch.known.open.get(due.actionId ?? due.caseId)?.find(({ id }) => id === itemId);
  if (!item || (!owed && !kase.open)) return;
  const climbs = what === 'untaken' ? !item.takenBy && !!item.takeBy : !!item.takenBy && item.nextUpdateAt?.getTime() === Number(promised);
  if (climbs) await climb(batch, { kase, owed, item }, { cause: what === 'untaken' ? 'untaken' : 'silence', clock: item.clock ?? null, at: due.at });
};

interface Waiting { readonly kase: Case; readonly owed: Owed | null; readonly item: Escalation }
/** Nobody took it in time, or no update came as promised. At the top it is told, since there is nobody to climb to. */
const climb = async ({ ctx, book, known }: Batch, { kase, owed, item }: Waiting, raising: Raising): Promise<void> => {
  const ladder = owed ? ladderOfAction(known.steps, owed) : ladderOfCase(known.steps, kase, raising.clock ?? 'decision');
  const level = owed ? levelOf(owed.action, known) : kase.level;
  if (level < topOf(ladder)) return void (owed ? await raiseAction(ctx, book, owed, raising, known) : await raise(ctx, book, kase, raising, known));
  for (const stream of owed ? streamsOf(owed.action) : [`case:${kase.id}`])
    book.write(EscalationSilent, item, { level, person: item.takenBy ?? item.toId, promised: raising.at!.toISOString(), ...safetyOf(kase) }, { happenedAt: raising.at!, stream });
};

/** The step as it stands now: nothing where it holds no longer, or comes later. */
const stillDue = ({ ctx, gone, later }: Batch, due: Due, planned: readonly Planned[]): Planned | null => {
  const found = planned.find(({ clock, step }) => clock === due.clock && stepKeyOf(step) === due.step);
  if (!found) return gone.push(due.id), null;
  if (found.at > ctx.now()) return later.push({ id: due.id, at: found.at }), null;
  return found;
};

const comeToCase = async (batch: Batch, due: Due, kase: Case): Promise<void> => {
  const { ctx, book, grounds, known } = batch;
  const found = stillDue(batch, due, due.cycle === kase.cycle ? stepsOf(kase, grounds, ctx.now()) : []);
  if (!found) return;
  const { step, at } = found;
  const clock = clockIn(due.clock);
  const top = topOf(ladderOfCase(known.steps, kase, clock));
  // News that were promised and did not come are silence, and not just a time that is up.
  const cause = clock === 'progress' ? 'silence' : 'deadline';
  if (step.level === 0) book.write(CaseWatched, kase, { clock, share: step.share, person: known.here.reminded(kase, step, (who) => maySee(who, kase, 'card')), ...safetyOf(kase) }, { happenedAt: at, stream: `case:${kase.id}` });
  else if (step.level > kase.level && kase.level < top) await raise(ctx, book, kase, { cause, clock, at }, known);
};

const comeToAction = async (batch: Batch, due: Due, owed: Owed): Promise<void> => {
  const { ctx, book, known } = batch;
  const found = stillDue(batch, due, actionStepsOf(owed, known.steps));
  if (!found) return;
  const { action, birth } = owed;
  const { step, at } = found;
  const about = { leadId: action.ownerId, departmentId: action.departmentId, excludedIds: birth.excludedIds };
  if (step.level > levelOf(action, known)) await raiseAction(ctx, book, owed, { cause: 'overdue', at }, known);
  else if (step.level === 0)
    for (const stream of streamsOf(action)) book.write(ActionWatched, action, { number: action.number, share: step.share, person: known.here.reminded(about, step, (who) => maySee(who, birth, 'card')), due: action.dueAt.toISOString(), ...safetyOf(birth) }, { happenedAt: at, stream });
};

/** Whoever tells people of it keeps no quiet hours for what touches safety (domain.md 19). */
const safetyOf = ({ assessed }: Case): { safety?: true } => (assessed?.safety ? { safety: true } : {});

const writeCases = async (book: Book, cases: readonly Case[]): Promise<void> => {
  if (!cases.length) return;
  await book.em.execute(
    'update "case" c set level = v.level, reached_ids = v."reachedIds", version = c.version + 1 from json_to_recordset(?::json) as v(id uuid, level int, "reachedIds" uuid[]) where c.id = v.id',
    [JSON.stringify(cases.map(({ id, level, reachedIds }) => ({ id, level, reachedIds })))], 'run');
  for (const { id } of cases) book.touched.add(`case:${id}`);
};

const correct = async ({ book, gone, later }: Batch): Promise<void> => {
  if (gone.length) await book.em.execute('delete from deadline where id = any(?::uuid[])', [`{${gone.join(',')}}`], 'run');
  if (later.length)
    await book.em.execute('update deadline d set at = v.at, fired_at = null from json_to_recordset(?::json) as v(id uuid, at timestamptz) where d.id = v.id', [JSON.stringify(later)], 'run');
};
