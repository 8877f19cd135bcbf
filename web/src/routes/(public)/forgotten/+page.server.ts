import { fail } from '@sveltejs/kit';
import { AskReset } from '#schema/documents/people.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions } from './$types';

export const actions: Actions = {
  async default({ request, locals }) {
    const email = String((await request.formData()).get('email') ?? '').trim().slice(0, 254);
    if (!email.includes('@')) return fail(400, { email, sent: false, faults: [{ field: 'email', message: m.people_email_wrong() }] });
    const { data, errors } = await locals.ask(AskReset, { email });
    const told = data?.askReset.userErrors ?? [];
    if (!data || told.length > 0) return fail(400, { email, sent: false, faults: data ? told.map(({ message }) => ({ field: null, message })) : [{ field: null, message: errors[0]?.message ?? '' }] });
    return { email, sent: true, faults: [] };
  },
};
