import { error, redirect } from '@sveltejs/kit';
import { act, givenIn, newOpId, typedAgain } from '#lib/people/acts.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { ChangeBranch, Departments, MakeBranch } from '#schema/documents/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { branches, viewer } = await must(locals.ask(Departments, {}));
  const branch = branches.find(({ id }) => id === params.id) ?? null;
  if (!viewer?.can.includes('departments.keep') || (!branch && params.id !== 'new')) error(404, '');
  return { typing: { form: typedForm }, branch, opId: newOpId() };
};

export const actions: Actions = {
  prefer: typedAgain('save', ['active']),
  async save({ request, locals, params }) {
    const given = givenIn(await request.formData(), ['active']);
    const text = (name: string) => String(given[name] ?? '');
    const input = { nameEn: text('nameEn'), nameAr: text('nameAr'), zone: text('zone'), active: ((given['active'] as readonly string[] | undefined) ?? []).includes('yes') };
    const kept = { ...given, active: given['active'] ?? [] };
    const { failed } =
      params.id === 'new'
        ? await act('save', kept, locals.ask(MakeBranch, { opId: text('opId'), input }))
        : await act('save', kept, locals.ask(ChangeBranch, { opId: text('opId'), id: params.id, input, expectedVersion: Number(text('version')) }));
    if (failed) return failed;
    redirect(303, '/people/departments');
  },
};
