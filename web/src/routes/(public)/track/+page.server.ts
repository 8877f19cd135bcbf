import { fail, redirect } from '@sveltejs/kit';
import { keepLink } from '#lib/feedback/link.server.ts';
import { slipIn } from '#lib/feedback/number.ts';
import { digitsOf, look, soughtIn } from '#lib/feedback/tracked.server.ts';
import { preferring } from '#lib/platform/manner.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ number: digitsOf(url.searchParams.get('number') ?? ''), typing: { form: typedForm } });

export const actions: Actions = {
  prefer: preferring(soughtIn),
  async find(event) {
    const form = await event.request.formData();
    const typed = soughtIn(form);
    const key = /[?&]key=([\w-]+)/.exec(typed.key)?.[1] ?? typed.key;
    // What is plainly mistyped is told by itself, and is no try at somebody's matter.
    const slip = slipIn(digitsOf(typed.number));
    const mistyped = [...(slip ? [{ field: 'number', message: slip }] : []), ...(key ? [] : [{ field: 'key', message: m.track_key_missing() }])];
    if (mistyped.length) return fail(400, { number: digitsOf(typed.number), key, faults: mistyped });
    const { tracked, often } = await look(event.locals, { number: typed.number, key });
    if (!tracked) return fail(400, { number: digitsOf(typed.number), key, faults: [{ field: 'number', message: often ? m.feedback_often() : m.track_none() }] });
    keepLink(event, { number: tracked.number, key });
    redirect(303, `/track/${tracked.number}`);
  },
};
