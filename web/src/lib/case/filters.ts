import type { VariablesOf } from 'gql.tada';
import type { Cases } from '../../../../schema/documents/case.ts';

export type Filter = NonNullable<VariablesOf<typeof Cases>['filter']>;
const id = /^[0-9a-f-]{36}$/;
const some = (text: string | null, allowed: readonly string[]): string[] | undefined => {
  const found = (text ?? '').split(',').filter((word) => allowed.includes(word));
  return found.length ? found : undefined;
};

export const orders = ['due', 'received', 'level'] as const;
export const listStages = ['received', 'acknowledged', 'assessed', 'investigating', 'decided', 'settling', 'evaluated', 'adopted', 'done', 'closed'] as const;
export const listNatures = ['complaint', 'suggestion', 'compliment', 'enquiry', 'service', 'misconduct', 'incident', 'employee', 'outside', 'abusive'] as const;
export const listBands = ['critical', 'high', 'medium', 'low'] as const;

/** Everything a list is narrowed by stands in its address; what is unknown there is passed over. */
export function filterOf(params: Pick<URLSearchParams, 'get'>): { filter: Filter; order: (typeof orders)[number]; after: string | null } {
  const state = params.get('state');
  const lead = params.get('lead');
  const level = Number(params.get('level'));
  const filter: Filter = {
    ...(state === 'closed' || state === 'all' ? { state } : {}),
    stage: some(params.get('stage'), listStages) ?? null,
    nature: some(params.get('nature'), listNatures) ?? null,
    band: some(params.get('band'), listBands) ?? null,
    ...(Number.isInteger(level) && level > 0 && level < 10 ? { level } : {}),
    ...(params.get('department')?.match(id) ? { departmentId: params.get('department') } : {}),
    ...(params.get('branch')?.match(id) ? { branchId: params.get('branch') } : {}),
    ...(params.get('category')?.match(id) ? { categoryId: params.get('category') } : {}),
    ...(lead === 'me' || lead === 'none' || lead?.match(id) ? { lead } : {}),
    ...(params.get('overdue') === 'yes' ? { overdue: true } : {}),
    ...(params.get('q') ? { text: params.get('q')!.slice(0, 200) } : {}),
  };
  const order = orders.find((one) => one === params.get('order')) ?? 'due';
  return { filter, order, after: params.get('after') };
}

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
