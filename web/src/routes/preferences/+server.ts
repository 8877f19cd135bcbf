import { redirect } from '@sveltejs/kit';
import { prefer } from '#lib/platform/manner.server.ts';
import type { RequestHandler } from './$types';

/** Sets how this browser is read to, then goes back to where the form stood. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  prefer({ cookies, url }, form);
  const back = String(form.get('back') ?? '/');
  redirect(303, /^\/(?![/\\])/.test(back) ? back : '/');
};
