import { fail, redirect } from '@sveltejs/kit';
import { setUp } from '#lib/people/door.server.ts';
import { keepSession } from '#lib/people/session.server.ts';
import { preferring } from '#lib/platform/manner.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  if ((await parent()).ready) redirect(303, '/sign-in');
  return { typing: { form: typedForm } };
};

const typed = (form: FormData) => {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return { houseName: text('houseName'), name: text('name'), email: text('email') };
};

export const actions: Actions = {
  async begin({ request, locals, cookies, url }) {
    const form = await request.formData();
    const given = typed(form);
    const entry = await setUp(locals.ask, { ...given, language: locals.manner.language, password: String(form.get('password') ?? '') });
    if (entry.kind !== 'in') return fail(400, { ...given, faults: entry.kind === 'refused' ? entry.faults : [] });
    keepSession(cookies, url, entry.token, entry.expiresAt);
    redirect(303, '/work');
  },
  prefer: preferring((form) => ({ ...typed(form), password: String(form.get('password') ?? '') })),
};
