import type { Context } from '../../platform/context.ts';
import { moment, tile, type Made, type Shown } from './mine.read.ts';
import { wallCounts } from './wall.policy.ts';

/** One day up to this hour. */
interface Day { received: number; closed: number; inTime: number; breached: number; answered: number; satisfied: number }
interface Row { today: Day; before: Day; open: number; ends: string }

/** What this day has brought, beside what yesterday had brought by this hour: one statement. A day lasts from midnight to midnight on the wall's clock, also where that is 23 or 25 hours. */
export const dayPage = async (ctx: Context, { wall, departmentId, now }: Shown): Promise<Made> => {
  const near = `${wallCounts(wall, 'c')}${departmentId ? ' and ?::uuid = any(c.department_ids)' : ''}`;
  const filter = departmentId ? [departmentId] : [];
  const [row] = await ctx.em.execute<{ page: Row }[]>(
    `with z as (select ?::timestamptz at time zone ? as here),
      days as (select n, (date_trunc('day', here) - n * interval '1 day') at time zone ? as since, (here - n * interval '1 day') at time zone ? as until,
                      (date_trunc('day', here) + interval '1 day') at time zone ? as ends from z, generate_series(0, 1) as n),
      figures as (select d.n, jsonb_build_object(
        'received', (select count(*) from "case" c where c.received_at >= d.since and c.received_at <= d.until and ${near}),
        'closed', (select count(*) from "case" c where c.closed_at >= d.since and c.closed_at <= d.until and ${near}),
        'inTime', (select count(*) from "case" c where c.closed_at >= d.since and c.closed_at <= d.until and ${near} and not exists (select from case_clock k where k.case_id = c.id and k.cycle = c.cycle and k.breached_at <= c.closed_at)),
        'breached', (select count(distinct k.case_id) from case_clock k join "case" c on c.id = k.case_id where k.breached_at >= d.since and k.breached_at <= d.until and ${near}),
        'answered', (select count(*) from satisfaction s join "case" c on c.id = s.case_id where s.answered_at >= d.since and s.answered_at <= d.until and ${near}),
        'satisfied', (select count(*) from satisfaction s join "case" c on c.id = s.case_id where s.answered_at >= d.since and s.answered_at <= d.until and s.settled and ${near})) as day from days d)
     select jsonb_build_object('today', (select day from figures where n = 0), 'before', (select day from figures where n = 1),
       'open', (select count(*) from "case" c where c.stage <> 'closed' and ${near}), 'ends', (select ends from days where n = 0)) as page`,
    [now, ...Array.from({ length: 4 }, () => wall.zone), ...Array.from({ length: 7 }, () => filter).flat()]);
  const { today, before, open, ends } = row!.page;
  const yesterday = (figure: number) => [{ about: 'yesterday', figure }];
  const kept = today.closed ? today.inTime / today.closed : 1;
  const content = today.answered ? today.satisfied / today.answered : 1;
  return {
    tiles: [
      tile('received', 'plain', today.received, yesterday(before.received)),
      tile('closed', 'plain', today.closed, yesterday(before.closed)),
      tile('onTime', !today.closed ? 'plain' : kept >= 0.9 ? 'calm' : kept >= 0.75 ? 'watch' : 'late', today.inTime, yesterday(before.inTime), { of: today.closed }),
      tile('missed', today.breached ? 'breached' : 'calm', today.breached, yesterday(before.breached)),
      tile('satisfied', !today.answered ? 'plain' : content >= 0.8 ? 'calm' : content >= 0.6 ? 'watch' : 'late', today.satisfied, yesterday(before.satisfied), { of: today.answered }),
      tile('open', 'plain', open),
    ],
    changesAt: moment(ends),
  };
};
