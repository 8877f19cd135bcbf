import { missing, sourceOf, type ColumnPlan, type Mapping } from './mapping.ts';
import { decideOrder, type OrderVerdict } from './order.ts';
import { profileOf, type Profile } from './profile.ts';
import type { Said } from './said.ts';
import { assign, ensureReceived, isNameless, isOurs, isRowNumber, type Pick } from './assign.ts';
import type { Column, Sheet } from './sheet.ts';
import { isDate, type OwnType, type Target } from './target.ts';
import type { DateOrder } from './when.ts';

export interface ColumnProposal extends ColumnPlan {
  /** 0 to 1; own fields and columns left out have none. */
  readonly confidence: number | null;
  readonly example: string;
}

export interface Proposal {
  readonly mapping: Mapping;
  readonly columns: readonly ColumnProposal[];
  /** What a person should know before trusting it: ambiguous dates, no numbers of the source … */
  readonly remarks: readonly Said[];
  /** What is missing before a row can be taken. */
  readonly missing: readonly Said[];
}

export interface ProposalContext {
  /** The IANA zone of times that name none. */
  readonly zone: string;
  readonly now: Date;
}

/** Proposes what each column becomes, by names (English and Arabic) and by values. */
export const proposeMapping = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { zone, now }: ProposalContext,
): Proposal => {
  const profiles = columns.map((column) => profileOf(rows.map((row) => row[column.at] ?? '')));
  const remarks: Said[] = [];
  const chosen = assign(columns, profiles);
  ensureReceived(columns, profiles, chosen, remarks);
  const dated = columns.filter((column) => datesOf(column, chosen, profiles));
  const american = columns.some(({ header }) => /\bzip/i.test(header.replace(/_/g, ' ')));
  const first = dated.map((column) => decideOrder(column.name, profiles[column.at]!, null, now, american));
  const elsewhere =
    first.find((verdict) => verdict.sure && (verdict.order === 'day-first' || verdict.order === 'month-first'))
      ?.order ?? null;
  const orders = new Map<number, OrderVerdict>(
    dated.map((column, at) => [
      column.at,
      first[at]!.sure ? first[at]! : decideOrder(column.name, profiles[column.at]!, elsewhere, now, american),
    ]),
  );
  const proposals = columns.map((column) => {
    const pick = chosen.get(column.at);
    const verdict = orders.get(column.at);
    if (verdict?.because && (pick ?? profiles[column.at]!.dates > 0.8)) remarks.push(verdict.because);
    return {
      ...planOf(column, profiles[column.at]!, pick?.target, verdict?.order),
      confidence: pick ? pick.score : null,
      example: exampleOf(rows, column.at),
    };
  });
  if (![...chosen.values()].some((pick) => pick.target === 'sourceId')) remarks.push(said.noNumbers);
  const plans: ColumnPlan[] = proposals.map(({ confidence: _, example: __, ...plan }) => plan);
  return {
    mapping: { source: sourceOf(columns), zone, columns: plans },
    columns: proposals,
    remarks,
    missing: missing(plans),
  };
};

/** Rows to judge by: the first ones and an even choice of the rest (order of dates shows late in a sorted file), up to 64 MB in. */
export const sampleRows = async (sheet: Sheet, limit = 1500, within = 64 * 1024 * 1024): Promise<string[][]> => {
  const kept: { line: number; cells: string[] }[] = [];
  let seen = 0;
  let bytes = 0;
  let seed = 42;
  for await (const row of sheet.rows((total) => (bytes = total))) {
    if (row.broken) continue;
    seen++;
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const slot = kept.length < limit ? kept.length : Math.floor((seed / 2 ** 32) * seen);
    // The first rows stay; the others give way to later ones with equal chance.
    if (slot < limit && (slot >= 100 || kept.length < limit))
      kept[slot] = { line: row.line, cells: row.cells.map((cell) => cell.slice(0, 2000)) };
    if (bytes > within) break;
  }
  return kept.sort((a, b) => a.line - b.line).map((row) => row.cells);
};

const datesOf = (column: Column, chosen: ReadonlyMap<number, Pick>, profiles: readonly Profile[]): boolean => {
  const pick = chosen.get(column.at);
  return pick ? isDate(pick.target) : profiles[column.at]!.dates > 0.8;
};

const planOf = (
  column: Column,
  profile: Profile,
  target: Target | undefined,
  order: DateOrder | undefined,
): ColumnPlan => {
  if (target) return { column: column.name, to: target, ...(isDate(target) && { order: order ?? 'iso' }) };
  if (isOurs(column) || isRowNumber(column, profile) || (isNameless(column) && profile.filled === 0))
    return { column: column.name, to: 'ignore' };
  const type = ownTypeOf(profile);
  return {
    column: column.name,
    to: 'own',
    as: column.name,
    type,
    personal: isPersonal(column.name, profile),
    ...(type === 'date' && { order: order ?? 'iso' }),
  };
};

const ownTypeOf = (profile: Profile): OwnType => {
  if (profile.filled === 0) return 'text';
  if (profile.dates > 0.8) return 'date';
  if (profile.yesNo > 0.95 && profile.numbers < 0.95) return 'yes-no';
  if (profile.numbers === 1 && profile.averageLength < 12 && profile.phones < 0.5) return 'number';
  return profile.filled >= 20 && profile.distinct <= Math.min(25, profile.filled / 4) && profile.averageLength < 80
    ? 'list'
    : 'text';
};

const isPersonal = (name: string, profile: Profile): boolean =>
  profile.emails > 0.5 ||
  profile.phones > 0.8 ||
  profile.coordinates > 0.5 ||
  /name|address|account|iban|passport|national|birth|phone|mobile|e-?mail|pnr|booking|card|policy|latitude|longitude|username|coord|street|اسم|عنوان|حساب|هوية|جواز|ميلاد|جوال|هاتف|حجز|بطاقة|آيبان|عداد/i.test(
    name,
  );

const exampleOf = (rows: readonly (readonly string[])[], at: number): string => {
  const found = rows.find((row) => (row[at] ?? '').trim() !== '')?.[at] ?? '';
  const plain = found.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
};

const said = {
  noNumbers: {
    code: 'map.no-numbers',
    en: 'No column holds a number of its own for every row; a fingerprint of the whole row stands in, so rows that are equal in every cell are taken once.',
    ar: 'لا يوجد عمود يحمل رقمًا فريدًا لكل صف؛ تُستخدم بصمة الصف كاملًا بدلًا منه، فتُستورد الصفوف المتطابقة في جميع خلاياها مرة واحدة.',
  },
};
