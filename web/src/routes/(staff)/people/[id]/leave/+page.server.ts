import { error, redirect } from '@sveltejs/kit';
import { prove } from '#lib/people/actions.server.ts';
import { act, givenIn, newOpId } from '#lib/people/acts.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { Colleagues, OpenWork, PersonLeaves } from '../../../../../../../schema/documents/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { person } = await must(locals.ask(OpenWork, { id: params.id }));
  if (!person?.can.includes('leave')) error(404, '');
  const { people } = await must(locals.ask(Colleagues, {}));
  const { viewer, demonstration } = await parent();
  return { person: { ...person, openWork: person.openWork ?? [] }, colleagues: people.edges.map(({ node }) => node).filter(({ id }) => id !== person.id), opId: newOpId(), proved: viewer.proved, demonstration };
};

export const actions: Actions = {
  prove,
  async leave({ request, locals, params }) {
    const given = givenIn(await request.formData());
    const { failed } = await act('leave', given, locals.ask(PersonLeaves, {
      opId: String(given['opId']), id: params.id, expectedVersion: Number(given['version']), input: { cause: String(given['cause'] ?? ''), successorId: String(given['successorId'] ?? '') || null },
    }));
    if (failed) return failed;
    redirect(303, `/people/${params.id}?just=left`);
  },
};
