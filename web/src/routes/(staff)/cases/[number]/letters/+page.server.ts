import { error } from '@sveltejs/kit';
import { must } from '#lib/platform/ask.server.ts';
import { CaseLetters } from '#schema/documents/notice.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { caseByNumber } = await must(locals.ask(CaseLetters, { number: params.number }));
  if (!caseByNumber) error(404, '');
  return { lettered: caseByNumber };
};
