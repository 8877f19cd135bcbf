import type { TadaDocumentNode } from 'gql.tada';
import { newOpId, send, type Trouble, type UserError } from './client.svelte.ts';

export type Variables = Record<string, unknown>;

/** What came of an intent: the answer, or why not, in words. */
export type Outcome<T> = { done: true; data: T } | { done: false; refused: readonly UserError[]; trouble: Trouble | null };
type Failed = Extract<Outcome<unknown>, { done: false }>;

/** Does something once; the same `opId` again does nothing twice. */
export async function perform<T, V extends Variables>(document: TadaDocumentNode<T, V>, variables: Omit<V, 'opId'>, opId = newOpId()): Promise<Outcome<T>> {
  const { data, trouble } = await send(document, { ...variables, opId } as unknown as V);
  const refused = Object.values((data ?? {}) as Record<string, { userErrors?: UserError[] } | null>).flatMap((answer) => answer?.userErrors ?? []);
  return data && !trouble && !refused.length ? { done: true, data } : { done: false, refused, trouble };
}

/** Why it was not done, in one sentence. */
export const reasonOf = (outcome: Failed): string => outcome.refused[0]?.message ?? outcome.trouble?.message ?? '';

/** Somebody else was faster: what the person decided on is no longer what stands there. */
export const overtaken = (outcome: Failed): boolean => outcome.refused.some(({ code }) => code === 'changed-meanwhile');
