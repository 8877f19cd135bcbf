import { redirect } from '@sveltejs/kit';
import { inside } from '#lib/people/session.server.ts';
import { prefer } from '#lib/platform/manner.server.ts';
import type { RequestHandler } from './$types';

/** Sets how this browser is read to, then goes back to where the form stood. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  prefer({ cookies, url }, form);
  redirect(303, inside(String(form.get('back') ?? ''), '/'));
};
