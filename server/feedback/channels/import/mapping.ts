import { createHash } from 'node:crypto';
import { fold } from './fold.ts';
import { delimiters, type Delimiter } from './dialect.ts';
import { encodings, type Encoding } from './encoding.ts';
import { isRejectsColumn } from './rejects.ts';
import { mapFaults, mapKeys } from './mapping.problems.ts';
import { Unreadable, type Said } from './said.ts';
import type { Column } from './sheet.ts';
import { isDate, isShared, ownTypes, targets, type OwnType, type Target } from './target.ts';
import { dateOrders, knownZone, type DateOrder } from './when.ts';

/** What one column becomes. */
export interface ColumnPlan {
  readonly column: string;
  readonly to: Target;
  /** For dates. */
  readonly order?: DateOrder;
  /** The name of the own field. */
  readonly as?: string;
  readonly type?: OwnType;
  /** The own field tells who somebody is. */
  readonly personal?: boolean;
}

export interface Mapping {
  /** Names the system that the numbers come from: (source, number) is imported once. */
  readonly source: string;
  /** The IANA zone of times that name none. */
  readonly zone: string;
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly columns: readonly ColumnPlan[];
}

export const mapVersion = 'majlis import map 1';

/** The map as a file that a person can read and change. */
export const mapJson = ({ source, zone, encoding, delimiter, columns }: Mapping): string =>
  `${JSON.stringify(
    {
      map: mapVersion,
      source,
      zone,
      encoding,
      delimiter,
      columns: Object.fromEntries(columns.map(({ column, ...plan }) => [column, plan])),
    },
    null,
    2,
  )}\n`;

/**
 * The default name of a source: the same headings are taken for the same system, so that a file imported twice, under whatever
 * name, changes nothing, and two systems that both count from 1 do not hide each other.
 */
export const sourceOf = (columns: readonly Column[]): string =>
  `columns-${createHash('sha256')
    .update(
      columns
        .filter(({ header }) => !isRejectsColumn(header))
        .map(({ name }) => fold(name))
        .sort()
        .join('|'),
    )
    .digest('hex')
    .slice(0, 12)}`;

/** How a given map wants the file opened; needed before the map can be checked against its columns. */
export const openingOf = (text: string): { encoding?: Encoding; delimiter?: Delimiter } => {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (!isRecord(json)) return {};
    const encoding = encodings.find((one) => one === json['encoding']);
    const delimiter = delimiters.find((one) => one === json['delimiter']);
    return { ...(encoding && { encoding }), ...(delimiter && { delimiter }) };
  } catch {
    return {};
  }
};

/** Checks a given map against the columns of the file; throws Unreadable with every fault at once. `zone` stands in if the map names none. */
export const readMapping = (text: string, columns: readonly Column[], zone: string): Mapping => {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Unreadable(mapFaults.notJson);
  }
  if (!isRecord(json)) throw new Unreadable(mapFaults.notMap);
  const found: Said[] = [];
  const plans = isRecord(json['columns'])
    ? readPlans(json['columns'], columns, found)
    : (found.push(mapFaults.noColumns), []);
  const given = json['zone'] ?? zone;
  if (typeof given !== 'string' || !knownZone(given)) found.push(mapFaults.zone(show(given)));
  const source = json['source'] ?? sourceOf(columns);
  if (typeof source !== 'string' || !/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u.test(source))
    found.push(mapFaults.source(show(source)));
  const encoding = oneOf(json['encoding'], encodings, 'encoding', found);
  const delimiter = oneOf(json['delimiter'], delimiters, 'delimiter', found);
  for (const key of Object.keys(json)) if (!mapKeys.includes(key)) found.push(mapFaults.unknownKey(show(key)));
  found.push(...missing(plans));
  if (found.length) throw new Unreadable(...found);
  return {
    source: source as string,
    zone: given as string,
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    columns: plans,
  };
};

/** What a map still lacks before rows can be taken; empty when it is complete. */
export const missing = (plans: readonly ColumnPlan[]): Said[] => {
  const has = (target: Target) => plans.some((plan) => plan.to === target);
  return [
    ...(has('receivedAt') ? [] : [mapFaults.noReceived]),
    ...(has('words') || has('title') || has('issue') || has('subIssue') || has('product') ? [] : [mapFaults.noContent]),
  ];
};

const readPlans = (given: Record<string, unknown>, columns: readonly Column[], found: Said[]): ColumnPlan[] => {
  const plans = new Map<string, ColumnPlan>();
  const filled = new Map<Target, string>();
  for (const [name, value] of Object.entries(given)) {
    const column = columnCalled(name, columns);
    if (!column) {
      found.push(mapFaults.unknownColumn(show(name), columns));
      continue;
    }
    if (plans.has(column.name)) found.push(mapFaults.columnTwice(show(name)));
    const plan = readPlan(column, typeof value === 'string' ? { to: value } : value, found);
    if (!plan) continue;
    const other = filled.get(plan.to);
    if (other !== undefined && !isShared(plan.to)) found.push(mapFaults.targetTwice(plan.to, other, column.name));
    filled.set(plan.to, column.name);
    plans.set(column.name, plan);
  }
  const names = [...plans.values()].filter((plan) => plan.to === 'own').map((plan) => fold(plan.as ?? plan.column));
  for (const name of new Set(names))
    if (names.indexOf(name) !== names.lastIndexOf(name)) found.push(mapFaults.ownTwice(show(name)));
  return columns.map((column) => plans.get(column.name) ?? { column: column.name, to: 'ignore' });
};

const readPlan = (column: Column, value: unknown, found: Said[]): ColumnPlan | null => {
  if (!isRecord(value)) return (found.push(mapFaults.notPlan(column.name)), null);
  const to = oneOf(value['to'], targets, `columns."${column.name}".to`, found);
  if (!to) {
    if (value['to'] === undefined) found.push(mapFaults.notPlan(column.name));
    return null;
  }
  const at = `columns."${column.name}"`;
  const order = oneOf(value['order'], dateOrders, `${at}.order`, found);
  const type = oneOf(value['type'], ownTypes, `${at}.type`, found);
  const as = value['as'];
  if (as !== undefined && (typeof as !== 'string' || as.trim() === '' || as.length > 120))
    found.push(mapFaults.as(column.name));
  const personal = value['personal'];
  if (personal !== undefined && typeof personal !== 'boolean') found.push(mapFaults.personal(column.name));
  const dated = isDate(to) || (to === 'own' && type === 'date');
  return {
    column: column.name,
    to,
    ...(dated && { order: order ?? 'iso' }),
    ...(to === 'own' && {
      as: typeof as === 'string' ? as.trim() : column.name,
      type: type ?? 'text',
      personal: personal === true,
    }),
  };
};

/** By its name, by the heading as folded, or by position (`#3`). */
const columnCalled = (name: string, columns: readonly Column[]): Column | undefined =>
  columns.find((column) => column.name === name) ??
  columns.find((column) => column.header !== '' && fold(column.name) === fold(name)) ??
  (/^#\d+$/.test(name) ? columns[Number(name.slice(1)) - 1] : undefined);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oneOf = <T extends string>(value: unknown, list: readonly T[], field: string, found: Said[]): T | undefined => {
  if (value === undefined || value === null) return undefined;
  const hit = list.find((one) => one === value);
  if (hit === undefined) found.push(mapFaults.notOneOf(field, show(value), list));
  return hit;
};

const show = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 60);
