import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocket } from 'ws';
import names from '../../schema/trusted.names.json' with { type: 'json' };
import type { Client } from '../client.ts';
import type { TestHouse } from '../house.ts';

export interface HeardEntry { seq: number; kind: string | null; hole: boolean; sentence: string | null; subjectId: string | null; caseId: string | null; card?: { id: string; title: string; version: number; confidential: boolean } | null }
export interface HeardFrame { mode: string; epoch: number; from: string | null; to: string | null; entries: HeardEntry[]; serverTime: string; build: string; reason: string | null }
export interface Place { epoch: number; at: string }

/** One subscription as a client sees it: frames in order, and how it ended. */
export interface Listening {
  readonly frames: HeardFrame[];
  readonly errors: { message: string; extensions?: { code?: string } }[];
  ended: boolean;
  /** The first frame, past or to come, that fits. */
  until(fits: (frame: HeardFrame) => boolean, what?: string): Promise<HeardFrame>;
  close(): void;
}

/** A socket of graphql-transport-ws as a browser of this person opens it. */
export interface Line {
  readonly socket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  listen(operation: keyof typeof names, variables: Record<string, unknown>, after?: Place | null, id?: string): Listening;
  /** Anything at all, as it stands. */
  send(message: unknown): void;
  /** The first message, past or to come, that fits. */
  until(fits: (message: { id?: string; type: string; payload?: never }) => boolean): Promise<{ id?: string; type: string; payload?: never }>;
  close(): void;
}

interface Dials { readonly headers?: Record<string, string>; readonly params?: Record<string, unknown> }

export const cookiesOf = (who: Client): string => [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

export const dial = async (h: Pick<TestHouse, 'running'>, who: Client | null, { headers = {}, params }: Dials = {}): Promise<Line> => {
  const { origin } = h.running;
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/graphql`, GRAPHQL_TRANSPORT_WS_PROTOCOL, { headers: { origin, ...(who?.cookies.size ? { cookie: cookiesOf(who) } : {}), ...headers } });
  const heard: { id?: string; type: string; payload?: never }[] = [];
  const waiting = new Set<() => void>();
  const listenings = new Map<string, { take: (message: { type: string; payload?: never }) => void }>();
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { id?: string; type: string; payload?: never };
    heard.push(message);
    if (message.id) listenings.get(message.id)?.take(message);
    for (const wake of [...waiting]) wake();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })));
  void closed.then(() => listenings.forEach(({ take }) => take({ type: 'complete' })));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const send = (message: unknown): void => socket.send(JSON.stringify(message));
  const until: Line['until'] = (fits) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = heard.find(fits);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      void closed.then(({ code, reason }) => (waiting.delete(look), reject(new Error(`closed: ${code} ${reason}`))));
      look();
    });
  send({ type: 'connection_init', ...(params ? { payload: params } : {}) });
  await until(({ type }) => type === 'connection_ack');
  let count = 0;
  return {
    socket, closed, send, until,
    close: () => socket.close(),
    listen(operation, variables, after = null, id = `${operation}-${++count}`) {
      const { listening, take } = receiver(() => send({ id, type: 'complete' }));
      listenings.set(id, { take: ({ type, payload }) => take(type === 'next' ? (payload ?? null) : type === 'error' ? { errors: payload as never } : null) });
      send({ id, type: 'subscribe', payload: { query: '', variables, extensions: { persistedQuery: { version: 1, sha256Hash: names[operation] }, after } } });
      return listening;
    },
  };
};

/** The same feed as server-sent events. */
export const listenByEvents = async (h: Pick<TestHouse, 'running'>, who: Client, operation: keyof typeof names, variables: Record<string, unknown>, after: Place | null = null, headers: Record<string, string> = {}): Promise<Listening & { status: number }> => {
  const abort = new AbortController();
  const address = new URL('/feed', h.running.origin);
  address.search = new URLSearchParams({ operation: names[operation], variables: JSON.stringify(variables), after: JSON.stringify(after) }).toString();
  const response = await fetch(address, { headers: { accept: 'text/event-stream', cookie: cookiesOf(who), ...headers }, signal: abort.signal });
  const { listening, take } = receiver(() => abort.abort());
  if (response.ok) {
    void (async () => {
      let rest = '';
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        rest += chunk;
        const events = rest.split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) {
          const data = event.split('\n').find((line) => line.startsWith('data: '));
          if (data) take({ data: { feed: JSON.parse(data.slice(6)) as never } });
        }
      }
      take(null);
    })().catch(() => take(null));
  }
  return Object.assign(listening, { status: response.status });
};

const receiver = (close: () => void) => {
  const waiting = new Set<() => void>();
  const listening: Listening = {
    frames: [], errors: [], ended: false, close,
    until: (fits, what = 'a frame') =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = listening.frames.find(fits);
          if (found) (waiting.delete(look), resolve(found));
          else if (listening.ended) (waiting.delete(look), reject(new Error(`${what}: the feed ended ${JSON.stringify(listening.errors)}`)));
        };
        waiting.add(look);
        look();
      }),
  };
  const take = (result: { data?: Record<string, HeardFrame> | null; errors?: never[] } | null): void => {
    if (!result) listening.ended = true;
    else if (result.errors) (listening.errors.push(...result.errors), (listening.ended = true));
    else if (result.data) listening.frames.push(...Object.values(result.data));
    for (const wake of [...waiting]) wake();
  };
  return { listening, take };
};
