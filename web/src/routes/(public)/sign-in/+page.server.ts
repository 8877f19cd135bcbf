import { fail, redirect, type Cookies } from '@sveltejs/kit';
import { becomeDemonstration, confirmCode, signIn, waitingFactor, type Entry, type NewFactor } from '#lib/people/door.server.ts';
import { enter, inside } from '#lib/people/session.server.ts';
import { preferring, typedIn } from '#lib/platform/manner.server.ts';
import { typedForm } from '#lib/platform/typed.ts';
import { latinDigits } from '#lib/platform/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the door shows next, after a step that did not open it yet, or opened it and has something to show. */
interface Step {
  step: 'password' | 'code' | 'codes';
  email: string;
  ticket: string;
  /** The new second factor that this step sets. */
  factor: NewFactor | null;
  codes: readonly string[];
  back: string;
  faults: Extract<Entry, { kind: 'refused' }>['faults'];
}

export const load: PageServerLoad = async ({ parent, url, locals, setHeaders }) => {
  const { ready, viewer } = await parent();
  if (!ready) redirect(303, '/setup');
  if (viewer) redirect(303, inside(url.searchParams.get('back')));
  const ticket = url.searchParams.get('ticket') ?? '';
  setHeaders({ 'cache-control': 'no-store' });
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return { typing: { form: typedForm }, back: inside(url.searchParams.get('back')), out: url.searchParams.has('out'), unknown: url.searchParams.has('unknown'), ticket, factor: await waitingFactor(locals.ask, ticket), plain: url.protocol === 'http:' && !local };
};

export const actions: Actions = {
  async prefer(event) {
    const typed = await preferring((form) => ({ step: form.has('code') ? ('code' as const) : ('password' as const), email: typedIn(form, 'email').trim(), ticket: typedIn(form, 'ticket'), back: backIn(form), password: typedIn(form, 'password', 1_000), code: typedIn(form, 'code', 20) }))(event);
    return { ...typed, codes: [], factor: await waitingFactor(event.locals.ask, typed.ticket) };
  },
  async password({ request, locals, cookies, url }) {
    const form = await request.formData();
    const email = String(form.get('email') ?? '').trim();
    const entry = await signIn(locals.ask, { email, password: String(form.get('password') ?? '') });
    if (entry.kind === 'code') return next(form, { step: 'code', email, ticket: entry.ticket, factor: await waitingFactor(locals.ask, entry.ticket) });
    if (entry.kind === 'refused') return fail(400, next(form, { step: 'password', email, faults: entry.faults }));
    comeIn(cookies, url, form, entry);
  },
  async code({ request, locals, cookies, url }) {
    const form = await request.formData();
    const ticket = String(form.get('ticket') ?? '');
    const entry = await confirmCode(locals.ask, { ticket, code: latinDigits(String(form.get('code') ?? '')).replace(/\s/g, '') });
    if (entry.kind !== 'in') return fail(400, next(form, { step: 'code', ticket, factor: await waitingFactor(locals.ask, ticket), faults: faultsOf(entry) }));
    if (!entry.recovery?.length) comeIn(cookies, url, form, entry);
    enter(cookies, url, entry);
    return next(form, { step: 'codes', codes: entry.recovery });
  },
  async demonstration({ request, locals, cookies, url }) {
    const form = await request.formData();
    const entry = await becomeDemonstration(locals.ask, String(form.get('person') ?? ''));
    if (entry.kind !== 'in') return fail(400, next(form, { step: 'password', faults: faultsOf(entry) }));
    // A visitor goes on in the language they read, whoever they become.
    comeIn(cookies, url, form, { ...entry, language: locals.manner.language });
  },
};

const next = (form: FormData, step: Partial<Step> & Pick<Step, 'step'>): Step => ({ email: '', ticket: '', factor: null, codes: [], back: backIn(form), faults: [], ...step });
const faultsOf = (entry: Entry): Step['faults'] => (entry.kind === 'refused' ? entry.faults : []);

function comeIn(cookies: Cookies, url: URL, form: FormData, entry: Extract<Entry, { kind: 'in' }>): never {
  enter(cookies, url, entry);
  redirect(303, backIn(form));
}

/** Where they wanted to go: the form carries it, for the address of a refusal says no more. */
const backIn = (form: FormData): string => inside(String(form.get('back') ?? ''));
