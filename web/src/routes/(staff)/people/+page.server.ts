import { must } from '#lib/platform/ask.server.ts';
import { People } from '#schema/documents/people.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const at = (name: string) => url.searchParams.get(name) ?? '';
  const filter = { search: at('search').slice(0, 120), role: at('role'), department: at('department'), standing: at('standing') };
  const isDepartment = /^[0-9a-f-]{36}$/.test(filter.department);
  const { people, departments } = await must(
    locals.ask(People, { first: 50, after: at('after') || null, search: filter.search || null, departmentId: isDepartment ? filter.department : null, role: filter.role.slice(0, 32) || null, standing: ['here', 'invited', 'left', 'programs'].includes(filter.standing) ? filter.standing : null }),
  );
  const { viewer } = await parent();
  const further = new URLSearchParams(url.searchParams);
  if (people.pageInfo.endCursor) further.set('after', people.pageInfo.endCursor);
  return {
    rows: people.edges.map(({ node }) => node), total: people.totalCount, next: people.pageInfo.hasNextPage ? `/people?${further}` : null,
    departments: departments.map(({ id, name, active }) => ({ id, name, active })), filter, mayInvite: viewer.can.includes('people.keep'),
  };
};
