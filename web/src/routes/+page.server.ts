import { redirect } from '@sveltejs/kit';
import { door } from '#lib/people/door.server.ts';
import type { PageServerLoad } from './$types';

/** The first page: setting up in an empty house, their work for staff, how to complain for everybody else. */
export const load: PageServerLoad = async ({ locals }) => {
  const { ready, viewer } = await door(locals.ask, '');
  if (!ready) redirect(303, '/setup');
  redirect(303, viewer ? '/work' : '/welcome');
};
