import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import type { Counted } from '../case/list/card.view.ts';
import { Case } from '../case/case.entity.ts';
import { permission } from '../case/case.policy.ts';
import { CaseClock, ClockLine } from '../case/clock/clock.entity.ts';
import { Action } from '../action/action.entity.ts';
import { verbsOn } from '../action/action.policy.ts';
import { answeredBy } from '../action/action.read.ts';
import { Branch, Department, Person } from '../people/person.entity.ts';
import { Commitment } from '../policy/commitment.entity.ts';
import { itemVerbsOn } from './action-item.policy.ts';
import type { Standing } from './board.view.ts';
import { Escalation } from './escalation.entity.ts';
import { boardVerbs, counting, picked, type Asked } from './item.read.ts';
import type { BoardItem, BoardPage, Subject } from './item.view.ts';

/** A page of a board, told from the rows one by one: what programs ask, and what the finished answer is held against. */
export const boardPage = async (ctx: Context, subject: Subject, asked: Asked): Promise<BoardPage> => {
  const rows = await rowsOf(ctx, subject, asked);
  const items = await itemsOf(ctx, subject, rows.slice(0, asked.first));
  const total = asked.after ? null : await countOf(ctx, subject, asked);
  return { items, next: rows.length > asked.first ? (rows[asked.first - 1]?.place ?? null) : null, total, serverTime: ctx.now() };
};

/** The cards of some cases (or actions) as they stand now. */
export const boardItems = async (ctx: Context, subject: Subject, asked: Asked): Promise<BoardItem[]> => itemsOf(ctx, subject, (await rowsOf(ctx, subject, asked)).slice(0, asked.first));

interface Row { readonly id: string; readonly place: string }

const rowsOf = async (ctx: Context, subject: Subject, asked: Asked): Promise<Row[]> => {
  const { sql, values } = picked(ctx, subject, asked);
  return ctx.em.execute<Row[]>(sql, [...values]);
};

const countOf = async (ctx: Context, subject: Subject, asked: Asked): Promise<number> => {
  const { sql, values } = counting(ctx, subject, asked);
  const [row] = await ctx.em.execute<{ count: number }[]>(sql, [...values]);
  return row?.count ?? 0;
};

const itemsOf = (ctx: Context, subject: Subject, rows: readonly Row[]): Promise<BoardItem[]> => {
  if (subject === 'actions') return Promise.all(rows.map(async ({ id }) => ofAction(ctx, (await ctx.load(Action, id))!)));
  if (subject === 'promises') {
    return Promise.all(rows.map(async ({ id }) => {
      const clock = (await ctx.load(CaseClock, id))!;
      return ofCase(ctx, (await ctx.load(Case, clock.caseId))!, clock, true);
    }));
  }
  return Promise.all(rows.map(async ({ id }) => {
    const kase = (await ctx.load(Case, id))!;
    return ofCase(ctx, kase, await nextClock(ctx, kase), false);
  }));
};

const ofCase = async (ctx: Context, kase: Case, clock: CaseClock | null, promise: boolean): Promise<BoardItem> => ({
  id: promise ? clock!.id : kase.id, caseId: kase.id, number: kase.number, title: kase.title, kind: kase.nature, stage: kase.stage, version: kase.version, level: kase.level, band: kase.band ?? null,
  clock: promise ? clock!.name : (kase.dueClock ?? null), department: await somebody(ctx, Department, kase.departmentId), branch: await somebody(ctx, Branch, kase.branchId), owner: await somebody(ctx, Person, kase.leadId),
  confidential: kase.confidential, paused: promise ? clock!.phase === 'paused' : kase.paused,
  dueAt: (promise ? (clock!.breachedAt ?? clock!.promiseAt ?? clock!.targetAt) : kase.dueAt) ?? null, watchAt: (promise ? clock!.watchAt : kase.watchAt) ?? null, lateAt: (promise ? (clock!.lateAt ?? clock!.targetAt) : kase.lateAt) ?? null,
  judgeableAt: null, counted: clock && (await countedBy(ctx, clock)), standing: kase.level > 0 ? await standingIn(ctx, await openOf(ctx, 'caseId', kase.id)) : null, can: boardVerbs.filter((verb) => permission(verb)(ctx.actor, kase) === true),
});

const ofAction = async (ctx: Context, action: Action): Promise<BoardItem> => {
  const [seen] = await answeredBy(ctx, action.caseIds);
  const kase = seen ? await ctx.load(Case, seen.id) : null;
  const open = await openOf(ctx, 'actionId', action.id);
  const birth = (await ctx.load(Case, action.caseIds[0]!))!;
  return {
    id: action.id, caseId: kase?.id ?? null, number: action.number, title: action.title, kind: action.kind, stage: action.stage, version: action.version, level: open?.level ?? 0, band: kase?.band ?? null, clock: null,
    department: await somebody(ctx, Department, action.departmentId), branch: await somebody(ctx, Branch, kase?.branchId), owner: await somebody(ctx, Person, action.ownerId),
    confidential: kase?.confidential ?? false, paused: action.blocked, dueAt: action.dueAt, watchAt: null, lateAt: null, judgeableAt: action.judgeableAt, counted: null, standing: await standingIn(ctx, open), 
    can: [...verbsOn(ctx.actor, action, birth).map((verb) => `action.${verb}`), ...itemVerbsOn(ctx.actor, action, open, birth)],
  };
};

const somebody = async (ctx: Context, noun: typeof Person | typeof Department | typeof Branch, id: string | null | undefined): Promise<{ id: string; name: string } | null> => {
  const found = (await ctx.load<Person | Department | Branch>(noun as never, id)) as Person | null;
  return found && { id: found.id, name: named(found, ctx.language) };
};

/** The clock of the next deadline of a case. */
const nextClock = async (ctx: Context, kase: Case): Promise<CaseClock | null> => {
  const due = ({ breachedAt, promiseAt }: CaseClock): number => (breachedAt ?? promiseAt)?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return (await ctx.many(CaseClock, 'caseId', kase.id)).filter(({ name, cycle, phase }) => name === kase.dueClock && cycle === kase.cycle && phase !== 'stopped')
    .sort((a, b) => due(a) - due(b) || Number(b.legal) - Number(a.legal) || (a.id < b.id ? -1 : 1))[0] ?? null;
};

const countedBy = async (ctx: Context, clock: CaseClock): Promise<Counted> => {
  const commitment = await ctx.load(Commitment, clock.commitmentId);
  const [last] = clock.phase === 'paused' ? await ctx.many(ClockLine, 'clockId', clock.id, { place: 'desc' }) : [];
  return {
    calendarId: clock.calendarId, unit: commitment?.promiseUnit ?? commitment?.targetUnit ?? null, phase: clock.phase, since: clock.pausedSince ?? null,
    promiseAt: clock.breachedAt ?? clock.promiseAt ?? null, targetAt: clock.lateAt ?? clock.targetAt ?? null, pausedFor: last?.cause ?? null,
  };
};

/** The item that is open, of a case itself or of an action. */
const openOf = async (ctx: Context, key: 'caseId' | 'actionId', id: string): Promise<Escalation | null> =>
  (await ctx.many(Escalation, key as 'caseId', id)).filter(({ endedAt, actionId }) => !endedAt && (key === 'actionId' || !actionId)).sort((a, b) => b.level - a.level || (a.id < b.id ? -1 : 1))[0] ?? null;

const standingIn = async (ctx: Context, open: Escalation | null): Promise<Standing | null> => {
  if (!open) return null;
  const { id, cause, at, takeBy = null, nextUpdateAt = null, version } = open;
  return { id, cause, at, takeBy, nextUpdateAt, version, to: await somebody(ctx, Person, open.toId), takenBy: await somebody(ctx, Person, open.takenBy) };
};
