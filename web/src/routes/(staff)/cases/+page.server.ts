import { must } from '#lib/platform/ask.server.ts';
import { filterOf } from '#lib/case/filters.ts';
import { Cases, CaseDepartments } from '../../../../../schema/documents/case.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { filter, order, after } = filterOf(url.searchParams);
  const [{ cases, feedPosition }, { departments }] = [await must(locals.ask(Cases, { filter, order, first: 50, after })), await must(locals.ask(CaseDepartments, {}))];
  return {
    cards: cases.edges.map(({ node }) => node), total: cases.totalCount, next: cases.pageInfo.hasNextPage ? (cases.pageInfo.endCursor ?? null) : null, position: feedPosition,
    departments: departments.filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
  };
};
