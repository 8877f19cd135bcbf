import { redirect } from '@sveltejs/kit';
import { actProved, givenIn, newOpId, typedAgain } from '#lib/people/acts.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { Departments, Invite } from '#schema/documents/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const [{ departments }, { demonstration }] = [await must(locals.ask(Departments, {})), await parent()];
  return { typing: { form: typedForm }, departments: departments.map(({ id, name, active }) => ({ id, name, active })), demonstration, opId: newOpId(), role: url.searchParams.get('role') };
};

export const actions: Actions = {
  prefer: typedAgain('invite', ['roles']),
  async invite({ request, locals }) {
    const form = await request.formData();
    const given = givenIn(form, ['roles']);
    const text = (name: string) => String(given[name] ?? '');
    const { data, failed } = await actProved(locals.ask, form, 'invite', given, () => locals.ask(Invite, {
      opId: text('opId'),
      input: { nameEn: text('nameEn'), nameAr: text('nameAr'), email: text('email'), title: text('title') || null, departmentId: text('departmentId') || null, roles: [...((given['roles'] as readonly string[] | undefined) ?? [])], language: text('language') },
    }));
    if (failed) return failed;
    redirect(303, `/people/${data.invite.person?.id}?just=invited`);
  },
};
