import { fail, type RequestEvent } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { m } from '#lib/paraglide/messages.js';
import { latinDigits } from '#lib/platform/words.ts';
import { PlanAbsence, RevokeSession, RevokeSessions, WithdrawAbsence } from '#schema/documents/people.ts';
import { act, done, givenIn } from './acts.server.ts';

/** `personId`: whose absence, where it is not the form's own. */
export const absenceOf = (personId: (event: RequestEvent) => Promise<string>) => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const given = givenIn(form);
  const day = (name: string) => instantOf(String(given[name] ?? ''), event.locals.manner.zone);
  const [fromAt, untilAt] = [day('fromAt'), day('untilAt')];
  const missing = Object.entries({ fromAt, untilAt }).filter(([, at]) => !at);
  if (!fromAt || !untilAt) return fail(400, { act: 'absence', given, faults: missing.map(([field]) => ({ field, message: m.people_day_wrong() })), prove: false, done: false });
  const { failed } = await act('absence', given, event.locals.ask(PlanAbsence, { opId: String(form.get('opId') ?? ''), input: { personId: await personId(event), deputyId: String(given['deputyId'] ?? '') || null, fromAt, untilAt } }));
  return failed ?? done('absence');
};

export async function withdrawAbsence({ request, locals }: RequestEvent) {
  const form = await request.formData();
  const { failed } = await act('withdrawAbsence', {}, locals.ask(WithdrawAbsence, { opId: String(form.get('opId') ?? ''), id: String(form.get('id') ?? '') }));
  return failed ?? done('withdrawAbsence');
}

export async function endSession({ request, locals }: RequestEvent) {
  const form = await request.formData();
  const { failed } = await act('endSession', {}, locals.ask(RevokeSession, { opId: String(form.get('opId') ?? ''), id: String(form.get('id') ?? '') }));
  return failed ?? done('endSession');
}

export const endSessionsOf = (personId: (event: RequestEvent) => Promise<string>) => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const { failed } = await act('endSessions', {}, event.locals.ask(RevokeSessions, { opId: String(form.get('opId') ?? ''), personId: await personId(event) }));
  return failed ?? done('endSessions');
};

/** The first instant of a day in the reader's zone; digits of any script. */
const instantOf = (day: string, zone: string): string | null => {
  try {
    return Temporal.PlainDate.from(latinDigits(day)).toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'millisecond' });
  } catch {
    return null;
  }
};
