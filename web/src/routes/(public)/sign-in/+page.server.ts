import { fail, redirect, type Cookies } from '@sveltejs/kit';
import { becomeDemonstration, confirmCode, signIn, type Entry } from '#lib/people/door.server.ts';
import { inside, keepSession } from '#lib/people/session.server.ts';
import { latinDigits } from '#lib/platform/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { ready, viewer } = await parent();
  if (!ready) redirect(303, '/setup');
  if (viewer) redirect(303, inside(url.searchParams.get('back')));
  return { back: inside(url.searchParams.get('back')), out: url.searchParams.has('out') };
};

export const actions: Actions = {
  async password({ request, locals, cookies, url }) {
    const form = await request.formData();
    const email = String(form.get('email') ?? '').trim();
    const entry = await signIn(locals.ask, { email, password: String(form.get('password') ?? '') });
    if (entry.kind === 'code') return { step: 'code' as const, email, ticket: entry.ticket, faults: [] };
    if (entry.kind === 'refused') return fail(400, { step: 'password' as const, email, ticket: '', faults: entry.faults });
    enter(cookies, url, form, entry);
  },
  async code({ request, locals, cookies, url }) {
    const form = await request.formData();
    const ticket = String(form.get('ticket') ?? '');
    const entry = await confirmCode(locals.ask, { ticket, code: latinDigits(String(form.get('code') ?? '')).replace(/\s/g, '') });
    if (entry.kind !== 'in') return fail(400, { step: 'code' as const, email: '', ticket, faults: entry.kind === 'refused' ? entry.faults : [] });
    enter(cookies, url, form, entry);
  },
  async demonstration({ request, locals, cookies, url }) {
    const form = await request.formData();
    const entry = await becomeDemonstration(locals.ask, String(form.get('person') ?? ''));
    if (entry.kind !== 'in') return fail(400, { step: 'password' as const, email: '', ticket: '', faults: entry.kind === 'refused' ? entry.faults : [] });
    enter(cookies, url, form, entry);
  },
};

function enter(cookies: Cookies, url: URL, form: FormData, entry: Extract<Entry, { kind: 'in' }>): never {
  keepSession(cookies, url, entry.token, entry.expiresAt);
  // What the person set once is how they are read to, unless this browser has been told otherwise.
  if (entry.language && !cookies.get('language')) cookies.set('language', entry.language, { path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: false, secure: url.protocol === 'https:' });
  redirect(303, inside(String(form.get('back') ?? '')));
}
