import { must } from '#lib/platform/ask.server.ts';
import { MyWork } from '../../../../../schema/documents/case.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { myWork, feedPosition } = await must(locals.ask(MyWork, {}));
  return { work: myWork, position: feedPosition };
};
