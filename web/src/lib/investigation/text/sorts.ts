import { m } from '#lib/paraglide/messages.js';

/** What kinds of text there are, as the vocabulary of the server names them. */
export const documentSorts = (): readonly (readonly [sort: string, label: string])[] => [
  ['findings', m.investigation_sort_findings()], ['interview', m.investigation_sort_interview()], ['minutes', m.investigation_sort_minutes()],
  ['statement', m.investigation_sort_statement()], ['response', m.investigation_sort_response()], ['rationale', m.investigation_sort_rationale()],
];
