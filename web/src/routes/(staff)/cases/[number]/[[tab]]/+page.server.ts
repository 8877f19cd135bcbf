import { error, redirect } from '@sveltejs/kit';
import { calendarsFor } from '#lib/escalation/calendars.server.ts';
import { must } from '#lib/platform/ask.server.ts';
import { latinDigits } from '#lib/platform/words.ts';
import { Room } from '#schema/documents/case.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
  // The open part stands in the address and is read by the page alone: turning to another does not load the room anew.
  const number = latinDigits(params.number).replace(/\D/g, '');
  if (number !== params.number) redirect(307, `/cases/${number}${params.tab ? `/${encodeURIComponent(params.tab)}` : ''}${url.search}`);
  const { viewer } = await parent();
  const { caseByNumber } = await must(locals.ask(Room, { number }));
  if (!caseByNumber) error(404, '');
  const clocks = caseByNumber.clocks.map(({ calendarId }: { calendarId: string }) => ({ counted: { calendarId } }));
  return { room: caseByNumber, calendars: await calendarsFor(locals.ask, clocks), me: { id: viewer.id, name: viewer.name } };
};
