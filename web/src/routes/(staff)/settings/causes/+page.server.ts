import { must } from '#lib/platform/ask.server.ts';
import { SettingsCauses } from '#schema/documents/policy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const asked = await must(locals.ask(SettingsCauses, {}));
  return { ...asked };
};
