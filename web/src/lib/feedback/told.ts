import type { TadaDocumentNode } from 'gql.tada';
import type { ResultOf } from 'gql.tada';
import { send, type UserError } from '#lib/platform/client.svelte.ts';
import type { FeedbackOf, RevealIdentity } from '#schema/documents/feedback.ts';

/** What feedback knows of a case, as its panels of the room show it. */
export type Told = NonNullable<ResultOf<typeof FeedbackOf>['case']>;

/** Who complained, once it was revealed. */
export type Identity = NonNullable<ResultOf<typeof RevealIdentity>['revealIdentity']['identity']>;

export interface Fault {
  field: string | null;
  message: string;
  code?: string;
}

/** What came of sending: the answer, or what has to be put right. What was typed stays where it was either way. */
export async function sent<T extends Record<string, unknown>, V extends Record<string, unknown>>(document: TadaDocumentNode<T, V>, variables: V): Promise<{ data: T; faults: null } | { data: null; faults: Fault[] }> {
  const { data, trouble } = await send(document, variables);
  if (!data || trouble) return { data: null, faults: [{ field: null, message: trouble?.message ?? '' }] };
  const answer = Object.values(data)[0] as { userErrors: readonly UserError[] };
  if (answer.userErrors.length > 0) return { data: null, faults: answer.userErrors.map(({ code, message, field }) => ({ code, message, field: field?.at(-1) ?? null })) };
  return { data, faults: null };
}
