import type { TadaDocumentNode } from 'gql.tada';
import type { DocumentNode } from 'graphql';
import { error, type RequestEvent } from '@sveltejs/kit';

/** A refusal or a bug as the API tells it: see the closed list of codes in the API's description. */
export interface Problem {
  message: string;
  extensions?: { code?: string; requestId?: string; [more: string]: unknown };
}

export interface Answer<T> {
  data: T | null;
  errors: readonly Problem[];
}

export type Ask = <T, V extends Record<string, unknown>>(document: TadaDocumentNode<T, V>, variables?: V) => Promise<Answer<T>>;

/**
 * The one door for data: in process when the server has handed us the schema, over HTTP under `vite dev`. Either way with this
 * visitor's own credentials.
 */
export const askFor = (event: RequestEvent): Ask => {
  const inside = event.platform?.req.majlis;
  return async (document, variables) => {
    const { data, errors } = inside
      ? await inside.ask(document, variables ?? {})
      : await overHttp(event, document, variables ?? {});
    return { data: (data ?? null) as never, errors: (errors ?? []) as readonly Problem[] };
  };
};

/** The data, or the page that says what went wrong: 401 leads to signing in, 403 and 404 look alike from outside, the rest is ours. */
export async function must<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, errors } = await asked;
  const problem = errors[0];
  if (!problem && data) return data;
  const code = problem?.extensions?.code;
  const status = code === 'UNAUTHENTICATED' ? 401 : code === 'FORBIDDEN' || code === 'NOT_FOUND' ? 404 : code === 'TOO_MANY_REQUESTS' ? 429 : 500;
  error(status, status === 500 ? 'bug' : (problem?.message ?? ''), { requestId: problem?.extensions?.requestId });
}

async function overHttp(event: RequestEvent, document: DocumentNode, variables: Record<string, unknown>) {
  // Built pages never come here: the server that serves them has this package already.
  const { print } = await import('graphql');
  const base: string = import.meta.env.API_URL;
  try {
    const response = await fetch(new URL('/graphql', base), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        cookie: event.request.headers.get('cookie') ?? '',
        'accept-language': event.locals.manner.language,
        origin: new URL(base).origin,
      },
      body: JSON.stringify({ query: print(document), variables }),
    });
    return (await response.json()) as { data?: unknown; errors?: readonly unknown[] };
  } catch {
    return { errors: [{ message: `No answer from ${base}.`, extensions: { code: 'INTERNAL' } }] };
  }
}
