import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { caps } from '../../server/investigation/text/text.policy.ts';
import { newId } from '../../server/platform/ids.ts';
import { SharedText } from '../../web/src/lib/investigation/text/shared-text.ts';
import { tabShelf } from '../../web/src/lib/investigation/text/shelf.ts';

interface Said { readonly at: number; readonly event: string; readonly caret?: unknown }

/** A line that takes everything and remembers when. */
const listens = () => {
  const said: Said[] = [];
  const emit = (event: string, given: { caret?: unknown } | string): void => void said.push({ at: performance.now(), event, ...(typeof given === 'object' && 'caret' in given && { caret: given.caret }) });
  const opened = { genesis: 'g', stale: false, client: 7, head: 0, writes: true, state: null, u: [] };
  const socket = { connected: true, on: () => socket, off: () => socket, emit, timeout: () => ({ emitWithAck: async () => opened }) };
  return { said, socket: socket as unknown as Socket };
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const writer = async () => {
  const { said, socket } = listens();
  const text = new SharedText('d', socket, tabShelf(newId(new Date())), { change: () => undefined });
  await text.start();
  await vi.advanceTimersByTimeAsync(500);
  const words = new Y.XmlText('');
  text.doc.getXmlFragment('body').insert(0, [words]);
  await vi.advanceTimersByTimeAsync(500);
  said.length = 0;
  const press = (): void => {
    words.insert(words.length, 'x');
    text.awareness.setLocalStateField('cursor', { anchor: words.length, head: words.length });
  };
  return { text, said, press };
};

test('each key of somebody who types as people do goes at once, and the caret goes with it', async () => {
  const { said, press, text } = await writer();
  for (let n = 0; n < 20; n++) {
    const before = performance.now();
    press();
    await vi.advanceTimersByTimeAsync(70);
    expect(said.filter(({ at }) => at >= before)).toMatchObject([{ event: 'write', caret: { anchor: n + 1 } }]);
    expect(said.at(-1)!.at - before).toBeLessThan(5);
  }
  // A caret that moves alone is said alone.
  text.awareness.setLocalStateField('cursor', null);
  await vi.advanceTimersByTimeAsync(70);
  expect(said.at(-1)).toMatchObject({ event: 'caret', caret: null });
  // One that stays where it is says nothing, though the library renews what it has again and again.
  const before = said.length;
  for (let n = 0; n < 8; n++) {
    text.awareness.setLocalState(text.awareness.getLocalState());
    await vi.advanceTimersByTimeAsync(15_000);
  }
  expect(said.length).toBe(before);
  await text.close();
});

test('a key that is held down never says more than the server takes, words and carets together, and none of it waits for long', async () => {
  const { said, press, text } = await writer();
  const seconds = 60;
  for (let n = 0; n < seconds * 50; n++) {
    press();
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(100);
  expect(said.length).toBeLessThanOrEqual(seconds * caps.perSecond + caps.burst / 10);
  const gaps = said.slice(1).map(({ at }, n) => at - said[n]!.at);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(60);
  expect(text.awareness.getLocalState()).toMatchObject({ cursor: { anchor: seconds * 50 } });
  expect(said.at(-1)).toMatchObject({ event: 'write', caret: { anchor: seconds * 50 } });
  await text.close();
});
