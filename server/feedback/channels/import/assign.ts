import type { Profile } from './profile.ts';
import { isRejectsColumn } from './rejects.ts';
import type { Said } from './said.ts';
import { scoreOf } from './score.ts';
import type { Column } from './sheet.ts';
import { isShared, targets, type Target } from './target.ts';

/** What a column is taken for, and how surely. */
export interface Pick {
  readonly target: Target;
  readonly score: number;
}

const threshold = 0.4;

/** Gives every target to the column that suits it best, the surest pairs first. */
export const assign = (columns: readonly Column[], profiles: readonly Profile[]): Map<number, Pick> => {
  const pairs: (Pick & { at: number })[] = [];
  for (const column of columns) {
    if (isRowNumber(column, profiles[column.at]!) || isOurs(column)) continue;
    const header = isNameless(column) ? '' : column.header;
    for (const target of targets) {
      if (target === 'own' || target === 'ignore') continue;
      const score = scoreOf(header, profiles[column.at]!, target);
      if (score >= threshold) pairs.push({ at: column.at, target, score });
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.at - b.at);
  const chosen = new Map<number, Pick>();
  const filled = new Set<Target>();
  for (const { at, target, score } of pairs) {
    if (chosen.has(at) || (filled.has(target) && !isShared(target))) continue;
    chosen.set(at, { target, score });
    filled.add(target);
  }
  return chosen;
};

/** A file with one date and an unusual name for it still tells when its complaints came. */
export const ensureReceived = (
  columns: readonly Column[],
  profiles: readonly Profile[],
  chosen: Map<number, Pick>,
  remarks: Said[],
): void => {
  if ([...chosen.values()].some((pick) => pick.target === 'receivedAt')) return;
  const dates = columns.filter(
    ({ at }) => profiles[at]!.dates > 0.6 && profiles[at]!.filled > profiles[at]!.rows * 0.6,
  );
  const free =
    dates.find(({ at }) => !chosen.has(at)) ??
    dates.find(({ at }) => chosen.get(at)?.target === 'happenedAt') ??
    dates.find(({ at }) => chosen.get(at)?.target === 'respondedAt');
  if (!free) return;
  chosen.set(free.at, { target: 'receivedAt', score: threshold });
  remarks.push(onlyDate(free.name));
};

export const isNameless = ({ header }: Column): boolean => header === '' || /^unnamed[:_ ]*\d+$/i.test(header);

export const isRowNumber = (column: Column, profile: Profile): boolean =>
  profile.counting &&
  (isNameless(column) ||
    /^(?:index|row|row ?(?:no\.?|number|id)|s\.? ?no\.?|sn|sr\.? ?no\.?|serial|#|م|ت|مسلسل|الرقم التسلسلي|التسلسل)$/i.test(
      column.header,
    ));

export const isOurs = ({ header }: Column): boolean => isRejectsColumn(header);

const onlyDate = (name: string): Said => ({
  code: 'map.only-date',
  en: `No column is plainly the date of receipt; “${name}” is taken for it.`,
  ar: `لا يوجد عمود صريح لتاريخ الاستلام؛ اعتُمد العمود «${name}».`,
});
