import { error } from '@sveltejs/kit';
import { must } from '#lib/platform/ask.server.ts';
import { Clauses, EvidenceFor } from '#schema/documents/audit.ts';
import type { PageServerLoad } from './$types';

const atOnce = 50;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const before = url.searchParams.get('before');
  const [{ clauses }, { evidenceFor }] = [await must(locals.ask(Clauses, {})), await must(locals.ask(EvidenceFor, { clause: params.clause, first: atOnce, before }))];
  const clause = clauses.find((one) => one.clause === params.clause);
  if (!clause) error(404, '');
  const here = `/evidence/${params.clause}`;
  return {
    clause, records: evidenceFor, newest: before ? here : null,
    older: evidenceFor.length === atOnce ? `${here}?before=${encodeURIComponent(evidenceFor.at(-1)!.entry.position)}` : null,
  };
};
