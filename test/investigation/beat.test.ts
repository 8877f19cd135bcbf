import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { Gathering } from '../../server/investigation/text/gathering.ts';
import { newId } from '../../server/platform/ids.ts';
import { SharedText } from '../../web/src/lib/investigation/text/shared-text.ts';
import { tabShelf } from '../../web/src/lib/investigation/text/shelf.ts';

interface Written { readonly client: number; readonly n: number; readonly u: string }
/** Milliseconds on the way to the house and back, and of one statement; how many are told besides the writers. */
const [way, statement, watchers] = [1, 3, 50] as const;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** A text as the house keeps it, with so many people who write in it. */
const room = async (many: number) => {
  const gathering = new Gathering();
  const frames: number[] = [];
  const hears: ((frame: unknown) => void)[] = [];
  let [waiting, working, seq] = [[] as Written[], false, 0];
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    while (waiting.length) {
      await gathering.over(() => new Set(waiting.map(({ client }) => client)), many + watchers);
      const lines = waiting;
      waiting = [];
      await new Promise((resolve) => setTimeout(resolve, statement));
      frames.push(lines.length);
      const frame = { d: 'd', from: seq, to: (seq += lines.length), u: lines.map(({ u }) => u), by: lines.map(({ client, n }) => [client, n]) };
      for (const [n, hear] of hears.entries()) setTimeout(() => hear(frame), way + n / 4);
    }
    working = false;
  };
  const join = async (client: number): Promise<SharedText> => {
    const opened = { genesis: 'g', stale: false, client, head: 0, writes: true, state: null, u: [] };
    const socket = {
      connected: true, off: () => socket, timeout: () => ({ emitWithAck: async () => opened }),
      on: (event: string, listener: (frame: unknown) => void) => (event === 'text' && hears.push(listener), socket),
      emit: (event: string, given: Written) => event === 'write' && setTimeout(() => (waiting.push(given), gathering.came(), void work()), way),
    };
    const text = new SharedText('d', socket as unknown as Socket, tabShelf(newId(new Date())), { change: () => undefined });
    await text.start();
    return text;
  };
  return { frames, people: await Promise.all(Array.from({ length: many + 1 }, (_, n) => join(100 + n))) };
};

test.for([[4, 20, 50, 33], [10, 50, 45, 38], [2, 25, 45, 33], [6, 30, 45, 33], [10, 20, 50, 33], [1, 20, 45, 33]] as const)('%s people who press a key every %s ms: each key is seen by everybody within %s ms, and there are at most %s frames a second', async ([many, every, within, perSecond]) => {
  const { frames, people } = await room(many);
  await vi.advanceTimersByTimeAsync(500);
  const reader = people.pop()!;
  const words = people.map(({ doc }) => {
    const text = new Y.XmlText('');
    doc.getXmlFragment('body').push([text]);
    return text;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  const typed = new Map<string, number>();
  const late: number[] = [];
  reader.doc.on('afterTransaction', ({ beforeState, afterState }: Y.Transaction) => {
    for (const [client, until] of afterState) for (let clock = beforeState.get(client) ?? 0; clock < until; clock++) late.push(performance.now() - (typed.get(`${client} ${clock}`) ?? performance.now()));
  });
  frames.length = 0;
  const seconds = 10;
  for (let ms = 0; ms < seconds * 1_000; ms++) {
    for (const [n, text] of words.entries()) {
      if (ms % every !== Math.floor((n * every) / many)) continue;
      typed.set(`${100 + n} ${Y.getState(people[n]!.doc.store, 100 + n)}`, performance.now());
      text.insert(text.length, 'x');
    }
    await vi.advanceTimersByTimeAsync(1);
  }
  expect(frames.length / seconds).toBeLessThanOrEqual(perSecond);
  await vi.advanceTimersByTimeAsync(500);
  expect(late.length).toBe((seconds * 1_000 * many) / every);
  expect(late.sort((a, b) => a - b)[Math.floor(late.length * 0.99)]).toBeLessThanOrEqual(within);
});
