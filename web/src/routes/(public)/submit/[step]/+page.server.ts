import { error, fail, redirect } from '@sveltejs/kit';
import { attachedTo } from '#lib/feedback/attached.server.ts';
import { draftOf, dropToken, keepDraft, tokenOf, typed } from '#lib/feedback/draft.server.ts';
import { keepLink } from '#lib/feedback/link.server.ts';
import { after, before, faultsOf, firstWrong, happened, hasDay, isStep, ownOf, stepOfField, wayOf, type Draft } from '#lib/feedback/steps.ts';
import { prefer } from '#lib/platform/manner.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { m } from '#lib/paraglide/messages.js';
import { FormChoices, Submit } from '#schema/documents/feedback.ts';
import { OfferedCategories, OfferedFields, OwnFaults } from '#schema/documents/policy.ts';
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
  const fields = step === 'own' || step === 'check' ? await fieldsOf(event, draft) : [];
  const categories = step === 'where' || step === 'check' ? await categoriesFor(event, draft) : [];
  const attached = step === 'check' ? await attachedTo(event) : [];
  return { typing: step === 'check' ? undefined : { form: typedForm }, attached, fields, categories, step, draft, back: before(step, draft), at: Math.max(way.indexOf(step), 0) + 1, of: way.length, branches: choices?.branches ?? [], change: event.url.searchParams.has('change') };
};

export const actions: Actions = {
  async next(event) {
    const { step } = event.params;
    if (!isStep(step)) error(404, '');
    const draft = typed(await event.request.formData(), step, await draftOf(event));
    if (step === 'kind' || step === 'where') draft.asks = (await fieldsOf(event, draft)).length ? 'yes' : '';
    const faults = [...faultsOf(draft, step), ...(step === 'own' ? await ownFaults(event, draft) : [])];
    const kept = await keepDraft(event, draft);
    if (faults.length > 0 || !kept) return fail(faults.length > 0 ? 400 : 503, { draft, faults: faults.length > 0 ? faults : [{ field: null, message: m.feedback_trouble() }] });
    redirect(303, event.url.searchParams.has('change') && !(step === 'where' && draft.asks) ? '/submit/check' : `/submit/${after(step, draft)}`);
  },
  async save(event) {
    const { step } = event.params;
    if (!isStep(step)) error(404, '');
    const draft = typed(await event.request.formData(), step, await draftOf(event));
    if (!(await keepDraft(event, draft))) return fail(503, { draft, faults: [{ field: null, message: m.feedback_trouble() }] });
    redirect(303, '/submit/saved');
  },
  /** The other language, with what was typed so far. */
  async prefer(event) {
    const { step } = event.params;
    if (!isStep(step)) error(404, '');
    const [form, before] = [await event.request.formData(), await draftOf(event)];
    const draft = typed(form, step, before);
    if (JSON.stringify(draft) !== JSON.stringify(before) && !(await keepDraft(event, draft))) return fail(503, { draft, faults: [{ field: null, message: m.feedback_trouble() }] });
    prefer(event, event.url.searchParams);
    redirect(303, `/submit/${step}${event.url.searchParams.has('change') ? '?change' : ''}`);
  },
  async send(event) {
    const draft = await draftOf(event);
    const token = tokenOf(event);
    if (!token || firstWrong(draft)) redirect(303, '/submit/check');
    const { data, errors } = await event.locals.ask(Submit, { opId: `form ${token}`, input: { ...inputOf(draft, event.locals.manner.language), fileIds: (await attachedTo(event)).map(({ id }) => id), filesUnder: token } });
    const answer = data?.submit;
    if (!answer) return fail(503, { draft, faults: [{ field: null, message: errors[0]?.extensions?.code === 'TOO_MANY_REQUESTS' ? m.feedback_often() : m.feedback_trouble() }] });
    if (!answer.receipt) return fail(400, { draft, faults: answer.userErrors.map(({ message, field }) => ({ field: null, message, href: `/submit/${stepOfField(field)}?change` })) });
    keepLink(event, { number: answer.receipt.number, key: answer.receipt.secret });
    dropToken(event);
    redirect(303, '/submit/done');
  },
};

const inputOf = (draft: Draft, language: 'en' | 'ar') => ({
  words: draft.words, nature: draft.kind || 'complaint', sought: draft.kind === 'complaint' ? draft.sought || null : null, happenedAt: hasDay(draft.kind) && draft.day ? happened(draft.day) : null,
  product: draft.product || null, branchId: draft.branchId || null, categoryId: draft.categoryId || null, own: draft.asks ? ownValues(draft) : null,
  who: {
    language, anonymous: draft.who === 'anonymous', proxy: draft.who === 'proxy', name: draft.name || null, addressAs: draft.addressAs || null, behalfOf: draft.behalfOf || null, relation: draft.relation || null,
    email: draft.email || null, phone: draft.phone || null, time: draft.time || null, reach: draft.reach || null,
  },
});

type At = Parameters<PageServerLoad>[0];
const aboutOf = (draft: Draft) => ({ nature: draft.kind || 'complaint', categoryId: draft.categoryId || null });
const ownValues = (draft: Draft) => Object.entries(ownOf(draft)).map(([key, value]) => ({ key, value: value || null }));

/** What the organisation asks of its own about such a thing. */
const fieldsOf = async ({ locals }: Pick<At, 'locals'>, draft: Draft) => (await locals.ask(OfferedFields, aboutOf(draft))).data?.offeredFields.filter(({ asked }) => asked) ?? [];

const ownFaults = async ({ locals }: Pick<At, 'locals'>, draft: Draft) =>
  ((await locals.ask(OwnFaults, { ...aboutOf(draft), own: ownValues(draft) })).data?.ownFaults ?? []).map(({ key, message }) => ({ field: `own.${key}`, message }));

/** The categories of such a thing by their place in the tree. */
const categoriesFor = async ({ locals }: Pick<At, 'locals'>, draft: Draft): Promise<{ id: string; label: string }[]> => {
  const all = (await locals.ask(OfferedCategories, { nature: aboutOf(draft).nature })).data?.offeredCategories ?? [];
  const under = (parentId: string | null, before: string): { id: string; label: string }[] =>
    all.filter((one) => one.parentId === parentId).flatMap((one) => [{ id: one.id, label: `${before}${one.name}` }, ...under(one.id, `${before}${one.name} › `)]);
  return under(null, '');
};
