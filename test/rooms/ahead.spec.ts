import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import names from '../../schema/trusted.names.json' with { type: 'json' };
import { dialogOf, fill, hasFocus } from './hands.ts';
import { goto, stage } from './stage.ts';
import { aText, blocks, come, kept, reads, say, sheet, slow } from './writing.ts';

/** What goes out with these words in it waits until it is let through. */
const hold = async (page: Page, words: string) => {
  const [reached, through] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route((url) => url.pathname === '/graphql' || url.pathname.includes(words), async (route) => {
    if (!route.request().url().includes(words) && !route.request().postData()?.includes(words)) return route.fallback();
    reached.resolve();
    await through.promise;
    await route.fallback();
  });
  return { reached: reached.promise, letThrough: through.resolve };
};
/** A hand on a keyboard of any language, that waits for nothing; and how many times slower the cores under it are. */
const hand = async (page: Page) => {
  const wire = await page.context().newCDPSession(page);
  return {
    slower: (rate: number) => wire.send('Emulation.setCPUThrottlingRate', { rate }),
    async type(words: string): Promise<void> {
      for (const key of words) {
        await wire.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, code: /[a-z]/.test(key) ? `Key${key.toUpperCase()}` : 'KeyN' });
        await wire.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
      }
    },
  };
};

test.for([
  ['en', ['n a ', 'e b ', 'd ? ', 'the end.']],
  ['ar', ['ن ش ', 'ث ب ', 'ي ؟ ', 'انتهى.']],
] as const)('whatever is typed from the press that asks for a text on stands in it and nowhere else, in order, on a slow machine and line: %s', { timeout: 240_000 }, async ([language, [first, second, third, last]]) => {
  const { h, origin, enter } = await stage();
  const { kase, address } = await aText(h, origin);
  const salma = await enter('salma', { language });
  const letWords = await slow(salma);
  await goto(salma, `${origin}/cases/${kase.number}/answer`);
  const { type, slower } = await hand(salma);
  await slower(6);
  const [page, opening] = [await hold(salma, '__data.json'), await hold(salma, names.OpenDocument)];
  await salma.getByRole('link', { name: say[language]('investigation_draft_together') }).click({ noWaitAfter: true });
  await type(first);
  page.letThrough();
  await opening.reached;
  await type(second);
  opening.letThrough();
  await type(third);
  letWords();
  await type(last);
  await reads(salma, [first + second + third + last]);
  await hasFocus(sheet(salma));
  expect(await dialogOf(salma).count()).toBe(0);
  await kept(salma, 'safe');

  await slower(1);

  // It stands: whoever presses again goes on at its end.
  await goto(salma, `${origin}/cases/${kase.number}/answer`);
  await salma.getByRole('link', { name: say[language]('investigation_draft_together') }).click({ noWaitAfter: true });
  await type(' n');
  await reads(salma, [`${first}${second}${third}${last} n`]);
  await kept(salma, 'safe');

  // So it is where a form asks for one that is on its way.
  const form = await hold(salma, names.OpenDocument);
  await salma.getByRole('button', { name: say[language]('investigation_text_new') }).click();
  await fill(dialogOf(salma), { title: 'Third' });
  await salma.keyboard.press('Enter');
  await form.reached;
  await type('n e');
  form.letThrough();
  await reads(salma, ['n e']);

  // The text that stood there before has none of it.
  await come(salma, address);
  expect(await blocks(salma)).toEqual(['']);
});
