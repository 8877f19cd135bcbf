import type { ResultOf } from 'gql.tada';
import { must } from '#lib/platform/ask.server.ts';
import { narrowedOf, narrowedTerms } from '#lib/action/narrowed.ts';
import { misreadIn } from '#lib/view/terms.ts';
import { Actions } from '#schema/documents/action.ts';
import { CaseDepartments } from '#schema/documents/case.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const narrowed = narrowedOf(url.searchParams);
  const { view, kind, departmentId, text } = narrowed;
  const answer: ResultOf<typeof Actions> = await must(locals.ask(Actions, { view, kind, departmentId, text, first: 50, after: null }));
  const { departments } = await must(locals.ask(CaseDepartments, {}));
  return { answer, narrowed, misread: misreadIn(url.searchParams, narrowedTerms), departments: departments.filter(({ active }) => active).map(({ id, name }) => ({ id, name })) };
};
