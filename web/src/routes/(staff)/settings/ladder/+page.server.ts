import { must } from '#lib/platform/ask.server.ts';
import { SettingsLadder } from '#schema/documents/policy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const past = url.searchParams.get('past') === 'yes';
  return { past, ...(await must(locals.ask(SettingsLadder, { past }))) };
};
