import { must } from '#lib/platform/ask.server.ts';
import { filterOf } from '#lib/case/filters.ts';
import { standingQueries } from '#lib/case/standing.ts';
import { viewsAt } from '#lib/view/views.server.ts';
import { Cases, CaseDepartments } from '../../../../../schema/documents/case.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { asked, ...views } = await viewsAt(locals.ask, 'cases', url, standingQueries);
  const { filter, order } = filterOf(asked);
  const [{ cases, feedPosition }, { departments }] = [await must(locals.ask(Cases, { filter, order, first: 50, after: url.searchParams.get('after') })), await must(locals.ask(CaseDepartments, {}))];
  return {
    views,
    list: { cards: cases.edges.map(({ node }) => node), total: cases.totalCount, next: cases.pageInfo.hasNextPage ? (cases.pageInfo.endCursor ?? null) : null, position: feedPosition },
    departments: departments.filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
  };
};
