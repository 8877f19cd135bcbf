// GraphiQL for signed-in people, served from this house alone. It asks as oneself, with a token that lasts an hour and is kept in no place.
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const place = document.getElementById('graphiql');

interface Lent { readonly token: string; readonly until: number }
let lent: Promise<Lent> | null = null;

/** The token, a new one when the last is nearly over. */
const token = async (): Promise<string> => {
  const known = await lent?.catch(() => null);
  if (known && known.until > Date.now() + 60_000) return known.token;
  lent = borrow();
  return (await lent).token;
};

const borrow = async (): Promise<Lent> => {
  const response = await fetch('/graphql', {
    method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: place?.dataset['lends'] } } }),
  });
  const { data, errors } = (await response.json()) as { data?: { makeTokenForAnHour?: { made: { secret: string } | null } }; errors?: readonly { message: string }[] };
  const secret = data?.makeTokenForAnHour?.made?.secret;
  if (!secret) throw new Error(errors?.[0]?.message ?? 'No token was given.');
  return { token: secret, until: Date.now() + 3_600_000 };
};

const socket = createClient({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  lazyCloseTimeout: 5_000,
  connectionParams: async () => ({ authorization: `Bearer ${await token()}` }),
});

const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  wsClient: socket as never,
  fetch: async (input, init) => fetch(input, { ...init, credentials: 'omit', headers: { ...(init?.headers as Record<string, string>), authorization: `Bearer ${await token()}`, 'x-language': place?.dataset['language'] ?? 'en' } }),
});

const example = `# Everything here is asked as yourself, within the limits of the API.
# Subscriptions work too: { feed(stream: "journal") }

query MyWork {
  myWork {
    leading { number title stage dueAt }
  }
}
`;

if (place) createRoot(place).render(createElement(GraphiQL, { fetcher, defaultQuery: example, shouldPersistHeaders: false, isHeadersEditorEnabled: false }));
