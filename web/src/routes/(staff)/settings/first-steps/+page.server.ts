import { redirect } from '@sveltejs/kit';
import { newOpId } from '#lib/people/acts.server.ts';
import { inside } from '#lib/people/session.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { FirstSteps } from '#schema/documents/policy.ts';
import { Prefer } from '#schema/documents/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ asked: await must(locals.ask(FirstSteps, {})) });

export const actions: Actions = {
  /** Puts them away, or brings them back to My work; answers with the page that the form stands on. */
  async keep({ request, locals }) {
    const form = await request.formData();
    await must(locals.ask(Prefer, { opId: newOpId(), input: { firstSteps: form.get('shown') === 'yes' } }));
    redirect(303, inside(String(form.get('back') ?? '')));
  },
};
