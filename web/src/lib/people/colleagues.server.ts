import { must, type Ask } from '#lib/platform/ask.server.ts';
import { Colleagues } from '#schema/documents/people.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { typedIn, type Acted } from './acts.server.ts';
import { finding, type Choosable, type Found } from './choosing.ts';

/**
 * To whom work can be given: they have joined, and handle complaints. Everybody in a small house; in a large one those of the department
 * concerned, and anybody else by a part of the name.
 */
export async function colleagues(ask: Ask, { departmentId = null, search = null }: { departmentId?: string | null | undefined; search?: string | null } = {}): Promise<Choosable> {
  const page = async (narrowed: { departmentId?: string | null; search?: string | null }) => (await must(ask(Colleagues, narrowed))).people;
  const { edges, totalCount } = await page({ search });
  const all = totalCount <= edges.length;
  const near = all || search || !departmentId ? edges : (await page({ departmentId })).edges;
  return { people: near.map(({ node: { id, name, department } }) => ({ id, name, department: department?.name ?? null })), all: all && !search };
}

/** The action `find` of a page with a form in which somebody is chosen: the form comes back as it was typed, with those who were found. */
export const findColleagues = (act: string, lists: readonly string[] = []) => async ({ request, locals }: Pick<RequestEvent, 'request' | 'locals'>): Promise<Omit<Acted, 'faults'> & { faults: never[]; found: Found }> => {
  const form = await request.formData();
  // Enter presses no button of its own: it is meant for the field that was typed in.
  const field = String(form.get('find') ?? [...form.keys()].find((name) => name.startsWith(finding('')) && form.get(name))?.slice(finding('').length) ?? '');
  const { people } = await colleagues(locals.ask, { search: String(form.get(finding(field)) ?? '').trim().slice(0, 120) });
  return { ...typedIn(act, form, lists), faults: [], found: { field, people } };
};
