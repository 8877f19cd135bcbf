import { redirect } from '@sveltejs/kit';
import { preferences } from '#lib/platform/manner.server.ts';
import type { RequestHandler } from './$types';

const year = 365 * 86_400;

/** Sets how this browser is read to, then goes back to where the form stood. Unknown names and values change nothing. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  for (const [name, allows] of Object.entries(preferences)) {
    const value = form.get(name);
    if (typeof value !== 'string' || !allows(value)) continue;
    cookies.set(name, value, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: false, secure: url.protocol === 'https:' });
  }
  const back = String(form.get('back') ?? '/');
  redirect(303, /^\/(?![/\\])/.test(back) ? back : '/');
};
