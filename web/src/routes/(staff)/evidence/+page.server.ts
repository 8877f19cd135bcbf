import { must } from '#lib/platform/ask.server.ts';
import { Clauses } from '#schema/documents/audit.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { clauses } = await must(locals.ask(Clauses, {}));
  return { clauses, weakOnly: url.searchParams.get('weak') === 'yes', standard: 'ISO 10002:2018' };
};
