import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { permission, type Ruled } from '../case/case.policy.ts';
import { cardsWhere } from '../case/list.read.ts';
import { ruledColumns } from '../case/visible.policy.ts';
import { namesOf, stepSaid, stepsInForce } from '../policy/policy.service.ts';
import type { BoardCard, BoardLevel, EscalationBoard, Standing } from './board.view.ts';
import { timesOf } from './time.read.ts';

/** The most cards a board holds at once; beyond that a filter is what helps. */
const most = 2_000;
const onBoard = "c.stage <> 'closed' and (c.level > 0 or (not c.paused and c.watch_at <= ?))";
const verbs = ['escalation.raise', 'escalation.take', 'escalation.comment', 'escalation.lower'] as const;

/** The board as the reader may see it; `feedPosition`, asked for together with it, says where to follow from. */
export const escalationBoard = async (ctx: Context, departmentId: string | null): Promise<EscalationBoard> => {
  const near = departmentId ? ' and ?::uuid = any(c.department_ids)' : '';
  const cards = await boardCards(ctx, { sql: `${onBoard}${near}`, values: [ctx.now(), ...(departmentId ? [departmentId] : [])] });
  return { cards, levels: await levelsOf(ctx, cards), serverTime: ctx.now() };
};

/** Cards as they stand now, without those that have left the board: what a feed of the board asks for. */
export const boardCardsOf = (ctx: Context, caseIds: readonly string[], departmentId: string | null): Promise<BoardCard[]> =>
  boardCards(ctx, {
    sql: `c.id = any(?::uuid[]) and ${onBoard}${departmentId ? ' and ?::uuid = any(c.department_ids)' : ''}`,
    values: [`{${caseIds.join(',')}}`, ctx.now(), ...(departmentId ? [departmentId] : [])],
  });

const boardCards = async (ctx: Context, condition: { sql: string; values: readonly unknown[] }): Promise<BoardCard[]> => {
  const cards = await cardsWhere(ctx, condition, { order: "c.level, coalesce(c.due_at, 'infinity'::timestamptz), c.id", limit: most });
  const ids = cards.map(({ id }) => id);
  const [standings, times, rules] = [await standingsOf(ctx, ids), await timesOf(ctx, ids), await rulesOf(ctx, ids)];
  return cards.map((card) => ({ card, standing: standings.get(card.id) ?? null, time: times.get(card.id) ?? null, can: verbs.filter((verb) => permission(verb)(ctx.actor, rules.get(card.id)!) === true) }));
};

/** The levels of the ladder, and those that cards stand on. */
export const levelsOf = async (ctx: Context, cards: readonly BoardCard[]): Promise<BoardLevel[]> => {
  // What is for every clock and every case, where there is such a ladder: a board speaks of all at once.
  const all = await stepsInForce(ctx.em);
  const general = all.some(({ clock, band, departmentId, level }) => level > 0 && !clock && !band && !departmentId) ? all.filter(({ clock, band, departmentId }) => !clock && !band && !departmentId) : all;
  const steps = [...general].sort((a, b) => a.level - b.level || (b.share ?? 0) - (a.share ?? 0));
  const names = await namesOf(ctx, steps);
  const levels = [...new Set([0, ...all.map(({ level }) => level), ...cards.map(({ card }) => card.level)])].sort((a, b) => a - b);
  return levels.map((level) => {
    const step = steps.find((one) => one.level === level);
    const climbs = level > 0 && level < levels.at(-1)!;
    return { level, target: step?.target ?? null, share: step?.share ? Math.round(step.share * 100) : null, minutesToTake: climbs ? (step?.minutesToTake ?? null) : null, said: step ? stepSaid(step, steps, ctx.language, names) : null };
  });
};

const rulesOf = async (ctx: Context, ids: readonly string[]): Promise<Map<string, Ruled>> => {
  const rows = await ctx.em.execute<(Ruled & { id: string })[]>(
    `select ${ruledColumns('c')} from "case" c where c.id = any(?::uuid[])`, [`{${ids.join(',')}}`]);
  return new Map(rows.map((row) => [row.id, row]));
};

const standingsOf = async (ctx: Context, ids: readonly string[]): Promise<Map<string, Standing>> => {
  type Row = { id: string; case_id: string; cause: string; at: string; take_by: string | null; next_update_at: string | null; version: number; to_id: string | null; to_en: string; to_ar: string; by_id: string | null; by_en: string; by_ar: string };
  const rows = await ctx.em.execute<Row[]>(
    `select e.id, e.case_id, e.cause, e.at, e.take_by, e.next_update_at, e.version, e.to_id, t.name_en as to_en, t.name_ar as to_ar, e.taken_by as by_id, b.name_en as by_en, b.name_ar as by_ar
       from escalation e left join person t on t.id = e.to_id left join person b on b.id = e.taken_by where e.ended_at is null and e.action_id is null and e.case_id = any(?::uuid[]) order by e.level`, [`{${ids.join(',')}}`]);
  const somebody = (id: string | null, nameEn: string, nameAr: string): Standing['to'] => (id ? { id, name: named({ nameEn, nameAr }, ctx.language) } : null);
  const moment = (text: string | null): Date | null => (text ? new Date(text) : null);
  return new Map(rows.map((row) => [row.case_id, {
    id: row.id, cause: row.cause, at: new Date(row.at), takeBy: moment(row.take_by), nextUpdateAt: moment(row.next_update_at), version: row.version,
    to: somebody(row.to_id, row.to_en, row.to_ar), takenBy: somebody(row.by_id, row.by_en, row.by_ar),
  }]));
};
