import { fail, redirect } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { linkIn, opened, refusalsOf } from '#lib/feedback/tracked.server.ts';
import { preferring, typedIn } from '#lib/platform/manner.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { m } from '#lib/paraglide/messages.js';
import { WithdrawMatter } from '#schema/documents/feedback.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const found = await opened(event, '/withdraw');
  if (!('tracked' in found) || !found.tracked.mayWithdraw) redirect(303, `/track/${encodeURIComponent(event.params.number)}`);
  return { typing: { form: typedForm }, number: found.tracked.number, opId: randomBytes(12).toString('base64url') };
};

export const actions: Actions = {
  prefer: preferring((form) => ({ words: typedIn(form, 'words', 25_000) })),
  async withdraw(event) {
    const link = linkIn(event);
    if (!link) redirect(303, '/track');
    const form = await event.request.formData();
    const words = typedIn(form, 'words', 25_000);
    if (!words.trim()) return fail(400, { words, faults: [{ field: 'words', message: m.track_write_due() }] });
    const { data } = await event.locals.ask(WithdrawMatter, { opId: `withdraw ${String(form.get('opId') ?? '').slice(0, 64)}`, link, words });
    if (!data?.withdrawMatter.tracked) return fail(400, { words, faults: refusalsOf(data?.withdrawMatter) });
    redirect(303, `/track/${link.number}`);
  },
};
