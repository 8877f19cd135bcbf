import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestHouse } from '../house.ts';
import { aRoom } from '../investigation/findings.ts';
import { opened } from '../investigation/texts.ts';
import { wordsOf } from './words.ts';
import { resting } from './hands.ts';
import { goto } from './stage.ts';

/** The sheet that is written on. */
export const sheet = (page: Page): Locator => page.locator('.sheet .ProseMirror');
/** Its blocks as they are read, without the names at colleagues' carets. */
export const blocks = (page: Page): Promise<string[]> =>
  sheet(page).locator('> *').evaluateAll((nodes) => nodes.map((node) => {
    const copy = node.cloneNode(true) as HTMLElement;
    for (const caret of copy.querySelectorAll('.their-caret, .ProseMirror-trailingBreak')) caret.remove();
    return (copy.textContent ?? '').replace(/\u2060/g, '');
  }));
export const reads = (page: Page, words: readonly string[]): Promise<void> => expect.poll(() => blocks(page)).toEqual(words);
/** Which of the states of safety the page shows. */
export const kept = (page: Page, state: 'safe' | 'device' | 'offline'): Promise<void> =>
  page.locator(state === 'offline' ? '.state[data-online="false"]' : `.state[data-online="true"][data-kept="${state}"]`).waitFor();

/** A case of Salma's and Lina's with one text, and the address of it. */
export const aText = async (h: TestHouse, origin: string, title = 'What we found') => {
  const kase = await aRoom(h);
  const document = await opened(h.salma, kase.id, title);
  return { kase, document, address: `${origin}/cases/${kase.number}/notes?text=${document}` };
};

/** Goes to the text and waits until it can be written in. */
export const come = async (page: Page, address: string): Promise<void> => {
  await goto(page, address);
  await sheet(page).waitFor();
  await kept(page, 'safe');
};

/** Presses keys as a hand does: the editor has seen where the caret went before the next one comes. */
export const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.evaluate(async () => {
      for (let frames = 0; frames < 2; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  }
};
/** Puts the caret at the end of a block, or does there what the keys do. */
export const at = async (page: Page, block: number, ...keys: readonly string[]): Promise<void> => {
  await sheet(page).locator('> *').nth(block).click();
  await press(page, 'End', ...keys);
};
export const write = async (page: Page, words: string): Promise<void> => page.keyboard.type(words);

export const cut = async (page: Page): Promise<void> => {
  await resting(page);
  await page.context().setOffline(true);
};
export const back = (page: Page): Promise<void> => page.context().setOffline(false);
const line = '**/socket.io/**';
/** Pages come, and the line for words does not. */
export const barred = (page: Page): Promise<unknown> => page.route(line, (route) => route.abort());
export const unbarred = (page: Page): Promise<void> => page.unroute(line);
/** The line for words is slow, and no other is: what goes to it waits until it is let through. Called before the page comes. */
export const slow = async (page: Page): Promise<() => void> => {
  const through = Promise.withResolvers<void>();
  const words = (message: unknown): boolean => String(message ?? '').includes('/text,');
  await page.routeWebSocket(/\/socket\.io\//, (socket) => {
    const house = socket.connectToServer();
    socket.onMessage((message) => void (words(message) ? through.promise.then(() => house.send(message)) : house.send(message)));
  });
  await page.route(line, async (route) => {
    if (words(route.request().postData())) await through.promise;
    await route.continue();
  });
  return through.resolve;
};
export const say = { en: wordsOf('en'), ar: wordsOf('ar') };

/** What this browser keeps of shared texts: the names of its databases. */
export const shelves = (page: Page): Promise<string[]> => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.startsWith('majlis.text')));
