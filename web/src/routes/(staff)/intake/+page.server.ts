import { fail } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { asTyped, inputOf, type Taken } from '#lib/feedback/intake.ts';
import { refusalsOf } from '#lib/feedback/tracked.server.ts';
import { CallerKnown, FormChoices, Receive, SettleAtFirstContact } from '../../../../../schema/documents/feedback.ts';
import { OfferedFields } from '../../../../../schema/documents/policy.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const choices = (await locals.ask(FormChoices, {})).data?.formChoices;
  const offered = (await locals.ask(OfferedFields, { nature: 'complaint' })).data?.offeredFields ?? [];
  return { offered, branches: choices?.branches ?? [], categories: choices?.categories ?? [], opId: randomBytes(12).toString('base64url') };
};

type At = Parameters<Actions[string]>[0];

const answer = async ({ request, locals }: At, settle: boolean) => {
  const form = await request.formData();
  const typed = asTyped(form);
  const opId = `intake ${String(form.get('opId') ?? '').slice(0, 64)}`;
  const input = inputOf(typed, locals.manner.zone);
  const answered = settle
    ? (await locals.ask(SettleAtFirstContact, { opId, input: { ...input, remedy: typed.remedy, accepted: typed.accepted !== 'no' } })).data?.settleAtFirstContact
    : (await locals.ask(Receive, { opId, input })).data?.receive;
  if (!answered?.case) return fail(400, { typed, settle, faults: refusalsOf(answered), known: null, taken: null });
  const taken: Taken = { id: answered.case.id, number: answered.case.number, closed: answered.case.stage === 'closed' };
  return { typed: null, settle: false, faults: [], known: null, taken };
};

export const actions: Actions = {
  open: (event) => answer(event, false),
  settle: (event) => answer(event, true),
  async find({ request, locals }) {
    const form = await request.formData();
    const typed = asTyped(form);
    const { data } = await locals.ask(CallerKnown, { contact: typed.contact });
    return { typed, settle: form.get('settle') === 'yes', faults: [], known: data?.caller ?? null, taken: null };
  },
};
