import type { Context } from '../../platform/context.ts';
import { timesOf } from '../time.read.ts';
import { cardColumns, cardJoins, cardOf, changesOf, count, instant, mine, moment, soon, sooner, tile, type CardRow, type Made, type Shown } from './mine.read.ts';
import { wallShows } from './wall.policy.ts';

interface Row {
  breached: { n: number; oldest: string | null; untaken: number };
  raised: { n: number; untaken: number; word: string | null };
  soon: { n: number; nobody: number };
  paused: { n: number; since: string | null };
  cards: CardRow[];
  changes: string | null;
}

/** Who has it, until when, and what nobody has taken: one statement, and one for the working time of the cards that are shown. Actions that climb are on a page of their own: a case counts once. */
export const escalationsPage = async (ctx: Context, shown: Shown): Promise<Made> => {
  const { now } = shown;
  const [cases, changes] = [mine(shown), changesOf(now)];
  const [{ page }] = (await ctx.em.execute<{ page: Row }[]>(
    `with ${cases.sql},
      raised as (select m.id as case_id, m.number, m.title, m.nature, m.band, m.level, m.confidential, m.excluded_ids, m.department_id, m.branch_id, m.category_id, m.state, e.id, e.at, e.taken_by, e.take_by, e.next_update_at
                   from mine m join escalation e on e.case_id = m.id and e.action_id is null and e.ended_at is null where m.level > 0),
      shown as (select * from raised r where ${wallShows('r')} order by (r.taken_by is not null), r.level desc, r.at, r.id limit 3)
     select jsonb_build_object(
      'breached', (select jsonb_build_object('n', count(*), 'oldest', min(m.due_at), 'untaken', count(r.id) filter (where r.taken_by is null)) from mine m left join raised r on r.case_id = m.id where m.state = 'breached'),
      'raised', (select jsonb_build_object('n', count(*), 'untaken', count(*) filter (where taken_by is null), 'word', min(next_update_at) filter (where taken_by is not null)) from raised),
      'soon', (select jsonb_build_object('n', count(*), 'nobody', count(*) filter (where lead_id is null)) from mine where state in ('calm', 'watch', 'late') and due_at > ? and due_at <= ?),
      'paused', (select jsonb_build_object('n', count(*), 'since', min(k.paused_since)) from mine m left join case_clock k on k.case_id = m.id and k.cycle = m.cycle and k.name = m.due_clock and k.phase = 'paused' where m.state = 'paused'),
      'cards', coalesce((select jsonb_agg(jsonb_build_object(${cardColumns}) order by (s.taken_by is not null), s.level desc, s.at, s.id) from shown s ${cardJoins}), '[]'::jsonb),
      'changes', ${changes.sql}) as page`,
    [...cases.values, now, new Date(now.getTime() + soon), ...changes.values])) as [{ page: Row }];
  const times = page.cards.length ? await timesOf(ctx, page.cards.map(({ case_id }) => case_id)) : new Map();
  const cards = page.cards.map((row) => tile('card', row.state, null, [], { card: cardOf(row, shown, times.get(row.case_id) ?? null) }));
  const { breached, raised, paused } = page;
  const figures = [
    tile('breached', breached.n ? 'breached' : 'calm', breached.n, [instant('oldest', breached.oldest), count('notTaken', breached.untaken)]),
    tile('escalated', raised.untaken ? 'late' : raised.n ? 'watch' : 'calm', raised.n, [count('notTaken', raised.untaken), instant('nextWord', raised.word)]),
    tile('soon', page.soon.n ? 'watch' : 'calm', page.soon.n, [count('noLead', page.soon.nobody)]),
  ];
  const waiting = tile('paused', 'paused', paused.n, [instant('longest', paused.since)]);
  return { tiles: [...figures, ...cards, ...(cards.length < 3 ? [waiting] : [])], changesAt: sooner(moment(page.changes), ...cards.map(({ card }) => card?.time?.turnsAt)) };
};

/** What nobody has taken yet, wherever this wall looks: what it asks people for until somebody takes it. What it may not show finds its people elsewhere. */
export const attentionOf = async (ctx: Context, { wall, now }: Pick<Shown, 'wall' | 'now'>, departmentIds: readonly string[] | null) => {
  const near = departmentIds ? ' and c.department_ids && ?::uuid[]' : '';
  const rows = await ctx.em.execute<{ total: number; card: CardRow }[]>(
    `with s as (select e.id, c.id as case_id, c.number, c.title, c.nature, c.band, c.level, c.department_id, c.branch_id, c.category_id, e.at, e.taken_by, e.take_by, e.next_update_at,
                       case when c.due_at <= ? then 'breached' when c.late_at <= ? then 'late' else 'watch' end as state, count(*) over ()::int as total
                  from escalation e join "case" c on c.id = e.case_id
                 where e.action_id is null and e.ended_at is null and e.taken_by is null and c.level > 0 and c.stage <> 'closed' and ${wallShows('c')}${near} order by c.level desc, e.at desc, e.id limit 3)
     select s.total, jsonb_build_object(${cardColumns}) as card from s ${cardJoins} order by s.level desc, s.at desc, s.id`,
    [now, now, ...(departmentIds ? [`{${departmentIds.join(',')}}`] : [])]);
  return { untaken: rows[0]?.total ?? 0, cards: rows.map(({ card }) => cardOf(card, { wall })) };
};
