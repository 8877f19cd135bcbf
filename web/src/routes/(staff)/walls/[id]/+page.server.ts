import { error } from '@sveltejs/kit';
import type { WallsData } from '#lib/escalation/wall/walls.ts';
import { inputOf } from '#lib/escalation/wall/wall-form.server.ts';
import { act, done, givenIn, newOpId, typedAgain } from '#lib/people/acts.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { ChangeWall, Walls } from '#schema/documents/wall.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { viewer } = await parent();
  const data: WallsData | null = viewer.can.includes('walls.keep') ? await must(locals.ask(Walls, {})) : null;
  const wall = data?.walls.find(({ id }) => id === params.id);
  if (!data || !wall) error(404, '');
  return { typing: { form: typedForm }, walls: data, wall, opId: newOpId() };
};

export const actions: Actions = {
  prefer: typedAgain('change', ['titles', 'confidential', 'sound']),
  async change({ request, locals, params }) {
    const given = givenIn(await request.formData());
    const { failed } = await act('change', given, locals.ask(ChangeWall, { opId: String(given['opId']), id: params.id, expectedVersion: Number(given['version']), input: inputOf(given) }));
    return failed ?? done('change');
  },
};
