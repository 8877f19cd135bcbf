import { error } from '@sveltejs/kit';
import { must } from '#lib/platform/ask.server.ts';
import { SettingsWords } from '#schema/documents/policy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { settings } = await must(locals.ask(SettingsWords, {}));
  const wording = settings.wordings.find(({ key }) => key === params.key);
  const known = settings.placeholders.find(({ key }) => key === params.key);
  if (!wording || !known) error(404, '');
  return { wording, known, mayKeep: settings.mayKeep };
};
