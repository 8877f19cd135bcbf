import type { Context } from '../platform/context.ts';
import { CalendarVersion } from '../policy/calendar.entity.ts';
import { calendarOf } from '../policy/policy.service.ts';
import { elapsed, wholeDays, type BudgetUnit, type WorkingCalendar } from '../policy/time.service.ts';
import type { BoardTime } from './board.view.ts';

interface Row {
  readonly case_id: string;
  readonly calendar_id: string;
  readonly phase: string;
  readonly unit: BudgetUnit | null;
  readonly promise_at: string | null;
  readonly target_at: string | null;
  readonly since: string | null;
  readonly paused_for: string | null;
}

/**
 * The time of each case's next deadline, as it counts: open hours where the promise is in working time. A screen that is told
 * how much is left, whether it runs and when that turns counts down honestly without asking again.
 */
export const timesOf = async (ctx: Context, ids: readonly string[]): Promise<Map<string, BoardTime>> => {
  const rows = await ctx.em.execute<Row[]>(
    `select distinct on (k.case_id) k.case_id, k.calendar_id, k.phase, coalesce(m.promise_unit, m.target_unit) as unit, coalesce(k.breached_at, k.promise_at) as promise_at, coalesce(k.late_at, k.target_at) as target_at,
            k.paused_since as since, case when k.phase = 'paused' then (select l.cause from clock_line l where l.clock_id = k.id order by l.place desc limit 1) end as paused_for
       from case_clock k join "case" c on c.id = k.case_id and c.due_clock = k.name and c.cycle = k.cycle left join commitment m on m.id = k.commitment_id
      where k.phase <> 'stopped' and k.case_id = any(?::uuid[]) order by k.case_id, coalesce(k.breached_at, k.promise_at) nulls last`, [`{${ids.join(',')}}`]);
  const editions = new Map((await ctx.em.find(CalendarVersion, { id: { $in: [...new Set(rows.map(({ calendar_id }) => calendar_id))] } })).map((edition) => [edition.id, calendarOf(edition)]));
  return new Map(rows.flatMap((row) => {
    const calendar = editions.get(row.calendar_id);
    return calendar ? [[row.case_id, timeOf(calendar, row, ctx.now())] as const] : [];
  }));
};

const timeOf = (calendar: WorkingCalendar, row: Row, asOf: Date): BoardTime => {
  const paused = row.phase === 'paused';
  const wall = row.unit === 'calendarDays';
  const now = asOf.getTime();
  // Lateness freezes with the pause that began after it (domain.md 7).
  const at = paused && row.since ? Date.parse(row.since) : now;
  const left = (due: string | null): number | null => (due === null ? null : Math.round((counted(calendar, at, Date.parse(due), row.unit) - counted(calendar, Date.parse(due), at, row.unit)) / 1_000));
  const days = (due: string | null): number | null => (due === null || row.unit !== 'workingDays' ? null : wholeDays(calendar, Math.min(at, Date.parse(due)), Math.max(at, Date.parse(due))));
  const open = calendar.line.windows(now, now).find(({ to }) => to > now);
  return {
    asOf, target: left(row.target_at), targetDays: days(row.target_at), promise: left(row.promise_at), promiseDays: days(row.promise_at), running: !paused && (wall || !!open),
    turnsAt: wall || paused ? null : new Date(open?.to ?? calendar.line.next(now + 1)), pausedFor: row.paused_for,
  };
};

const counted = (calendar: WorkingCalendar, from: number, to: number, unit: BudgetUnit | null): number => (to > from ? elapsed(calendar, from, to, [], unit ?? 'workingHours') : 0);
