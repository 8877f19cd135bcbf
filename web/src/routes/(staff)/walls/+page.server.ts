import { redirect } from '@sveltejs/kit';
import type { WallsData } from '#lib/escalation/wall/walls.ts';
import { inputOf } from '#lib/escalation/wall/wall-form.server.ts';
import { act, done, givenIn, newOpId, typedAgain } from '#lib/people/acts.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { PairWall, UnpairWall, Walls } from '#schema/documents/wall.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, parent, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { viewer } = await parent();
  if (!viewer.can.includes('walls.keep')) redirect(303, '/escalations');
  const walls: WallsData = await must(locals.ask(Walls, {}));
  return { typing: { form: typedForm }, walls, code: url.searchParams.get('code')?.replace(/\D/g, '').slice(0, 8) ?? '', address: `${url.host}/wall`, opId: newOpId() };
};

export const actions: Actions = {
  prefer: typedAgain('pair', ['titles', 'confidential', 'sound']),
  async pair({ request, locals }) {
    const given = givenIn(await request.formData());
    const { failed } = await act('pair', given, locals.ask(PairWall, { opId: String(given['opId']), code: String(given['code'] ?? ''), input: inputOf(given) }));
    return failed ?? done('pair');
  },
  async remove({ request, locals }) {
    const given = givenIn(await request.formData());
    const { failed } = await act('remove', {}, locals.ask(UnpairWall, { opId: String(given['opId']), id: String(given['id'] ?? '') }));
    return failed ?? done('remove');
  },
};
