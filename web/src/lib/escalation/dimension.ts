import { unproven } from '#lib/case/next.ts';
import { said } from '#lib/case/said.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Manner } from '#lib/platform/manner.ts';
import { number } from '#lib/platform/words.ts';
import type { Item } from './item.ts';
import { bands, clocks, type Dimension, type Subject } from './fitting.ts';
import { levelName } from './level.ts';
import { instantOf, typedIn } from './zone.ts';

export const dues = ['overdue', 'today', 'week', 'later', 'still'] as const;

/** Where a day and seven days end, by the wall of the house. */
export interface Days { readonly today: number; readonly week: number }
const day = 86_400_000;
export const daysAt = (now: number, zone: string): Days => {
  const midnight = (at: number): number => instantOf(`${typedIn(at, zone).slice(0, 10)}T00:00`, zone)!.getTime();
  return { today: midnight(midnight(now) + 1.5 * day), week: midnight(midnight(now) + 7.5 * day) };
};

export const dueKey = ({ dueAt, paused, counted }: Item, now: number, days: Days): (typeof dues)[number] => {
  const at = dueAt ? Date.parse(dueAt) : Number.POSITIVE_INFINITY;
  if (at <= now) return 'overdue';
  if (counted && paused) return 'still';
  return at < days.today ? 'today' : at < days.week ? 'week' : 'later';
};

/** The column or lane of a card; '' where it has none of it. */
export const keyBy = (by: Dimension, item: Item, now: number, days: Days): string => {
  switch (by) {
    case 'level': return String(item.level);
    case 'due': return dueKey(item, now, days);
    case 'department': return item.department?.id ?? '';
    case 'owner': return item.owner?.id ?? '';
    case 'branch': return item.branch?.id ?? '';
    default: return item[by] ?? '';
  }
};

/** What a column is called. `names`: of persons, departments and branches that are on the board. */
export const nameBy = (by: Dimension, key: string, names: ReadonlyMap<string, string>, manner: Manner): string => {
  switch (by) {
    case 'level': return levelName(Number(key), (n) => number(n, manner));
    case 'due': return { overdue: m.boards_overdue, today: m.boards_today, week: m.boards_week, later: m.boards_later, still: m.boards_still }[key as (typeof dues)[number]]();
    case 'stage': return said('actionStage', key);
    case 'clock': return key ? said('clock', key) : m.boards_no_clock();
    case 'band': return key ? said('band', key) : m.boards_no_band();
    case 'department': return key ? (names.get(key) ?? '') : m.board_no_department();
    case 'owner': return key ? (names.get(key) ?? '') : m.boards_nobody();
    case 'branch': return key ? (names.get(key) ?? '') : m.boards_no_branch();
  }
};

/** Whose a card is, and by what else cards are told apart. */
export const titleBy = (by: Dimension, subject: Subject): string =>
  ({ level: m.board_by_level, due: m.boards_by_due, stage: m.boards_by_stage, department: m.board_by_department, owner: subject === 'actions' ? m.boards_by_doer : m.boards_by_owner, branch: m.boards_by_branch, band: m.boards_by_band, clock: m.boards_by_clock })[by]();

/** Columns and lanes in an order that stays: what is always there first, then by name; what has none of it at the end. */
export const keysBy = (by: Dimension, present: Iterable<string>, always: readonly string[], name: (key: string) => string): string[] => {
  const fixed: Partial<Record<Dimension, readonly string[]>> = { due: dues, stage: unproven, band: bands, clock: clocks };
  const here = new Set(present);
  if (by === 'level') return [...new Set([...always, ...here])].sort((a, b) => Number(a) - Number(b));
  if (by === 'due' || by === 'stage') return fixed[by]!.filter((key) => key !== 'still' || here.has(key));
  const order = fixed[by];
  const known = order ? order.filter((key) => here.has(key)) : [...here].filter(Boolean).sort((a, b) => name(a).localeCompare(name(b)) || (a < b ? -1 : 1));
  return here.has('') ? [...known, ''] : known;
};
