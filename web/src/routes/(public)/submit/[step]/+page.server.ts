import { error, fail, redirect } from '@sveltejs/kit';
import { draftOf, dropToken, keepDraft, tokenOf, typed } from '#lib/feedback/draft.server.ts';
import { keepLink } from '#lib/feedback/link.server.ts';
import { after, before, faultsOf, firstWrong, happened, isStep, stepOfField, wayOf, type Draft } from '#lib/feedback/steps.ts';
import { m } from '#lib/paraglide/messages.js';
import { FormChoices, Submit } from '../../../../../../schema/documents/feedback.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { step } = event.params;
  if (!isStep(step)) error(404, '');
  const draft = await draftOf(event);
  if (step === 'check') {
    const wrong = firstWrong(draft);
    if (wrong) redirect(303, `/submit/${wrong}`);
  }
  const choices = step === 'where' || step === 'check' ? (await event.locals.ask(FormChoices, {})).data?.formChoices : undefined;
  const way = wayOf(draft);
  return { step, draft, back: before(step, draft), at: Math.max(way.indexOf(step), 0) + 1, of: way.length, branches: choices?.branches ?? [], change: event.url.searchParams.has('change') };
};

export const actions: Actions = {
  async next(event) {
    const { step } = event.params;
    if (!isStep(step)) error(404, '');
    const draft = typed(await event.request.formData(), step, await draftOf(event));
    const faults = faultsOf(draft, step);
    const kept = await keepDraft(event, draft);
    if (faults.length > 0 || !kept) return fail(faults.length > 0 ? 400 : 503, { draft, faults: faults.length > 0 ? faults : [{ field: null, message: m.feedback_trouble() }] });
    redirect(303, event.url.searchParams.has('change') ? '/submit/check' : `/submit/${after(step, draft)}`);
  },
  async save(event) {
    const { step } = event.params;
    if (!isStep(step)) error(404, '');
    const draft = typed(await event.request.formData(), step, await draftOf(event));
    if (!(await keepDraft(event, draft))) return fail(503, { draft, faults: [{ field: null, message: m.feedback_trouble() }] });
    redirect(303, '/submit/saved');
  },
  async send(event) {
    const draft = await draftOf(event);
    const token = tokenOf(event);
    if (!token || firstWrong(draft)) redirect(303, '/submit/check');
    const { data, errors } = await event.locals.ask(Submit, { opId: `form ${token}`, input: inputOf(draft, event.locals.manner.language) });
    const answer = data?.submit;
    if (!answer) return fail(503, { draft, faults: [{ field: null, message: errors[0]?.extensions?.code === 'TOO_MANY_REQUESTS' ? m.feedback_often() : m.feedback_trouble() }] });
    if (!answer.receipt) return fail(400, { draft, faults: answer.userErrors.map(({ message, field }) => ({ field: null, message, href: `/submit/${stepOfField(field)}?change` })) });
    keepLink(event, { number: answer.receipt.number, key: answer.receipt.secret });
    dropToken(event);
    redirect(303, '/submit/done');
  },
};

const inputOf = (draft: Draft, language: 'en' | 'ar') => ({
  words: draft.words, nature: draft.kind || 'complaint', sought: draft.kind === 'complaint' ? draft.sought || null : null, happenedAt: draft.day ? happened(draft.day) : null,
  product: draft.product || null, branchId: draft.branchId || null,
  who: {
    language, anonymous: draft.who === 'anonymous', proxy: draft.who === 'proxy', name: draft.name || null, addressAs: draft.addressAs || null, behalfOf: draft.behalfOf || null, relation: draft.relation || null,
    email: draft.email || null, phone: draft.phone || null, time: draft.time || null, reach: draft.reach || null,
  },
});
