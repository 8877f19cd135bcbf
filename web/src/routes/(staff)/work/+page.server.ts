import { calendarsFor } from '#lib/escalation/calendars.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { MyWork } from '#schema/documents/case.ts';
import { FirstSteps } from '#schema/documents/policy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { myWork, feedPosition } = await must(locals.ask(MyWork, {}));
  const { viewer } = await parent();
  const steps = viewer.can.includes('settings.keep') ? await must(locals.ask(FirstSteps, {})) : null;
  const { tasks, mentions, ...lists } = myWork;
  const cards = [...Object.values(lists).flat(), ...[...tasks, ...mentions].map(({ card }) => card)];
  return { steps: steps?.viewer?.person.firstSteps && steps.firstSteps?.complete === false ? steps : null, work: myWork, position: feedPosition, calendars: await calendarsFor(locals.ask, cards) };
};
