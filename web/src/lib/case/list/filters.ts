import type { VariablesOf } from 'gql.tada';
import type { Cases } from '#schema/documents/case.ts';
import { among, anId, oneOf, understood, type Terms } from '#lib/view/terms.ts';

export type Filter = NonNullable<VariablesOf<typeof Cases>['filter']>;
export const orders = ['due', 'received', 'level'] as const;
export const listStages = ['received', 'acknowledged', 'assessed', 'investigating', 'decided', 'settling', 'evaluated', 'adopted', 'done', 'closed'] as const;
export const listNatures = ['complaint', 'suggestion', 'compliment', 'enquiry', 'service', 'misconduct', 'incident', 'employee', 'outside', 'abusive'] as const;
/** Columns that a person may choose, besides the number and the title, in the order in which they stand. */
export const listColumns = ['nature', 'channel', 'place', 'unseen', 'band', 'level', 'stage', 'lead', 'received', 'due'] as const;
export const listBands = ['critical', 'high', 'medium', 'low'] as const;

/** Everything that the address of a list of cases may say. */
export const listTerms: Terms = {
  q: (value) => value.trim() !== '' && value.length <= 200,
  state: oneOf('closed', 'all'),
  stage: among(listStages), nature: among(listNatures), band: among(listBands),
  level: (value) => /^[1-9]$/.test(value),
  department: anId, branch: anId, category: anId,
  lead: (value) => value === 'me' || value === 'none' || anId(value),
  overdue: oneOf('yes'), order: oneOf(...orders), columns: among(listColumns),
};

/** Everything a list is narrowed by stands in its address; what is unknown there is passed over. */
export function filterOf(params: Iterable<[string, string]> & Pick<URLSearchParams, 'get'>): { filter: Filter; order: (typeof orders)[number]; after: string | null } {
  const known = understood(params, listTerms);
  const some = (key: string): string[] | null => known.get(key)?.split(',') ?? null;
  const filter: Filter = {
    ...(known.has('state') ? { state: known.get('state') } : {}),
    stage: some('stage'), nature: some('nature'), band: some('band'),
    ...(known.has('level') ? { level: Number(known.get('level')) } : {}),
    ...(known.has('department') ? { departmentId: known.get('department') } : {}),
    ...(known.has('branch') ? { branchId: known.get('branch') } : {}),
    ...(known.has('category') ? { categoryId: known.get('category') } : {}),
    ...(known.has('lead') ? { lead: known.get('lead') } : {}),
    ...(known.has('overdue') ? { overdue: true } : {}),
    ...(known.has('q') ? { text: known.get('q') } : {}),
  };
  return { filter, order: (known.get('order') as (typeof orders)[number] | null) ?? 'due', after: params.get('after') };
}

/** Whether a word of the address narrows the list; its order and its columns only lay it out. */
export const narrows = (key: string): boolean => key !== 'order' && key !== 'columns';

/** The same address with some of it changed; a new filter starts at the first page. */
export function withParams(params: Pick<URLSearchParams, 'toString'>, changed: Record<string, string | null>): string {
  const next = new URLSearchParams(params.toString());
  if (!('after' in changed)) next.delete('after');
  for (const [key, value] of Object.entries(changed)) {
    if (value) next.set(key, value);
    else next.delete(key);
  }
  const text = next.toString();
  return text ? `?${text}` : '?';
}
