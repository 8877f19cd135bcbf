import { fail } from '@sveltejs/kit';
import { AskReset } from '#schema/documents/people.ts';
import { preferring, typedIn } from '#lib/platform/manner.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ typing: { form: typedForm } });

export const actions: Actions = {
  prefer: preferring((form) => ({ email: typedIn(form, 'email'), sent: false })),
  async ask({ request, locals }) {
    const email = String((await request.formData()).get('email') ?? '').trim().slice(0, 254);
    if (!email.includes('@')) return fail(400, { email, sent: false, faults: [{ field: 'email', message: m.people_email_wrong() }] });
    const { data, errors } = await locals.ask(AskReset, { email });
    const told = data?.askReset.userErrors ?? [];
    if (!data || told.length > 0) return fail(400, { email, sent: false, faults: data ? told.map(({ message }) => ({ field: null, message })) : [{ field: null, message: errors[0]?.message ?? '' }] });
    return { ended: true, email, sent: true, faults: [] };
  },
};
