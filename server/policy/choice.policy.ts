import type { Category } from './category.entity.ts';
import type { Commitment } from './commitment.entity.ts';
import { bands, type Band, type Matrix } from './matrix.entity.ts';
import type { RoutingRule } from './queue.entity.ts';

/** What a choice looks at. `categories` goes from the case's own category up to the root of its tree. */
export interface Facts {
  readonly nature?: string | null;
  readonly categories?: readonly string[];
  readonly band?: string | null;
  readonly branchId?: string | null;
  readonly language?: string | null;
  readonly channel?: string | null;
}

const dimensions = ['nature', 'band', 'branchId', 'language', 'channel'] as const;
export type Dimension = 'category' | (typeof dimensions)[number];

/** What was chosen, by which of its conditions, and how many others fitted too. */
export interface Chosen<T> {
  readonly row: T;
  readonly by: readonly Dimension[];
  readonly others: number;
}

type Conditions = Partial<Record<(typeof dimensions)[number], string | null | undefined>> & { readonly categoryId?: string | null; readonly rank: number; readonly id: string };

/**
 * The row that fits best: the one with the most conditions; among these the one with the nearer category; then the smaller
 * rank; then the id, so that two servers never choose differently. Null where none fits.
 */
export const mostSpecific = <T extends Conditions>(rows: readonly T[], facts: Facts): Chosen<T> | null => {
  const fitting = rows.map((row) => ({ row, ...fitOf(row, facts) })).filter(({ fits }) => fits);
  fitting.sort((a, b) => b.by.length - a.by.length || a.far - b.far || a.row.rank - b.row.rank || (a.row.id < b.row.id ? -1 : 1));
  const [best] = fitting;
  return best ? { row: best.row, by: best.by, others: fitting.length - 1 } : null;
};

const fitOf = (row: Conditions, facts: Facts): { fits: boolean; by: Dimension[]; far: number } => {
  const far = row.categoryId ? (facts.categories ?? []).indexOf(row.categoryId) : 0;
  const asked = dimensions.filter((dimension) => row[dimension] !== null && row[dimension] !== undefined);
  const fits = far >= 0 && asked.every((dimension) => row[dimension] === facts[dimension]);
  return { fits, far, by: [...(row.categoryId ? (['category'] as const) : []), ...asked] };
};

/** The promise in force for one clock, legal ones apart: they run beside the house's own, and neither replaces the other. */
export const commitmentFor = (rows: readonly Commitment[], clock: string, facts: Facts, legal = false): Chosen<Commitment> | null =>
  mostSpecific(rows.filter((row) => row.clock === clock && row.legal === legal && !row.until) as unknown as readonly (Commitment & Conditions)[], facts);

/** What a case is routed to: by rule, else by its category or the nearest one above that says so. */
export const routeFor = (rules: readonly RoutingRule[], categories: readonly Pick<Category, 'id' | 'departmentId' | 'queueId'>[], facts: Facts): { departmentId: string | null; queueId: string | null; ruleId: string | null } | null => {
  const chosen = mostSpecific(rules.filter(({ active }) => active) as unknown as readonly (RoutingRule & Conditions)[], facts);
  if (chosen) return { departmentId: chosen.row.departmentId ?? null, queueId: chosen.row.queueId ?? null, ruleId: chosen.row.id };
  for (const id of facts.categories ?? []) {
    const category = categories.find((one) => one.id === id);
    if (category?.departmentId || category?.queueId) return { departmentId: category.departmentId ?? null, queueId: category.queueId ?? null, ruleId: null };
  }
  return null;
};

/** A category and those above it, nearest first; a loop ends it. */
export const pathOf = (categories: readonly Pick<Category, 'id' | 'parentId'>[], id: string | null | undefined): string[] => {
  const path: string[] = [];
  for (let at = id; at && !path.includes(at); at = categories.find((one) => one.id === at)?.parentId) path.push(at);
  return path;
};

interface Figures {
  readonly severity: number;
  readonly likelihood: number;
  readonly safety: boolean;
  readonly impact: number;
  /** The complainant needs special care. */
  readonly care: boolean;
}

/** What the matrix makes of the figures of an assessment (1–5 each), floors included. */
export const bandFor = ({ cells, safetyFloor, impactFloor, careFloor }: Pick<Matrix, 'cells' | 'safetyFloor' | 'impactFloor' | 'careFloor'>, { severity, likelihood, safety, impact, care }: Figures): Band => {
  const band = cells[severity - 1]?.[likelihood - 1] ?? 'medium';
  const floors = [...(safety ? [safetyFloor] : []), ...(impact >= 4 ? [impactFloor] : []), ...(care ? [careFloor] : [])];
  return [band, ...floors].reduce((a, b) => (bands.indexOf(a) >= bands.indexOf(b) ? a : b));
};
