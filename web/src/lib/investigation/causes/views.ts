import { withParams } from '#lib/case/list/filters.ts';

/** One tree, seen in three ways. */
export const views = ['list', 'whys', 'fishbone'] as const;
export type View = (typeof views)[number];

export const viewIn = (given: string | null): View => views.find((one) => one === given) ?? 'list';

/** The address of a view with a cause selected in it; what else stands in the address stays. */
export function addressOf({ pathname, search }: Pick<URL, 'pathname' | 'search'>, { view, cause }: { view: View; cause: string | null }): string {
  const query = withParams(search, { view: view === 'list' ? null : view, cause });
  return query === '?' ? pathname : `${pathname}${query}`;
}
