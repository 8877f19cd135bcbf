import { error } from '@sveltejs/kit';
import { absenceOf, endSession, endSessionsOf, withdrawAbsence } from '#lib/people/actions.server.ts';
import { act, actProved, done, givenIn, newOpId, typedAgain } from '#lib/people/acts.server.ts';
import { colleagues, findColleagues } from '#lib/people/colleagues.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { DescribePerson, InviteAgain, LiftFactor, MovePerson, PersonById, PersonReturns, SetRoles } from '#schema/documents/people.ts';
import { FirstSteps } from '#schema/documents/policy.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { person, departments } = await must(locals.ask(PersonById, { id: params.id }));
  if (!person) error(404, '');
  const { demonstration, viewer } = await parent();
  // Whoever invites has to know where the letter went.
  const steps = person.standing === 'invited' && viewer.can.includes('settings.keep') ? (await must(locals.ask(FirstSteps, {}))).firstSteps?.steps : undefined;
  const typing = person.can.includes('describe') ? { form: typedForm } : undefined;
  return { typing, person, departments, from: await colleagues(locals.ask, { departmentId: person.department?.id }), demonstration, opId: newOpId(), just: url.searchParams.get('just'), stays: steps?.some(({ key, standing }) => key === 'mail' && standing === 'open') ?? false };
};

const whose = async ({ params }: { params: Partial<Record<string, string>> }) => params['id'] ?? '';

export const actions: Actions = {
  prefer: typedAgain('describe'),
  find: findColleagues('absence'),
  endSession, withdrawAbsence,
  absence: absenceOf(whose),
  endSessions: endSessionsOf(whose),
  async describe({ request, locals, params }) {
    const given = givenIn(await request.formData());
    const text = (name: string) => String(given[name] ?? '');
    const { failed } = await act('describe', given, locals.ask(DescribePerson, {
      opId: text('opId'), id: params.id, expectedVersion: Number(text('version')),
      input: { nameEn: text('nameEn'), nameAr: text('nameAr'), email: text('email'), phone: text('phone') || null, title: text('title') || null },
    }));
    return failed ?? done('describe');
  },
  async roles({ request, locals, params }) {
    const form = await request.formData();
    const given = givenIn(form, ['roles']);
    const { failed } = await actProved(locals.ask, form, 'roles', { ...given, roles: given['roles'] ?? [] }, () => locals.ask(SetRoles, { opId: String(given['opId']), id: params.id, roles: [...((given['roles'] as readonly string[] | undefined) ?? [])], expectedVersion: Number(given['version']) }));
    return failed ?? done('roles');
  },
  async move({ request, locals, params }) {
    const given = givenIn(await request.formData());
    const { failed } = await act('move', given, locals.ask(MovePerson, { opId: String(given['opId']), id: params.id, departmentId: String(given['departmentId'] ?? '') || null, expectedVersion: Number(given['version']) }));
    return failed ?? done('move');
  },
  async inviteAgain({ request, locals, params }) {
    const { failed } = await act('inviteAgain', {}, locals.ask(InviteAgain, { opId: String((await request.formData()).get('opId')), id: params.id }));
    return failed ?? done('inviteAgain');
  },
  async liftFactor({ request, locals, params }) {
    const form = await request.formData();
    const given = givenIn(form);
    const { failed } = await actProved(locals.ask, form, 'liftFactor', given, () => locals.ask(LiftFactor, { opId: String(given['opId']), id: params.id, reason: String(given['reason'] ?? '') }));
    return failed ?? done('liftFactor');
  },
  async return({ request, locals, params }) {
    const form = await request.formData();
    const { failed } = await actProved(locals.ask, form, 'return', givenIn(form), () => locals.ask(PersonReturns, { opId: String(form.get('opId')), id: params.id }));
    return failed ?? done('return');
  },
};
