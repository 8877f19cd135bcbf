import { bands, natures } from '../case.entity.ts';
import { stages } from '../stage-verb.policy.ts';
import { caseOrders, type CaseFilter, type CaseOrder } from './card.view.ts';

/** Columns of a list of cases that a person may choose, besides the number and the title. */
export const caseColumns = ['nature', 'channel', 'place', 'band', 'level', 'stage', 'lead', 'received', 'due', 'unseen'] as const;

export type Term = (value: string) => boolean;
/** All that an address may say. */
export type Terms = Readonly<Record<string, Term>>;
export const anId: Term = (value) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);
export const among = (allowed: readonly string[]): Term => (value) => value.split(',').length <= 20 && value.split(',').every((word) => allowed.includes(word));
export const oneOf = (...allowed: readonly string[]): Term => (value) => allowed.includes(value);

/** Everything that the address of a list of cases may say. */
const terms: Terms = {
  q: (value) => value.trim() !== '' && value.length <= 200,
  state: oneOf('closed', 'all'),
  stage: among(stages), nature: among(natures), band: among(bands),
  level: (value) => /^[1-9]$/.test(value),
  department: anId, branch: anId, category: anId,
  lead: (value) => value === 'me' || value === 'none' || anId(value),
  overdue: oneOf('yes'),
  order: oneOf(...caseOrders),
  columns: among(caseColumns),
};

/** What an address says, in the one order in which it is kept; null where it says what no list understands. */
export const canonicalQuery = (query: string, known: Terms): string | null => {
  const pairs = [...new URLSearchParams(query)];
  if (new Set(pairs.map(([key]) => key)).size < pairs.length || !pairs.every(([key, value]) => says(known, key, value))) return null;
  return new URLSearchParams(pairs.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
};

export const canonicalCases = (query: string): string | null => canonicalQuery(query, terms);

/** What of an address is understood; the rest is passed over. */
export const understoodIn = (query: string, known: Terms): Map<string, string> => new Map([...new URLSearchParams(query)].filter(([key, value]) => says(known, key, value)));
const says = (known: Terms, key: string, value: string): boolean => Object.hasOwn(known, key) && known[key]!(value);

/**
 * The address of a list of cases as the filter it stands for; what is unknown in it is passed over.
 * The twin of `filterOf` in web/src/lib/case/list/filters.ts: a test holds the two together.
 */
export const casesQuery = (query: string): { filter: CaseFilter; order: CaseOrder } => {
  const params = understoodIn(query, terms);
  const some = (key: string): string[] | null => params.get(key)?.split(',') ?? null;
  const filter: CaseFilter = {
    state: params.get('state') ?? null, stage: some('stage'), nature: some('nature'), band: some('band'), level: params.has('level') ? Number(params.get('level')) : null,
    departmentId: params.get('department') ?? null, branchId: params.get('branch') ?? null, categoryId: params.get('category') ?? null,
    lead: params.get('lead') ?? null, overdue: params.has('overdue') || null, text: params.get('q') ?? null,
  };
  return { filter, order: (params.get('order') as CaseOrder | undefined) ?? 'due' };
};
