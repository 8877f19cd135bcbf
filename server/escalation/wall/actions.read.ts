import type { Context } from '../../platform/context.ts';
import { cardOf, count, instant, moment, sooner, tile, type CardRow, type Made, type Shown } from './mine.read.ts';
import { wallShows } from './wall.policy.ts';

interface Row {
  overdue: { n: number; oldest: string | null };
  due: { n: number; next: string | null };
  blocked: number;
  verify: { n: number; judge: number };
  cards: CardRow[];
  changes: string | null;
}

/** An action speaks of its cases: one of them confidential, and so is it. */
const hidden = `exists (select from "case" c where c.id = any(a.case_ids) and not (${wallShows('c')}))`;

/** What is overdue, what is in the way, and what waits to be verified: one statement. */
export const actionsPage = async (ctx: Context, shown: Shown): Promise<Made> => {
  const { wall, departmentId, now } = shown;
  const week = new Date(now.getTime() + 7 * 86_400_000);
  const [row] = await ctx.em.execute<{ page: Row }[]>(
    `with a as (select a.*, (a.planned->>'startAfterDays')::int + (a.planned->>'windowDays')::int as days, ${wall.confidential ? hidden : 'false'} as hidden
                  from action a where a.stage not in ('effective', 'notEffective', 'cancelled')${wall.confidential ? '' : ` and not ${hidden}`}${departmentId ? ' and a.department_id = ?' : ''}),
      o as (select * from a where stage in ('planned', 'started')),
      v as (select *, implemented_at + make_interval(days => days) as judge_at from a where stage in ('implemented', 'verified')),
      shown as (select * from o where due_at < ? and not hidden order by due_at, id limit 2)
     select jsonb_build_object(
      'overdue', (select jsonb_build_object('n', count(*), 'oldest', min(due_at)) from o where due_at < ?),
      'due', (select jsonb_build_object('n', count(*), 'next', min(due_at)) from o where due_at >= ? and due_at <= ?),
      'blocked', (select count(*) from a where blocked),
      'verify', (select jsonb_build_object('n', count(*) filter (where stage = 'implemented' or judge_at <= ?), 'judge', count(*) filter (where stage = 'verified' and judge_at <= ?)) from v),
      'cards', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'case_id', s.id, 'number', s.number, 'title', s.title, 'nature', s.kind, 'band', null, 'level', 0, 'state', 'breached', 'at', s.due_at, 'take_by', null, 'next_update_at', null,
         'taken_by', s.owner_id, 'name_en', p.name_en, 'name_ar', p.name_ar, 'category_en', null, 'category_ar', null, 'place_en', d.name_en, 'place_ar', d.name_ar) order by s.due_at, s.id)
         from shown s left join person p on p.id = s.owner_id left join department d on d.id = s.department_id), '[]'::jsonb),
      'changes', least((select min(due_at) from o where due_at > ?), (select min(judge_at) from v where judge_at > ?))) as page`,
    [...(departmentId ? [departmentId] : []), now, now, now, week, now, now, now, now]);
  const { overdue, due, blocked, verify, cards, changes } = row!.page;
  return {
    tiles: [
      tile('overdue', overdue.n ? 'breached' : 'calm', overdue.n, [instant('oldest', overdue.oldest)]),
      tile('due', due.n ? 'watch' : 'calm', due.n, [instant('next', due.next)]),
      tile('verify', verify.n ? 'watch' : 'calm', verify.n, [count('judge', verify.judge)]),
      tile('blocked', blocked ? 'late' : 'calm', blocked),
      ...cards.map((card) => tile('card', card.state, null, [], { card: cardOf(card, shown) })),
    ],
    changesAt: sooner(moment(changes)),
  };
};
