import { fail } from '@sveltejs/kit';
import { createHash, randomBytes } from 'node:crypto';
import { attachedUnder, refusedFile } from '#lib/feedback/attached.server.ts';
import { asTyped, inputOf, type Taken } from '#lib/feedback/intake.ts';
import { refusalsOf } from '#lib/feedback/tracked.server.ts';
import { preferring } from '#lib/platform/manner.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { latinDigits } from '#lib/platform/words.ts';
import { m } from '#lib/paraglide/messages.js';
import { CallerKnown, Detach, DraftOf, FormChoices, Receive, SettleAtFirstContact } from '#schema/documents/feedback.ts';
import { OfferedFields, OfferedRemedies } from '#schema/documents/policy.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const choices = (await locals.ask(FormChoices, {})).data?.formChoices;
  const offered = (await locals.ask(OfferedFields, { nature: 'complaint' })).data?.offeredFields ?? [];
  const remedies = (await locals.ask(OfferedRemedies, {})).data?.offeredRemedies ?? [];
  const again = await keptBy(event);
  const opId = again?.opId ?? randomBytes(12).toString('base64url');
  return { typing: { form: typedForm, kept: true as const }, offered, remedies, branches: choices?.branches ?? [], categories: choices?.categories ?? [], opId, typed: again?.typed ?? null, attached: again ? await attachedUnder(locals, opId) : [], refused: refusedFile(url) };
};

type At = Parameters<PageServerLoad>[0];
type Posted = Parameters<Actions[string]>[0];

/** What had been typed when files were sent without JavaScript: the door for files keeps it, and names it once. */
const keptBy = async ({ cookies, locals }: Pick<At, 'cookies' | 'locals'>) => {
  const opId = cookies.get('intake');
  if (!opId) return null;
  cookies.delete('intake', { path: '/intake' });
  const fields = new FormData();
  for (const [name, value] of Object.entries(JSON.parse((await locals.ask(DraftOf, { token: opId })).data?.draft ?? '{}') as Record<string, string>)) fields.set(name, value);
  return { opId, typed: asTyped(fields) };
};

const operationOf = (form: FormData): string => String(form.get('opId') ?? '').slice(0, 64);

/** A retry says the same words and is done once; a tab that was copied in the middle of typing says others, and is another caller. */
const nameOf = (opId: string, said: object): string => `intake ${opId} ${createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16)}`;

const answer = async ({ request, locals }: Posted, settle: boolean) => {
  const form = await request.formData();
  const typed = asTyped(form);
  const opId = operationOf(form);
  const attached = await attachedUnder(locals, opId);
  const back = { typed, settle, opId, attached, known: null, taken: null };
  // Without JavaScript this form sends no bytes: the field says which files were chosen and not attached.
  const left = form.getAll('file').map((file) => (typeof file === 'string' ? file : file.name)).filter(Boolean);
  if (left.length) return fail(400, { ...back, faults: [{ field: 'file', message: m.intake_files_first({ names: left.join('، ') }) }] });
  if (settle && !typed.accepted) return fail(400, { ...back, faults: [{ field: 'accepted', message: m.intake_accepted_due() }] });
  const said = inputOf(typed, locals.manner.zone);
  const name = nameOf(opId, said);
  const input = { ...said, fileIds: attached.map(({ id }) => id), filesUnder: opId };
  const answered = settle
    ? (await locals.ask(SettleAtFirstContact, { opId: name, input: { ...input, remedy: typed.remedy, kind: typed.kind || null, amount: (typed.kind && latinDigits(typed.amount).trim()) || null, accepted: typed.accepted !== 'no' } })).data?.settleAtFirstContact
    : (await locals.ask(Receive, { opId: name, input })).data?.receive;
  if (!answered?.case) return fail(400, { ...back, faults: refusalsOf(answered).map((one) => (one.field === 'fileIds' ? { ...one, field: 'file' } : one)) });
  const taken: Taken = { id: answered.case.id, number: answered.case.number, closed: answered.case.stage === 'closed' };
  return { typed: null, settle: false, faults: [], opId: null, attached: null, known: null, taken };
};

export const actions: Actions = {
  open: (event) => answer(event, false),
  settle: (event) => answer(event, true),
  async prefer(event) {
    const typed = await preferring((form) => ({ typed: asTyped(form), settle: Boolean(form.get('remedy') || form.get('kind')), opId: operationOf(form), known: null, taken: null }))(event);
    return { ...typed, attached: await attachedUnder(event.locals, typed.opId) };
  },
  async find({ request, locals }) {
    const form = await request.formData();
    const typed = asTyped(form);
    const opId = operationOf(form);
    const { data } = await locals.ask(CallerKnown, { contact: typed.contact });
    return { typed, settle: form.get('settle') === 'yes', faults: [], opId, attached: await attachedUnder(locals, opId), known: data?.caller ?? null, taken: null };
  },
  async detach({ request, locals }) {
    const form = await request.formData();
    const opId = operationOf(form);
    const { data } = await locals.ask(Detach, { id: String(form.get('id') ?? ''), draft: opId });
    return { typed: asTyped(form), settle: false, faults: [], opId, attached: data?.detach.attached?.waiting ?? (await attachedUnder(locals, opId)), known: null, taken: null };
  },
};
