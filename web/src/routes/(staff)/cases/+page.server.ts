import { must } from '#lib/platform/ask.server.ts';
import { filterOf, listTerms } from '#lib/case/list/filters.ts';
import { calendarsFor } from '#lib/escalation/calendars.server.ts';
import { standingQueries } from '#lib/case/standing.ts';
import { viewsAt } from '#lib/view/views.server.ts';
import { Cases, CaseDepartments } from '#schema/documents/case.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { asked, ...views } = await viewsAt(locals.ask, 'cases', url, standingQueries, listTerms);
  const { filter, order } = filterOf(asked);
  const [{ cases, feedPosition }, { departments }] = [await must(locals.ask(Cases, { filter, order, first: 50, after: url.searchParams.get('after') })), await must(locals.ask(CaseDepartments, {}))];
  const cards = cases.edges.map(({ node }) => node);
  return {
    views, calendars: await calendarsFor(locals.ask, cards),
    list: { cards, total: cases.totalCount, next: cases.pageInfo.hasNextPage ? (cases.pageInfo.endCursor ?? null) : null, position: feedPosition },
    departments: departments.filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
  };
};
