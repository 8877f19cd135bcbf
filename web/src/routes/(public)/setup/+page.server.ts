import { fail, redirect } from '@sveltejs/kit';
import { setUp } from '#lib/people/door.server.ts';
import { keepSession } from '#lib/people/session.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  if ((await parent()).ready) redirect(303, '/sign-in');
};

export const actions: Actions = {
  async default({ request, locals, cookies, url }) {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const given = { houseName: text('houseName'), name: text('name'), email: text('email'), language: locals.manner.language };
    const entry = await setUp(locals.ask, { ...given, password: String(form.get('password') ?? '') });
    if (entry.kind !== 'in') return fail(400, { ...given, faults: entry.kind === 'refused' ? entry.faults : [] });
    keepSession(cookies, url, entry.token, entry.expiresAt);
    redirect(303, '/work');
  },
};
