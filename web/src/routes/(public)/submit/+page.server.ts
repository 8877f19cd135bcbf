import { redirect } from '@sveltejs/kit';
import { dropToken, takeToken } from '#lib/feedback/draft.server.ts';
import type { PageServerLoad } from './$types';

/** The door of the form: a link from “save and come back later” brings its draft with it, `new` begins anew. */
export const load: PageServerLoad = (event) => {
  const token = event.url.searchParams.get('draft');
  if (token && /^[\w-]{16,64}$/.test(token)) {
    takeToken(event, token);
    redirect(303, '/submit/check');
  }
  if (event.url.searchParams.has('new')) dropToken(event);
  redirect(303, '/submit/kind');
};
