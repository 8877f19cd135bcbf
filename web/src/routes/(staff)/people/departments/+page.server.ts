import { must } from '#lib/platform/ask.server.ts';
import { Departments } from '#schema/documents/people.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { departments, branches, viewer } = await must(locals.ask(Departments, {}));
  return { departments, branches, may: viewer?.can.includes('departments.keep') ?? false };
};
