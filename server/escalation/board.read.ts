import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { cursorText, endOfJournal } from '../journal/reader.ts';
import { cardsWhere } from '../case/list.read.ts';
import { LadderStep } from '../policy/ladder.entity.ts';
import type { BoardCard, EscalationBoard, Standing } from './board.view.ts';

/** The most cards a board holds at once; beyond that a filter is what helps. */
const most = 2_000;

/** The board as the reader may see it, and the place in the journal that it is true for: whoever follows from there misses nothing. */
export const escalationBoard = async (ctx: Context, departmentId: string | null): Promise<EscalationBoard> => {
  const cursor = cursorText(await endOfJournal(ctx.em));
  const near = departmentId ? ' and ?::uuid = any(c.department_ids)' : '';
  const cards = await cardsWhere(ctx, {
    sql: `c.stage <> 'closed' and (c.level > 0 or (not c.paused and c.watch_at <= ?))${near}`,
    values: [ctx.now(), ...(departmentId ? [departmentId] : [])],
  }, { order: "c.level, coalesce(c.due_at, 'infinity'::timestamptz), c.id", limit: most });
  const standings = await standingsOf(ctx, cards.map(({ id }) => id));
  const steps = await ctx.em.find(LadderStep, { active: true });
  const levels = [...new Set([0, ...steps.map(({ level }) => level), ...cards.map(({ level }) => level)])].sort((a, b) => a - b);
  return { cards: cards.map((card): BoardCard => ({ card, standing: standings.get(card.id) ?? null })), levels, cursor, serverTime: ctx.now() };
};

/** One card as it stands now, or null where it has left the board; what a feed of the board delivers. */
export const boardCard = async (ctx: Context, caseId: string): Promise<BoardCard | null> => {
  const [card] = await cardsWhere(ctx, { sql: "c.id = ?::uuid and c.stage <> 'closed' and (c.level > 0 or (not c.paused and c.watch_at <= ?))", values: [caseId, ctx.now()] }, { limit: 1 });
  return card ? { card, standing: (await standingsOf(ctx, [caseId])).get(caseId) ?? null } : null;
};

const standingsOf = async (ctx: Context, caseIds: readonly string[]): Promise<Map<string, Standing>> => {
  if (!caseIds.length) return new Map();
  type Row = { id: string; case_id: string; cause: string; at: string; take_by: string | null; next_update_at: string | null; version: number; to_id: string | null; to_en: string; to_ar: string; by_id: string | null; by_en: string; by_ar: string };
  const rows = await ctx.em.execute<Row[]>(
    `select e.id, e.case_id, e.cause, e.at, e.take_by, e.next_update_at, e.version, e.to_id, t.name_en as to_en, t.name_ar as to_ar, e.taken_by as by_id, b.name_en as by_en, b.name_ar as by_ar
       from escalation e left join person t on t.id = e.to_id left join person b on b.id = e.taken_by where e.ended_at is null and e.case_id = any(?::uuid[]) order by e.level`, [`{${caseIds.join(',')}}`]);
  const somebody = (id: string | null, nameEn: string, nameAr: string): Standing['to'] => (id ? { id, name: named({ nameEn, nameAr }, ctx.language) } : null);
  const moment = (text: string | null): Date | null => (text ? new Date(text) : null);
  return new Map(rows.map((row) => [row.case_id, {
    id: row.id, cause: row.cause, at: new Date(row.at), takeBy: moment(row.take_by), nextUpdateAt: moment(row.next_update_at), version: row.version,
    to: somebody(row.to_id, row.to_en, row.to_ar), takenBy: somebody(row.by_id, row.by_en, row.by_ar),
  }]));
};
