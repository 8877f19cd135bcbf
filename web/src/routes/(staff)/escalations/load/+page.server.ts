import { must } from '#lib/platform/ask.server.ts';
import { DepartmentLoad, PersonLoad } from '../../../../../../schema/documents/board.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const of = /^[0-9a-f-]{36}$/.exec(url.searchParams.get('of') ?? '')?.[0] ?? null;
  const { departmentLoad } = await must(locals.ask(DepartmentLoad, {}));
  const persons = of ? (await must(locals.ask(PersonLoad, { departmentId: of }))).personLoad : null;
  return { of, departmentLoad, persons };
};
