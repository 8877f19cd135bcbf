import { must } from '#lib/platform/ask.server.ts';
import { FirstSteps } from '../../../../../../schema/documents/policy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, cookies }) => {
  const { firstSteps } = await must(locals.ask(FirstSteps, {}));
  return { firstSteps, away: cookies.get('steps') === 'away' };
};
