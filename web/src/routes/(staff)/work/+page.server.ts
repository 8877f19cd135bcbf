import { calendarsFor } from '#lib/escalation/calendars.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { MyWork } from '../../../../../schema/documents/case.ts';
import { FirstSteps } from '../../../../../schema/documents/policy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, cookies }) => {
  const { myWork, feedPosition } = await must(locals.ask(MyWork, {}));
  const { viewer } = await parent();
  const firstSteps = viewer.can.includes('settings.keep') && cookies.get('steps') !== 'away' ? (await must(locals.ask(FirstSteps, {}))).firstSteps : null;
  const { leading, offered, approvals, unled } = myWork;
  return { firstSteps: firstSteps?.complete ? null : firstSteps, work: myWork, position: feedPosition, calendars: await calendarsFor(locals.ask, [...leading, ...offered, ...approvals, ...unled]) };
};
