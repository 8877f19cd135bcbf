import { error, redirect } from '@sveltejs/kit';
import { act, givenIn, newOpId, typedAgain } from '#lib/people/acts.server.ts';
import { colleagues, findColleagues } from '#lib/people/colleagues.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { ChangeDepartment, Departments, MakeDepartment } from '#schema/documents/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { departments, branches, viewer } = await must(locals.ask(Departments, {}));
  const department = departments.find(({ id }) => id === params.id) ?? null;
  if (!viewer?.can.includes('departments.keep') || (!department && params.id !== 'new')) error(404, '');
  const from = await colleagues(locals.ask, { departmentId: department?.id });
  return { typing: { form: typedForm, enter: from.all ? undefined : '?/find' }, department, departments, branches, from, opId: newOpId() };
};

export const actions: Actions = {
  prefer: typedAgain('save', ['active']),
  find: findColleagues('save', ['active']),
  async save({ request, locals, params }) {
    const given = givenIn(await request.formData(), ['active']);
    const text = (name: string) => String(given[name] ?? '');
    const input = {
      nameEn: text('nameEn'), nameAr: text('nameAr'), headId: text('headId') || null, deputyId: text('deputyId') || null, branchId: text('branchId') || null, parentId: text('parentId') || null,
      active: ((given['active'] as readonly string[] | undefined) ?? []).includes('yes'),
    };
    const kept = { ...given, active: given['active'] ?? [] };
    const { failed } =
      params.id === 'new'
        ? await act('save', kept, locals.ask(MakeDepartment, { opId: text('opId'), input }))
        : await act('save', kept, locals.ask(ChangeDepartment, { opId: text('opId'), id: params.id, input, expectedVersion: Number(text('version')) }));
    if (failed) return failed;
    redirect(303, '/people/departments');
  },
};
