import type { Socket } from 'socket.io-client';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { SharedText, type Shelf, type Unsent } from '../../web/src/lib/investigation/text/shared-text.ts';

interface Asked { readonly claims: readonly number[] }
interface Written { readonly u: string }

/** A house that takes words of writers it knows and no others, as the desk does: what it is asked, and what it is sent of strangers. */
const houseOf = () => {
  const known = new Set<number>();
  const [asked, forged, taken] = [[] as Asked[], [] as number[], [] as number[]];
  const heard = new Map<string, () => void>();
  let leased = 100;
  const answers: (() => void)[] = [];
  const open = (given: Asked): Promise<unknown> =>
    new Promise((resolve) => {
      asked.push(given);
      answers.push(() => {
        for (const id of given.claims) known.add(id);
        known.add(++leased);
        resolve({ genesis: 'g', stale: false, client: leased, head: 0, writes: true, state: null, u: [] });
      });
    });
  const emit = (event: string, given: Written): void => {
    if (event !== 'write') return;
    for (const { id } of Y.decodeUpdate(Buffer.from(given.u, 'base64')).structs) (known.has(id.client) ? taken : forged).push(id.client);
  };
  const socket = { connected: true, on: (event: string, does: () => void) => (heard.set(event, does), socket), off: () => socket, emit, timeout: () => ({ emitWithAck: (_: string, given: Asked) => open(given) }) };
  const answer = async (): Promise<void> => {
    await expect.poll(() => answers.length).toBeGreaterThan(0);
    answers.shift()!();
  };
  return { asked, forged, taken, answer, connects: () => heard.get('connect')!(), socket: socket as unknown as Socket };
};

const written = (clientID: number, words: string): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  doc.getXmlFragment('body').insert(0, [new Y.XmlText(words)]);
  return Y.encodeStateAsUpdate(doc);
};

const shelfOf = (load: () => Promise<readonly Unsent[]>): Shelf => ({
  load: async () => ({ genesis: null, after: 0, state: null, unsent: await load(), cards: [] }), keep: async () => undefined, put: async () => undefined, safe: async () => undefined, rescue: async () => undefined, settle: async () => undefined, wipe: async () => undefined,
});
const silent = { change: () => undefined };

test('a line that stands before this device was read waits for what lies there: words of an earlier tab are claimed before they are sent', async () => {
  const { asked, forged, taken, answer, connects, socket } = houseOf();
  let read = (_unsent: readonly Unsent[]): void => undefined;
  const text = new SharedText('d', socket, shelfOf(() => new Promise((resolve) => (read = resolve))), silent);
  const started = text.start();
  connects();
  read([{ key: 'k', u: written(7, 'typed without a line') }]);
  await started;
  await answer();
  await expect.poll(() => taken).toEqual([7, 7]);
  expect(asked.map(({ claims }) => claims)).toEqual([[7]]);
  expect(forged).toEqual([]);
});

test('what is typed while the house has not answered yet is claimed by a second question, and sent after it', async () => {
  const { asked, forged, taken, answer, socket } = houseOf();
  const text = new SharedText('d', socket, shelfOf(async () => []), silent);
  await text.start();
  const early = text.doc.clientID;
  text.doc.getXmlFragment('body').insert(0, [new Y.XmlText('early')]);
  await answer();
  await answer();
  await expect.poll(() => taken).toEqual([early, early]);
  expect(asked.map(({ claims }) => claims)).toEqual([[], [early]]);
  expect(forged).toEqual([]);
  expect(text.writes).toBe(true);
});
