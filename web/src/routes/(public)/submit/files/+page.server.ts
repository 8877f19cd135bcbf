import { redirect } from '@sveltejs/kit';
import { attachedTo, refusedFile } from '#lib/feedback/attached.server.ts';
import { draftOf, keepDraft, tokenOf } from '#lib/feedback/draft.server.ts';
import { after, before, wayOf } from '#lib/feedback/steps.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { Detach } from '#schema/documents/feedback.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const draft = await draftOf(event);
  if (!tokenOf(event)) await keepDraft(event, draft);
  const change = event.url.searchParams.has('change');
  const way = wayOf(draft);
  return { typing: { form: typedForm, to: '/attach' }, attached: await attachedTo(event), refused: refusedFile(event.url), next: change ? ('check' as const) : after('files', draft), back: before('files', draft), at: way.indexOf('files') + 1, of: way.length, change };
};

export const actions: Actions = {
  async detach(event) {
    const token = tokenOf(event);
    const id = String((await event.request.formData()).get('id') ?? '');
    if (token) await event.locals.ask(Detach, { id, draft: token });
    redirect(303, `/submit/files${event.url.searchParams.has('change') ? '?change' : ''}`);
  },
};
