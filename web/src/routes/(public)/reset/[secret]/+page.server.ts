import { fail, redirect } from '@sveltejs/kit';
import { come } from '#lib/people/door.server.ts';
import { asTheLetter, enter } from '#lib/people/session.server.ts';
import { preferring, typedIn } from '#lib/platform/manner.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { ResetPassword, TicketOf } from '#schema/documents/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, params, setHeaders } = event;
  setHeaders({ 'cache-control': 'no-store' });
  const { data } = await locals.ask(TicketOf, { secret: params.secret, reset: true });
  asTheLetter(event, data?.ticket.language);
  return { typing: data?.ticket.good ? { form: typedForm } : undefined, good: data?.ticket.good ?? false, name: data?.ticket.name ?? null, email: data?.ticket.email ?? null };
};

export const actions: Actions = {
  prefer: preferring((form) => ({ password: typedIn(form, 'password', 1_000) })),
  async choose({ request, locals, params, cookies, url }) {
    const password = String((await request.formData()).get('password') ?? '');
    const entry = await come(locals.ask(ResetPassword, { input: { ticket: params.secret, password } }), ({ resetPassword }) => resetPassword);
    if (entry.kind === 'refused') return fail(400, { faults: entry.faults });
    if (entry.kind === 'code') redirect(303, `/sign-in?ticket=${encodeURIComponent(entry.ticket)}`);
    enter(cookies, url, entry);
    redirect(303, '/work');
  },
};
