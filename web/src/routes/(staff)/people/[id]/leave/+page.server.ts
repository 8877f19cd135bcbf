import { error, redirect } from '@sveltejs/kit';
import { actProved, givenIn, newOpId } from '#lib/people/acts.server.ts';
import { colleagues } from '#lib/people/colleagues.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { OpenWork, PersonLeaves } from '#schema/documents/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { person } = await must(locals.ask(OpenWork, { id: params.id }));
  if (!person?.can.includes('leave')) error(404, '');
  const { demonstration } = await parent();
  return { person: { ...person, openWork: person.openWork ?? [] }, colleagues: (await colleagues(locals.ask)).filter(({ id }) => id !== person.id), opId: newOpId(), demonstration };
};

export const actions: Actions = {
  async leave({ request, locals, params }) {
    const form = await request.formData();
    const given = givenIn(form);
    const { failed } = await actProved(locals.ask, form, 'leave', given, () => locals.ask(PersonLeaves, {
      opId: String(given['opId']), id: params.id, expectedVersion: Number(given['version']), input: { cause: String(given['cause'] ?? ''), successorId: String(given['successorId'] ?? '') || null },
    }));
    if (failed) return failed;
    redirect(303, `/people/${params.id}?just=left`);
  },
};
