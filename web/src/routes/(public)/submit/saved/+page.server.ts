import { redirect } from '@sveltejs/kit';
import { tokenOf } from '#lib/feedback/draft.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const token = tokenOf(event);
  if (!token) redirect(303, '/submit');
  return { link: `${event.url.origin}/submit?draft=${token}` };
};
