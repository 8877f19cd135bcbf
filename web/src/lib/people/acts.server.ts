import { fail, type ActionFailure } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import type { Answer, Ask } from '#lib/platform/ask.server.ts';
import { preferring } from '#lib/platform/manner.server.ts';
import { Prove } from '#schema/documents/people.ts';

export interface Fault {
  field: string | null;
  message: string;
  code?: string;
}

/** What a form page gets back: which form it was, what was typed, what has to change. */
export interface Acted {
  /** The form that was sent, where a page has several. */
  act: string;
  given: Record<string, string | readonly string[]>;
  faults: readonly Fault[];
  /** The password has to be given again first. */
  prove: boolean;
  done: boolean;
}

interface Told {
  userErrors: readonly { code: string; message: string; field?: readonly string[] | null | undefined }[];
}

/** What was sent, without what must not come back. A name that stands there several times is a list. */
export const givenIn = (form: FormData, lists: readonly string[] = []): Acted['given'] =>
  Object.fromEntries([...new Set(form.keys())].filter((name) => !/password|current|next|proof/.test(name)).map((name) => [name, lists.includes(name) ? form.getAll(name).map(String) : String(form.get(name) ?? '').trim()]));

/** One mutation for one form: its data, or the page again with everything as it was typed. */
export async function act<T extends object>(name: string, given: Acted['given'], asked: Promise<Answer<T>>): Promise<{ data: T; failed?: never } | { failed: ActionFailure<Acted>; data?: never }> {
  const { data, errors } = await asked;
  const told = data ? (Object.values(data) as Told[]).flatMap((answer) => answer?.userErrors ?? []) : [];
  if (data && told.length === 0) return { data };
  const faults = told.length > 0 ? told.map(({ code, message, field }) => ({ code, message, field: field?.at(-1) ?? null })) : [{ field: null, message: errors[0]?.message ?? '' }];
  return { failed: fail(400, { act: name, given, faults, prove: told.some(({ code }) => code === 'proof-needed'), done: false }) };
}

/** One mutation that may ask for the password again: where it comes along it is given first, and the step is taken with what was typed before. It never comes back to the page. */
export async function actProved<T extends object>(ask: Ask, form: FormData, name: string, given: Acted['given'], asked: () => Promise<Answer<T>>): ReturnType<typeof act<T>> {
  const password = form.get('proof');
  if (typeof password !== 'string') return act(name, given, asked());
  const { failed } = await act(name, given, ask(Prove, { password }));
  if (!failed) return act(name, given, asked());
  return { failed: fail(400, { ...failed.data, faults: failed.data.faults.map((fault) => ({ ...fault, field: 'proof' })), prove: true }) };
}

/** What was typed in a form, for the page again: nothing is wrong with it, and nothing has happened. */
export const typedIn = (act: string, form: FormData, lists: readonly string[] = []): Omit<Acted, 'faults'> =>
  ({ act, given: { ...Object.fromEntries(lists.map((name) => [name, []])), ...givenIn(form, lists) }, prove: false, done: false });

/** The action `prefer` of a page with a form: its language changes, and what was typed stays. */
export const typedAgain = (act: string, lists: readonly string[] = []) => preferring((form) => typedIn(act, form, lists));

export const done = (name: string): Acted => ({ act: name, given: {}, faults: [], prove: false, done: true });

/** The name of one intent: rendered into the form, so that sending it twice does it once. */
export const newOpId = (): string => randomUUID();
