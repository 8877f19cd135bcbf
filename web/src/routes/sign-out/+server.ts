import { redirect } from '@sveltejs/kit';
import { signOut } from '#lib/people/door.server.ts';
import { dropSession } from '#lib/people/session.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, cookies, url }) => {
  await signOut(locals.ask);
  dropSession(cookies, url);
  redirect(303, '/sign-in?out');
};
