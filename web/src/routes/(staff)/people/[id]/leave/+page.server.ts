import { error, redirect } from '@sveltejs/kit';
import { actProved, givenIn, newOpId, typedAgain } from '#lib/people/acts.server.ts';
import { colleagues, findColleagues } from '#lib/people/colleagues.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { OpenWork, PersonLeaves } from '#schema/documents/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { person } = await must(locals.ask(OpenWork, { id: params.id }));
  if (!person?.can.includes('leave')) error(404, '');
  const { demonstration } = await parent();
  const from = await colleagues(locals.ask, { departmentId: person.department?.id });
  return { typing: { form: typedForm, enter: from.all ? undefined : '?/find' }, person: { ...person, openWork: person.openWork ?? [] }, from, opId: newOpId(), demonstration };
};

export const actions: Actions = {
  prefer: typedAgain('leave'),
  find: findColleagues('leave'),
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
