import { act, actProved, done, givenIn, newOpId, typedAgain } from '#lib/people/acts.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { ApiTokens, MakeToken, RevokeToken } from '#schema/documents/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { apiTokens, departments, viewer } = await must(locals.ask(ApiTokens, {}));
  const { demonstration } = await parent();
  const may = viewer?.can.includes('tokens.keep') ?? false;
  return { typing: may ? { form: typedForm } : undefined, tokens: apiTokens, departments, may, demonstration, opId: newOpId() };
};

const day = 86_400_000;

export const actions: Actions = {
  prefer: typedAgain('make', ['roles', 'scopes']),
  async make({ request, locals }) {
    const form = await request.formData();
    const given = givenIn(form, ['roles', 'scopes']);
    const list = (name: string) => [...((given[name] as readonly string[] | undefined) ?? [])];
    const { data, failed } = await actProved(locals.ask, form, 'make', { ...given, roles: list('roles'), scopes: list('scopes') }, () => locals.ask(MakeToken, {
      opId: String(given['opId']),
      input: { name: String(given['name'] ?? ''), roles: list('roles'), scopes: list('scopes'), departmentId: String(given['departmentId'] ?? '') || null, expiresAt: new Date(Date.now() + Number(given['days'] ?? 90) * day).toISOString() },
    }));
    return failed ?? { ...done('make'), secret: data.makeToken.made?.secret ?? null, name: data.makeToken.made?.token.name ?? '' };
  },
  async revoke({ request, locals }) {
    const form = await request.formData();
    const { failed } = await act('revoke', {}, locals.ask(RevokeToken, { opId: String(form.get('opId') ?? ''), id: String(form.get('id') ?? '') }));
    return failed ?? done('revoke');
  },
};
