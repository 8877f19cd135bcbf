import { fail, redirect } from '@sveltejs/kit';
import { dropLink } from '#lib/feedback/link.server.ts';
import { linkIn, opened, refusalsOf } from '#lib/feedback/tracked.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { randomBytes } from 'node:crypto';
import { AddToMatter } from '../../../../../../schema/documents/feedback.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ ...(await opened(event)), opId: randomBytes(12).toString('base64url'), wrote: event.url.searchParams.has('wrote') });

export const actions: Actions = {
  async write(event) {
    const link = linkIn(event);
    if (!link) redirect(303, '/track');
    const form = await event.request.formData();
    const words = String(form.get('words') ?? '').slice(0, 25_000);
    if (!words.trim()) return fail(400, { words, faults: [{ field: 'words', message: m.track_write_due() }] });
    const { data } = await event.locals.ask(AddToMatter, { opId: `track ${String(form.get('opId') ?? '').slice(0, 64)}`, link, input: { words } });
    if (!data?.addToMatter.tracked) return fail(400, { words, faults: refusalsOf(data?.addToMatter) });
    redirect(303, `/track/${link.number}?wrote#messages`);
  },
  forget(event) {
    const link = linkIn(event);
    if (link) dropLink(event, link.number);
    redirect(303, '/track');
  },
};
