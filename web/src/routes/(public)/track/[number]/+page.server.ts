import { fail, redirect } from '@sveltejs/kit';
import { attachedTo, keepWords, refusedFile, wordsKept } from '#lib/feedback/attached.server.ts';
import { outsideBodies } from '#lib/feedback/bodies.server.ts';
import { dropLink } from '#lib/feedback/link.server.ts';
import { linkIn, opened, refusalsOf, soughtIn } from '#lib/feedback/tracked.server.ts';
import { preferring } from '#lib/platform/manner.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { m } from '#lib/paraglide/messages.js';
import { randomBytes } from 'node:crypto';
import { AddToMatter, Detach } from '#schema/documents/feedback.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const shown = await opened(event);
  const refused = refusedFile(event.url);
  const link = 'link' in shown ? shown.link : undefined;
  return {
    ...shown, bodies: 'tracked' in shown && shown.tracked.decision ? await outsideBodies(event.locals) : [], typing: { form: typedForm, ...(link ? { to: `/attach/${link.number}` } : {}) }, opId: randomBytes(12).toString('base64url'), wrote: event.url.searchParams.has('wrote'), refused, attached: link ? await attachedTo(event, link) : [],
    kept: link && (refused.length || event.url.searchParams.has('kept')) ? await wordsKept(event, link) : '',
  };
};

export const actions: Actions = {
  prefer: preferring(soughtIn),
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
  async detach(event) {
    const link = linkIn(event);
    if (!link) redirect(303, '/track');
    const form = await event.request.formData();
    await event.locals.ask(Detach, { id: String(form.get('id') ?? ''), link });
    await keepWords(event, link, String(form.get('words') ?? ''));
    redirect(303, `/track/${link.number}?kept#words`);
  },
  forget(event) {
    const link = linkIn(event);
    if (link) dropLink(event, link.number);
    redirect(303, '/track');
  },
};
