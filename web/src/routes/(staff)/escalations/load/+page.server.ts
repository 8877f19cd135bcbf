import { standingQueries } from '#lib/escalation/standing.ts';
import { boardTerms } from '#lib/escalation/view.ts';
import { must } from '#lib/platform/ask.server.ts';
import { viewsAt } from '#lib/view/views.server.ts';
import { DepartmentLoad, PersonLoad } from '#schema/documents/board.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { asked, ...views } = await viewsAt(locals.ask, 'load', url, standingQueries('load'), boardTerms.load);
  const of = asked.get('of');
  const { departmentLoad, feedPosition } = await must(locals.ask(DepartmentLoad, {}));
  const persons = of ? (await must(locals.ask(PersonLoad, { departmentId: of }))).personLoad : null;
  return { views, of, departmentLoad, persons, position: feedPosition };
};
