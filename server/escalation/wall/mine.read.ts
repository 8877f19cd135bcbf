import type { Predicate } from '../../case/visible.policy.ts';
import { named, type Language } from '../../platform/language.ts';
import type { BoardTime } from '../board.view.ts';
import type { Wall } from './wall.entity.ts';
import { masked, wallCounts } from './wall.policy.ts';
import type { WallCard, WallFact, WallTile } from './wall.view.ts';

/** What a page is made for. */
export interface Shown { readonly wall: Wall; readonly departmentId: string | null; readonly now: Date }

/** What a page is made of: its tiles, when they change by themselves, and the cases whose time is still to be counted. */
export interface Made { readonly tiles: WallTile[]; readonly changesAt: Date | null }

/** Milliseconds. */
export const soon = 2 * 3_600_000;
/** A deadline that has come is told together with the escalation it causes; if nobody acts on it for so long, it is told alone. */
const together = 30_000;

/**
 * Open cases as this wall counts them, as a common table `mine`. A case whose time is up stays what it was until its deadline has been acted
 * upon: zero and the escalation arrive as one change.
 */
export const mine = ({ wall, departmentId, now }: Shown): Predicate => ({
  sql: `mine as materialized (
    select o.*, case when o.due_at <= ? and not o.waits then 'breached' when o.paused then 'paused' when o.late_at <= ? then 'late' when o.watch_at <= ? then 'watch' when coalesce(o.due_at, o.late_at) is null then 'plain' else 'calm' end as state
      from (select c.id, c.number, c.title, c.nature, c.band, c.level, c.cycle, c.confidential, c.excluded_ids, c.department_id, c.department_ids, c.branch_id, c.category_id, c.lead_id, c.due_at, c.due_clock, c.watch_at, c.late_at, c.paused,
                   coalesce(c.due_at <= ? and exists (select from deadline d where d.case_id = c.id and d.fired_at is null and d.at <= ? and d.at > ?), false) as waits
              from "case" c where c.stage <> 'closed' and ${wallCounts(wall, 'c')}${departmentId ? ' and ?::uuid = any(c.department_ids)' : ''}) o)`,
  values: [now, now, now, now, now, new Date(now.getTime() - together), ...(departmentId ? [departmentId] : [])],
});

/** When the states of `mine` change next by themselves. */
export const changesOf = (now: Date): Predicate => ({
  sql: `(select least(min(watch_at) filter (where watch_at > ? and not paused), min(late_at) filter (where late_at > ? and not paused), min(due_at) filter (where due_at > ?),
                      min(due_at - interval '2 hours') filter (where due_at > ?), min(?::timestamptz) filter (where waits)) from mine)`,
  values: [now, now, now, new Date(now.getTime() + soon), new Date(now.getTime() + together)],
});

/** A card as the statements give it, before the masks. */
export interface CardRow {
  id: string; case_id: string; number: string; title: string; nature: string; band: string | null; level: number; state: string; at: string; take_by: string | null; next_update_at: string | null;
  taken_by: string | null; name_en: string | null; name_ar: string | null; category_en: string | null; category_ar: string | null; place_en: string | null; place_ar: string | null;
}
export const cardColumns = `'id', s.id, 'case_id', s.case_id, 'number', s.number, 'title', s.title, 'nature', s.nature, 'band', s.band, 'level', s.level, 'state', s.state, 'at', s.at, 'take_by', s.take_by, 'next_update_at', s.next_update_at,
  'taken_by', s.taken_by, 'name_en', p.name_en, 'name_ar', p.name_ar, 'category_en', g.name_en, 'category_ar', g.name_ar, 'place_en', coalesce(b.name_en, d.name_en), 'place_ar', coalesce(b.name_ar, d.name_ar)`;
export const cardJoins = 'left join person p on p.id = s.taken_by left join category g on g.id = s.category_id left join branch b on b.id = s.branch_id left join department d on d.id = s.department_id';

/** What the wall's policy leaves of it. */
export const cardOf = (row: CardRow, { wall }: Pick<Shown, 'wall'>, time: BoardTime | null = null): WallCard => ({
  id: row.id, number: row.number, title: wall.titles ? row.title : null, kind: row.nature, category: saidIn(wall.language, row.category_en, row.category_ar), place: saidIn(wall.language, row.place_en, row.place_ar),
  band: row.band, level: row.level, state: row.state, taken: row.taken_by !== null, holder: masked(wall, saidIn(wall.language, row.name_en, row.name_ar)),
  since: new Date(row.at), takeBy: moment(row.take_by), nextUpdateAt: moment(row.next_update_at), time, qr: null,
});

export const saidIn = (language: Language, nameEn: string | null, nameAr: string | null): string | null => (nameEn === null && nameAr === null ? null : named({ nameEn: nameEn ?? '', nameAr: nameAr ?? '' }, language));
export const moment = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);
export const tile = (about: string, state: string, figure: number | null, facts: readonly (WallFact | null)[] = [], more: Partial<WallTile> = {}): WallTile => ({ about, state, figure, facts: facts.filter((one) => one !== null), ...more });
/** A fact that is worth a line. */
export const count = (about: string, figure: number): WallFact | null => (figure ? { about, figure } : null);
export const instant = (about: string, at: string | null | undefined): WallFact | null => (at ? { about, at: new Date(at) } : null);
export const sooner = (...moments: readonly (Date | null | undefined)[]): Date | null => {
  const known = moments.filter((one): one is Date => !!one);
  return known.length ? new Date(Math.min(...known.map((one) => one.getTime()))) : null;
};
