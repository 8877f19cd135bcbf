// Writers and watchers of one text in one process on a core of their own. They type a real person's keys, and say how late each came to everybody.
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type * as Yjs from 'yjs';
import type { SharedText } from '../../../web/src/lib/investigation/text/shared-text.ts';

export interface Comes { readonly do: 'come'; readonly kind: 'ours' | 'hocuspocus' | 'y-websocket'; readonly url: string; readonly document: string; readonly cookies: readonly string[]; readonly writers: number; readonly watchers: number }
export interface Types { readonly do: 'type'; readonly perSecond: number; readonly seconds: number }
type Asked = Comes | Types | { readonly do: 'return'; readonly missed: number } | { readonly do: 'miss' } | { readonly do: 'leave' };
export interface Typed { readonly typed: number; readonly heard: number; readonly p50: number; readonly p95: number; readonly p99: number; readonly safe95: number }

interface Person { readonly doc: Yjs.Doc; readonly text?: SharedText; leave(): void; cut?(): void; back?(): void }
interface Patch { readonly at: number; readonly gone: number; readonly words: string }

const trace = JSON.parse(gunzipSync(readFileSync(new URL('./sveltecomponent.json.gz', import.meta.url))).toString()) as { txns: { patches: [number, number, string][] }[] };
const keys: readonly Patch[] = trace.txns.slice(1).flatMap(({ patches }) => patches.map(([at, gone, words]) => ({ at, gone, words })));

/** Ours and the peers' each bring a Yjs of their own: only one may be loaded. */
let Y: typeof Yjs;
let people: Person[] = [];
let writers = 0;
/** When each word was due, by writer's id and clock. */
const due = new Map<string, number>();
let late: number[] = [];
let safe: number[] = [];
let heard = 0;

const listen = (person: Person): void => {
  person.doc.on('afterTransaction', (transaction: Yjs.Transaction) => {
    if (transaction.local) return;
    const now = performance.now();
    for (const [client, until] of transaction.afterState) {
      for (let clock = transaction.beforeState.get(client) ?? 0; clock < until; clock++) {
        const at = due.get(`${client} ${clock}`);
        if (at !== undefined) {
          late.push(now - at);
          heard++;
        }
      }
    }
  });
};

const join = async ({ kind, url, document, cookies }: Comes, n: number): Promise<Person> => {
  if (kind === 'ours') {
    const { SharedText } = await import('../../../web/src/lib/investigation/text/shared-text.ts');
    const { tabShelf } = await import('../../../web/src/lib/investigation/text/shelf.ts');
    const put = new Map<string, number>();
    const shelf = { ...tabShelf(String(n)), put: async (_: string, { key }: { key: string }) => void put.set(key, performance.now()), safe: async (_: string, ids: readonly string[]) => ids.forEach((key) => safe.push(performance.now() - put.get(key)!)) };
    const socket = io(`${url}/text`, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie: cookies[n]!, origin: url } });
    const text = new SharedText(document, socket, shelf, { change: () => undefined });
    await text.start();
    while (!text.online) await new Promise((resolve) => setTimeout(resolve, 20));
    return { doc: text.doc, text, leave: () => (void text.close(), socket.disconnect()), cut: () => socket.disconnect(), back: () => socket.connect() };
  }
  const doc = new Y.Doc();
  if (kind === 'hocuspocus') {
    const { HocuspocusProvider, HocuspocusProviderWebsocket } = await import('@hocuspocus/provider');
    const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket } as never);
    const provider = new HocuspocusProvider({ websocketProvider, name: document, document: doc });
    provider.attach();
    await new Promise<void>((resolve) => (provider.isSynced ? resolve() : provider.on('synced', () => resolve())));
    return { doc, leave: () => (provider.destroy(), websocketProvider.destroy()) };
  }
  const { WebsocketProvider } = await import('y-websocket');
  const provider = new WebsocketProvider(url, document, doc, { WebSocketPolyfill: WebSocket as never, disableBc: true });
  await new Promise<void>((resolve) => (provider.synced ? resolve() : provider.once('sync', () => resolve())));
  return { doc, leave: () => provider.destroy() };
};

/** A paragraph of one's own, and where in a real person's keys one is. */
const seats = new Map<Person, { text: Yjs.XmlText; key: number }>();
const sit = (person: Person, n: number): void => {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText('');
  person.doc.transact(() => {
    paragraph.insert(0, [text]);
    const body = person.doc.getXmlFragment('body');
    body.insert(body.length, [paragraph]);
  });
  seats.set(person, { text, key: n * 1_000 });
};

const press = (person: Person, at: number): void => {
  const seat = seats.get(person)!;
  const { at: place, gone, words } = keys[seat.key++ % keys.length]!;
  const { doc } = person;
  doc.transact(() => {
    const here = Math.min(place, seat.text.length);
    const less = Math.min(gone, seat.text.length - here);
    if (less && seat.text.length > 200) seat.text.delete(here, less);
    seat.text.insert(Math.min(here, seat.text.length), words.slice(0, 40) || '.');
  });
  // The last clock of the change stands for it: it is heard once.
  due.set(`${doc.clientID} ${Y.getState(doc.store, doc.clientID) - 1}`, at);
};

setFlagsFromString('--expose-gc');
const sweep = runInNewContext('gc') as () => void;

const type = async ({ perSecond, seconds }: Types): Promise<Typed> => {
  // Fifty-four copies of a text lie in this process: a tenth of a second in which it sweeps them is no lateness of a server.
  sweep();
  due.clear();
  late = [];
  safe = [];
  heard = 0;
  const begin = performance.now() + 50;
  let typed = 0;
  for (let n = 0; n < perSecond * seconds; n++) {
    const at = begin + (n * 1_000) / perSecond;
    const left = at - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    press(people[n % writers]!, at);
    typed++;
  }
  const patience = performance.now() + 10_000;
  while (heard < typed * (people.length - 1) && performance.now() < patience) await new Promise((resolve) => setTimeout(resolve, 50));
  const at = (values: number[], share: number): number => values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  return { typed, heard, p50: at(late, 0.5), p95: at(late, 0.95), p99: at(late, 0.99), safe95: at(safe, 0.95) };
};

const work = async (asked: Asked): Promise<unknown> => {
  switch (asked.do) {
    case 'come': {
      writers = asked.writers;
      Y = (await import(asked.kind === 'ours' ? new URL('../../../node_modules/yjs/dist/yjs.mjs', import.meta.url).href : 'yjs')) as typeof Yjs;
      for (let n = 0; n < asked.writers + asked.watchers; n++) people.push(await join(asked, n));
      for (const [n, person] of people.slice(0, writers).entries()) sit(person, n);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      people.forEach(listen);
      return { come: people.length };
    }
    case 'type':
      return type(asked);
    case 'miss':
      people.at(-1)!.cut!();
      return {};
    case 'return': {
      const last = people.at(-1)!;
      const before = people[0]!.doc.getXmlFragment('body').toString();
      const began = performance.now();
      last.back!();
      while (last.doc.getXmlFragment('body').toString() !== before) {
        if (performance.now() - began > 10_000) throw new Error('It did not come back to the present.');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return { took: performance.now() - began };
    }
    case 'leave':
      for (const person of people) person.leave();
      people = [];
      seats.clear();
      return {};
  }
};

process.on('message', (asked: Asked) => {
  work(asked).then((answer) => process.send!(answer), (error: unknown) => process.send!({ failed: String((error as Error).stack) }));
});
process.send!({ ready: true });
