import { must } from '#lib/platform/ask.server.ts';
import { Exposures } from '#schema/documents/action.ts';
import { FormChoices } from '#schema/documents/feedback.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const product = url.searchParams.get('product')?.slice(0, 200) || null;
  const { viewer } = await parent();
  const { exposures } = await must(locals.ask(Exposures, { from: null, to: null, product }));
  const branches = (await locals.ask(FormChoices, {})).data?.formChoices.branches ?? [];
  return { exposures, branches, product, mayEnter: viewer.roles.some((role) => role === 'quality' || role === 'head') };
};
