import { error, fail, redirect } from '@sveltejs/kit';
import { absenceOf, endSession, endSessionsOf, withdrawAbsence } from '#lib/people/actions.server.ts';
import { act, actProved, done, givenIn, newOpId } from '#lib/people/acts.server.ts';
import { colleagues, findColleagues } from '#lib/people/colleagues.server.ts';
import { keepManner } from '#lib/people/session.server.ts';
import { latinDigits } from '#lib/platform/words.ts';
import { must } from '#lib/platform/ask.server.ts';
import { Account, AddFactor, ChangePassword, OfferFactor, Prefer, RemoveFactor, RenewRecovery } from '#schema/documents/people.ts';
import { Door } from '#schema/documents/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { viewer, mySessions } = await must(locals.ask(Account, {}));
  if (!viewer) error(401, '');
  const { demonstration } = await parent();
  return { me: viewer.person, sessions: mySessions, from: await colleagues(locals.ask, { departmentId: viewer.person.department?.id }), demonstration, opId: newOpId() };
};

const myself = async ({ locals }: { locals: App.Locals }) => (await must(locals.ask(Door, {}))).viewer?.id ?? '';

export const actions: Actions = {
  find: findColleagues('absence'),
  endSession, withdrawAbsence,
  absence: absenceOf(myself),
  endSessions: endSessionsOf(myself),
  async prefer({ request, locals, cookies, url }) {
    const given = givenIn(await request.formData(), ['more']);
    const more = (given['more'] as readonly string[] | undefined) ?? [];
    const chosen = { language: String(given['language'] ?? ''), digits: String(given['digits'] ?? ''), hijri: more.includes('hijri'), shortcuts: more.includes('shortcuts') };
    const { failed } = await act('prefer', { ...given, more }, locals.ask(Prefer, { opId: String(given['opId']), input: chosen }));
    if (failed) return failed;
    keepManner(cookies, url, chosen);
    // The page that comes back is written as it is wanted from now on.
    const { language, digits, hijri } = locals.manner;
    if (chosen.language !== language || chosen.digits !== digits || chosen.hijri !== hijri) redirect(303, url.pathname);
    return done('prefer');
  },
  async password({ request, locals }) {
    const form = await request.formData();
    const { failed } = await act('password', {}, locals.ask(ChangePassword, { input: { current: String(form.get('current') ?? ''), next: String(form.get('next') ?? '') } }));
    return failed ?? done('password');
  },
  async offerFactor({ request, locals }) {
    const { data, failed } = await actProved(locals.ask, await request.formData(), 'offerFactor', {}, () => locals.ask(OfferFactor, {}));
    return failed ?? { ...done('offerFactor'), offer: data.offerFactor.factor ?? undefined };
  },
  async addFactor({ request, locals }) {
    const form = await request.formData();
    const field = (name: string) => String(form.get(name) ?? '');
    const { data, failed } = await actProved(locals.ask, form, 'addFactor', givenIn(form), () => locals.ask(AddFactor, { ticket: field('ticket'), code: latinDigits(field('code')).replace(/\s/g, '') }));
    if (failed) return fail(failed.status, { ...failed.data, offer: { ticket: field('ticket'), secret: field('secret'), address: field('address'), qr: field('qr') } });
    return { ...done('addFactor'), codes: data.addFactor.recovery?.codes };
  },
  async removeFactor({ request, locals }) {
    const { failed } = await actProved(locals.ask, await request.formData(), 'removeFactor', {}, () => locals.ask(RemoveFactor, {}));
    return failed ?? done('removeFactor');
  },
  async renewRecovery({ request, locals }) {
    const { data, failed } = await actProved(locals.ask, await request.formData(), 'renewRecovery', {}, () => locals.ask(RenewRecovery, {}));
    return failed ?? { ...done('renewRecovery'), codes: data.renewRecovery.recovery?.codes };
  },
};
