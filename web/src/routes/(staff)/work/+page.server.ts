import { calendarsFor } from '#lib/escalation/calendars.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { MyWork } from '../../../../../schema/documents/case.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { myWork, feedPosition } = await must(locals.ask(MyWork, {}));
  const { leading, offered, approvals, unled } = myWork;
  return { work: myWork, position: feedPosition, calendars: await calendarsFor(locals.ask, [...leading, ...offered, ...approvals, ...unled]) };
};
