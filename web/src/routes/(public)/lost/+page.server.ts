import { fail } from '@sveltejs/kit';
import { keepLink } from '#lib/feedback/link.server.ts';
import { refusalsOf } from '#lib/feedback/tracked.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { preferring, typedIn } from '#lib/platform/manner.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { latinDigits } from '#lib/platform/words.ts';
import { AskForNumber, FindNumbers } from '#schema/documents/feedback.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ typing: { form: typedForm } });

export const actions: Actions = {
  prefer: preferring((form) => ({ step: form.has('code') ? ('code' as const) : ('contact' as const), contact: typedIn(form, 'contact'), code: typedIn(form, 'code', 12), matters: null })),
  async ask({ request, locals }) {
    const contact = String((await request.formData()).get('contact') ?? '').trim().slice(0, 254);
    if (!contact) return fail(400, { step: 'contact' as const, contact, faults: [{ field: 'contact', message: m.feedback_email_wrong() }], matters: null });
    const { data } = await locals.ask(AskForNumber, { contact });
    if (!data?.askForNumber.code) return fail(400, { step: 'contact' as const, contact, faults: refusalsOf(data?.askForNumber), matters: null });
    return { step: 'code' as const, contact, faults: [], matters: null };
  },
  async find(event) {
    const form = await event.request.formData();
    const contact = String(form.get('contact') ?? '').slice(0, 254);
    const code = latinDigits(String(form.get('code') ?? '')).replace(/\D/g, '').slice(0, 12);
    const { data } = await event.locals.ask(FindNumbers, { contact, code });
    const found = data?.findNumbers.found;
    if (!found) return fail(400, { step: 'code' as const, contact, faults: refusalsOf(data?.findNumbers), matters: null });
    for (const { number, secret } of [...found.matters].reverse()) keepLink(event, { number, key: secret });
    return { ended: true, step: 'found' as const, contact, faults: [], matters: found.matters };
  },
};
