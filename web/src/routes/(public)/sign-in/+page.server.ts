import { fail, redirect, type Cookies } from '@sveltejs/kit';
import { becomeDemonstration, confirmCode, signIn, type Entry } from '#lib/people/door.server.ts';
import { enter, inside } from '#lib/people/session.server.ts';
import { latinDigits } from '#lib/platform/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { ready, viewer } = await parent();
  if (!ready) redirect(303, '/setup');
  if (viewer) redirect(303, inside(url.searchParams.get('back')));
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return { back: inside(url.searchParams.get('back')), out: url.searchParams.has('out'), unknown: url.searchParams.has('unknown'), ticket: url.searchParams.get('ticket') ?? '', plain: url.protocol === 'http:' && !local };
};

export const actions: Actions = {
  async password({ request, locals, cookies, url }) {
    const form = await request.formData();
    const email = String(form.get('email') ?? '').trim();
    const entry = await signIn(locals.ask, { email, password: String(form.get('password') ?? '') });
    if (entry.kind === 'code') return { step: 'code' as const, email, ticket: entry.ticket, back: backIn(form), faults: [] };
    if (entry.kind === 'refused') return fail(400, { step: 'password' as const, email, ticket: '', back: backIn(form), faults: entry.faults });
    comeIn(cookies, url, form, entry);
  },
  async code({ request, locals, cookies, url }) {
    const form = await request.formData();
    const ticket = String(form.get('ticket') ?? '');
    const entry = await confirmCode(locals.ask, { ticket, code: latinDigits(String(form.get('code') ?? '')).replace(/\s/g, '') });
    if (entry.kind !== 'in') return fail(400, { step: 'code' as const, email: '', ticket, back: backIn(form), faults: entry.kind === 'refused' ? entry.faults : [] });
    comeIn(cookies, url, form, entry);
  },
  async demonstration({ request, locals, cookies, url }) {
    const form = await request.formData();
    const entry = await becomeDemonstration(locals.ask, String(form.get('person') ?? ''));
    if (entry.kind !== 'in') return fail(400, { step: 'password' as const, email: '', ticket: '', back: backIn(form), faults: entry.kind === 'refused' ? entry.faults : [] });
    // A visitor goes on in the language they read, whoever they become.
    comeIn(cookies, url, form, { ...entry, language: locals.manner.language });
  },
};

function comeIn(cookies: Cookies, url: URL, form: FormData, entry: Extract<Entry, { kind: 'in' }>): never {
  enter(cookies, url, entry);
  redirect(303, backIn(form));
}

/** Where they wanted to go: the form carries it, for the address of a refusal says no more. */
const backIn = (form: FormData): string => inside(String(form.get('back') ?? ''));
