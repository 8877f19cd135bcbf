import type { TadaDocumentNode } from 'gql.tada';
import { print } from 'graphql';

interface UserError { readonly code: string; readonly message: string; readonly field?: readonly string[] | null }
export interface Fault { readonly message: string; readonly extensions?: { readonly code?: string; readonly requestId?: string } }
export interface Reply<T> { readonly data: T | null; readonly errors?: readonly Fault[] }

/** Somebody at the public API, over HTTP: whoever they are to the server, they are by what they send. */
export interface Client {
  /** The answer as it came. */
  ask<T, V extends Record<string, unknown>>(document: TadaDocumentNode<T, V> | string, variables?: NoInfer<V>): Promise<Reply<T>>;
  /** The data, where nothing was refused. @throws what went wrong */
  done<T, V extends Record<string, unknown>>(document: TadaDocumentNode<T, V> | string, variables?: NoInfer<V>): Promise<T>;
  /** The codes of what was refused, whether as data or as an error; empty where it was done. */
  refused<T, V extends Record<string, unknown>>(document: TadaDocumentNode<T, V> | string, variables?: NoInfer<V>): Promise<string[]>;
  /** Cookies that this client holds, by name; answers set them as in a browser. */
  readonly cookies: Map<string, string>;
}

interface Sends {
  readonly origin: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Map<string, string>;
  /** Before each request. */
  readonly first?: () => Promise<void>;
}

export const client = ({ origin, headers = {}, cookies = new Map(), first }: Sends): Client => {
  const ask: Client['ask'] = async (document, variables) => {
    await first?.();
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', 'accept-language': 'en', origin, ...headers,
        ...(cookies.size ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
      },
      body: JSON.stringify({ query: typeof document === 'string' ? document : print(document), variables: variables ?? {} }),
    });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return (await response.json()) as never;
  };
  return {
    ask, cookies,
    async done(document, variables) {
      const { data, errors } = await ask(document, variables);
      const refused = refusalsIn(data);
      if (errors?.length || refused.length || !data) throw new Error([...(errors ?? []).map(({ message, extensions }) => `${extensions?.code}: ${message}`), ...refused.map(({ code, field, message }) => `${code}${field ? ` (${field.join('.')})` : ''}: ${message}`)].join('\n') || 'no data');
      return data;
    },
    async refused(document, variables) {
      const { data, errors } = await ask(document, variables);
      return [...(errors ?? []).map(({ extensions }) => extensions?.code ?? 'unknown'), ...refusalsIn(data).map(({ code }) => code)];
    },
  };
};

const refusalsIn = (data: unknown): readonly UserError[] =>
  Object.values((data ?? {}) as Record<string, { userErrors?: readonly UserError[] } | null>).flatMap((answer) => answer?.userErrors ?? []);

const keep = (cookies: Map<string, string>, line: string): void => {
  const [pair = '', ...attributes] = line.split('; ');
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  if (!value || attributes.some((one) => /^max-age=0$/i.test(one))) cookies.delete(name);
  else cookies.set(name, value);
};
