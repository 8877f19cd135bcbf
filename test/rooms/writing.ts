import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestHouse } from '../house.ts';
import { aRoom } from '../investigation/findings.ts';
import { opened } from '../investigation/texts.ts';
import { wordsOf } from './words.ts';
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
export const reads = (page: Page, words: readonly string[]): Promise<void> => expect.poll(() => blocks(page), { timeout: 10_000 }).toEqual(words);
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

/** Puts the caret at the end of a block. */
export const at = async (page: Page, block: number): Promise<void> => {
  await sheet(page).locator('> *').nth(block).click();
  await page.keyboard.press('End');
};
export const write = async (page: Page, words: string): Promise<void> => page.keyboard.type(words);

export const cut = (page: Page): Promise<void> => page.context().setOffline(true);
export const back = (page: Page): Promise<void> => page.context().setOffline(false);
const line = '**/socket.io/**';
/** Pages come, and the line for words does not. */
export const barred = (page: Page): Promise<unknown> => page.route(line, (route) => route.abort());
export const unbarred = (page: Page): Promise<void> => page.unroute(line);
export const say = { en: wordsOf('en'), ar: wordsOf('ar') };

/** What this browser keeps of shared texts: the names of its databases. */
export const shelves = (page: Page): Promise<string[]> => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.startsWith('majlis.text')));
