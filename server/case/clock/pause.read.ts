import type { Context } from '../../platform/context.ts';
import { named } from '../../platform/language.ts';
import { NotPermitted, Refused } from '../../platform/problem.ts';
import { sayOf } from '../../platform/vocabulary.ts';
import { Department } from '../../people/person.entity.ts';
import { has } from '../../people/role.policy.ts';
import { deadline } from '../../policy/time.service.ts';
import { Case } from '../case.entity.ts';
import { CaseClock } from './clock.entity.ts';
import { namesIn, pausesIn } from './clock.read.ts';
import { promiseOf, tickingOf, type Ticking } from './clock.reading.ts';
import type { PausedSum, PausedTime, PauseReport } from './pause.view.ts';
import { visibleCases } from '../visible.policy.ts';

/** Whoever answers for promises or looks into how they are kept. */
const mayReport = (ctx: Context): boolean => ctx.actor.kind === 'person' && has(ctx.actor, 'head', 'quality', 'management', 'auditor');

/** Clocks looked at in one statement. */
const atOnce = 500;

interface Asked { readonly from: Date; readonly to: Date; readonly departmentId: string | null; readonly first: number }

/**
 * Who paused, why, how long, and what it did to the figure of promises kept (domain.md 7), over the cases that the reader may see. Without its
 * pauses a promise is counted from its start in one go; what was promised stays as it was, extensions included. @throws Refused
 */
export const pauseReportOf = async (ctx: Context, { from, to, departmentId, first }: Asked): Promise<PauseReport> => {
  if (!mayReport(ctx)) throw new Refused(NotPermitted);
  const sees = visibleCases(ctx.actor, 'c', 'card');
  const mine = `join "case" c on c.id = k.case_id where ${sees.sql}${departmentId ? ' and ?::uuid = any(c.department_ids)' : ''}`;
  const values = [...sees.values, ...(departmentId ? [departmentId] : [])];
  const inTime = 'k.stopped_at >= ? and k.stopped_at < ? and k.original_at is not null';
  const [all] = await ctx.em.execute<{ ended: number; kept: number }[]>(`select count(*)::int as ended, count(*) filter (where k.breached_at is null)::int as kept from case_clock k ${mine} and ${inTime}`, [...values, from, to]);
  const paused = await ctx.em.execute<{ id: string; ended: boolean }[]>(
    `select k.id, coalesce(${inTime}, false) as ended from case_clock k ${mine} and exists (select from clock_line l where l.clock_id = k.id and l.phase = 'paused' and (k.stopped_at >= ? or l.at >= ?)) order by 1`, [from, to, ...values, from, from]);
  const found: Found[] = [];
  let saved = 0;
  for (let place = 0; place < paused.length; place += atOnce) {
    const part = new Map(paused.slice(place, place + atOnce).map(({ id, ended }) => [id, ended]));
    const looked = await pausesOfClocks(ctx, [...part.keys()]);
    saved += looked.filter(({ clock, savedBy }) => savedBy && part.get(clock.id)).length;
    found.push(...looked.flatMap(({ pauses }) => pauses).filter((pause) => pause.from >= from && pause.from < to));
  }
  const rows = found.sort((a, b) => b.from.getTime() - a.from.getTime());
  const { ended, kept } = all!;
  return { ended, kept, keptWithout: kept - saved, pauses: rows.length, rows: rows.slice(0, first), byPerson: sumsOf(rows, ({ by }) => by), byReason: sumsOf(rows, ({ reason }) => reason) };
};

/** A pause, and whether its promise was kept by grace of the time for which it stood still. */
type Found = PausedTime & { readonly caseId: string };
interface Looked { readonly clock: CaseClock; readonly savedBy: boolean; readonly pauses: readonly Found[] }

const pausesOfClocks = async (ctx: Context, ids: readonly string[]): Promise<Looked[]> => {
  // A manager of its own for each batch: what was looked at is forgotten again.
  const em = ctx.house.fork();
  const clocks = await em.find(CaseClock, { id: { $in: [...ids] } });
  const all = await tickingOf(em, clocks.map(({ caseId }) => caseId), { id: { $in: [...ids] } });
  const cases = new Map((await em.find(Case, { id: { $in: clocks.map(({ caseId }) => caseId) } })).map((kase) => [kase.id, kase]));
  const departments = new Map((await em.find(Department, {})).map((one) => [one.id, named(one, ctx.language)]));
  const names = await namesIn(ctx, all);
  return all.map((one) => {
    const { clock } = one;
    const kase = cases.get(clock.caseId)!;
    const ended = !!clock.stoppedAt && !!clock.originalAt;
    const kept = ended ? !clock.breachedAt : null;
    const without = ended ? keptWithout(one) : null;
    const about = { number: kase.number, caseId: kase.id, department: departments.get(kase.departmentId ?? '') ?? null, clock: sayOf(kase.nature, `clock.${clock.name}`, ctx.language), kept, keptWithout: without };
    return { clock, savedBy: kept === true && without === false, pauses: pausesIn(one, names, ctx.language, ctx.now(), kase.nature).map(({ from, to, said, by, open, wall }) => ({ ...about, from, to: to ?? null, reason: said, by: by ?? null, open, wall })) };
  });
};

const keptWithout = (one: Ticking): boolean => {
  const promise = promiseOf(one);
  const due = promise && deadline(one.calendar, one.clock.startedAt.getTime(), promise);
  return !due || one.clock.stoppedAt!.getTime() <= due;
};

const sumsOf = (rows: readonly Found[], by: (row: Found) => string | null): PausedSum[] =>
  [...Map.groupBy(rows, by)].map(([of, some]) => ({
    of, pauses: some.length, cases: new Set(some.map(({ caseId }) => caseId)).size, open: some.reduce((sum, { open }) => sum + open, 0),
    saved: new Set(some.filter(({ kept, keptWithout: without }) => kept === true && without === false).map(({ caseId, clock }) => `${caseId} ${clock}`)).size,
  })).sort((a, b) => b.open - a.open);
