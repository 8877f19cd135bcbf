import type { TadaDocumentNode } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import { screen } from './freshness.svelte.ts';
import { hashOf } from './trusted.ts';

/** What went wrong, for a person: what to say, and which number to quote. */
export interface Trouble {
  kind: 'network' | 'outdated' | 'signed-out' | 'forbidden' | 'missing' | 'limit' | 'refused' | 'bug';
  message: string;
  requestId: string | null;
}

export interface Told<T> {
  data: T | null;
  trouble: Trouble | null;
}

/** A refusal that was expected, as mutations tell it. */
export interface UserError {
  code: string;
  message: string;
  field: readonly string[] | null;
}

/**
 * Milliseconds: a line that was cut in the middle may never say so. The server itself gives up after ten seconds; whoever decides is told as soon as the screen
 * says that it hears nothing, and may try again under the same name. What is read may be long, and its line slow.
 */
const patience = { does: 15_000, reads: 30_000 } as const;

type Variables = Record<string, unknown>;

/** Reads. Nothing is cached here: what must stay true is kept true by a feed. `waits`: milliseconds that an answer is waited for. */
export const ask = <T, V extends Variables>(document: TadaDocumentNode<T, V>, variables: V, waits: number = patience.reads): Promise<Told<T>> => post(document, variables, waits);

/** Does. Give mutations an `opId` that stays the same when the same intent is tried again. */
export const send = async <T, V extends Variables>(document: TadaDocumentNode<T, V>, variables: V): Promise<Told<T>> =>
  // An old page does not know what the new server means by it: it may read, and changes nothing until it is reloaded.
  screen.outdated ? { data: null, trouble: { kind: 'outdated', message: m.banner_outdated(), requestId: null } } : post(document, variables, patience.does);

/** A name for one intent: a retry under it cannot apply twice. `randomUUID` exists only where the page came over HTTPS or from this machine; random bytes exist everywhere. */
export const newOpId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const kinds: Record<string, Trouble['kind']> = {
  UNAUTHENTICATED: 'signed-out',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'missing',
  TOO_MANY_REQUESTS: 'limit',
  LIMIT: 'limit',
  REFUSED: 'refused',
  BAD_USER_INPUT: 'refused',
};

interface Answer<T> { data?: T | null; errors?: readonly { message: string; extensions?: Record<string, unknown> }[] }

/** Only hashes of trusted documents leave the browser; the texts stay at home. */
async function post<T, V extends Variables>(document: TadaDocumentNode<T, V>, variables: V, waits: number): Promise<Told<T>> {
  const answer = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(document) } } }),
    signal: AbortSignal.timeout(waits),
  }).then((response) => response.json() as Promise<Answer<T> | null>).catch(() => null);
  const trouble = troubleOf(answer);
  screen.reached = trouble?.kind !== 'network';
  return { data: answer?.data ?? null, trouble };
}

function troubleOf(answer: Answer<unknown> | null): Trouble | null {
  const [first] = answer?.errors ?? [];
  // Whatever did not come from this house (a captive portal's page, an empty answer) is no answer, and none of it is shown.
  if (!first) return answer?.data ? null : { kind: 'network', message: m.ask_offline(), requestId: null };
  const code = String(first.extensions?.['code'] ?? '');
  return { kind: kinds[code] ?? 'bug', message: first.message, requestId: (first.extensions?.['requestId'] as string | undefined) ?? null };
}
