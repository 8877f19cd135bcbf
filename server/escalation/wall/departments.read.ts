import type { Context } from '../../platform/context.ts';
import { changesOf, count, mine, moment, saidIn, tile, type Made, type Shown } from './mine.read.ts';

interface Row { name_en: string; name_ar: string; open: number; breached: number; late: number; watch: number; nobody: number; paused: number; changes: string | null }

/** How much lies where, and in which state: the six departments that are most pressed. */
export const departmentsPage = async (ctx: Context, shown: Shown): Promise<Made> => {
  const { departmentId, now, wall } = shown;
  const [cases, changes] = [mine(shown), changesOf(now)];
  const rows = await ctx.em.execute<Row[]>(
    `with ${cases.sql}
     select d.name_en, d.name_ar, count(m.id)::int as open, (count(*) filter (where m.state = 'breached'))::int as breached, (count(*) filter (where m.state = 'late'))::int as late, (count(*) filter (where m.state = 'watch'))::int as watch,
            (count(m.id) filter (where m.lead_id is null))::int as nobody, (count(*) filter (where m.state = 'paused'))::int as paused, ${changes.sql} as changes
       from department d left join mine m on m.department_id = d.id where d.active${departmentId ? ' and d.id = ?' : ''}
      group by d.id order by breached desc, late desc, watch desc, open desc, d.name_en limit 6`,
    [...cases.values, ...changes.values, ...(departmentId ? [departmentId] : [])]);
  return {
    tiles: rows.map((row) => tile('department', row.breached ? 'breached' : row.late ? 'late' : row.watch ? 'watch' : 'calm', row.open,
      [count('breached', row.breached) ?? { about: 'none', figure: 0 }, count('late', row.late), count('noLead', row.nobody), count('waiting', row.paused)].slice(0, 4), { name: saidIn(wall.language, row.name_en, row.name_ar) })),
    changesAt: moment(rows[0]?.changes),
  };
};
