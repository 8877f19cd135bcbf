import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Cases } from '../../schema/documents/case.ts';
import { AddFactor, OfferFactor } from '../../schema/documents/people.ts';
import { aCase } from '../case/room.ts';
import { aRoom } from '../investigation/findings.ts';
import { joined, password } from '../people/joining.ts';
import { dialogOf, hasFocus, listening } from './hands.ts';
import { goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const en = wordsOf('en');

const focused = (page: Page): Promise<string> => page.evaluate(() => (document.activeElement as HTMLElement | null)?.getAttribute('name') ?? document.activeElement?.textContent?.trim() ?? '');
/** Goes along with the tabulator until this has the focus; it is always seen. */
const tabTo = async (page: Page, what: string): Promise<void> => {
  await expect.poll(async () => {
    if ((await focused(page)) === what) return what;
    await page.keyboard.press('Tab');
    return focused(page);
  }, { interval: 5 }).toBe(what);
};

test('one signs in with the keyboard alone, with a second factor, and gets where one wanted to go', async () => {
  const { h, origin, visit } = await stage();
  const dana = await joined(h, 'dana@wadi.example', ['investigator', 'quality']);
  const { offerFactor } = await dana.done(OfferFactor);
  const totp = new TOTP({ secret: Secret.fromBase32(offerFactor.factor!.secret) });
  const code = () => totp.generate({ timestamp: h.clock.now().getTime() });
  await dana.done(AddFactor, { ticket: offerFactor.factor!.ticket, code: code() });
  await h.clock.passes('1 minute');

  const page = await visit();
  await goto(page, `${origin}/cases?lead=none`);
  await page.waitForURL('**/sign-in?**');
  await tabTo(page, 'email');
  await page.keyboard.type('dana@wadi.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('not this one');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await page.locator('[name="email"]').inputValue()).toBe('dana@wadi.example');
  await tabTo(page, 'password');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.locator('[name="code"]').waitFor();
  await expect.poll(() => focused(page)).toBe('code');
  await page.keyboard.type(code());
  await page.keyboard.press('Enter');
  await page.waitForURL('**/cases?lead=none');
  await listening(page);
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await page.getByText(en('case_work_none'), { exact: true }).waitFor();
});

test('by keyboard: ⌘K opens a case by its number and by words in either language, j and k walk the list, ? shows the keys and turns them off', async () => {
  const { h, origin, enter } = await stage();
  const warm = await aCase(h, { title: 'Cold-chain delivery arrived warm' });
  const late = await aCase(h, { title: 'تأخر التوصيل أسبوعًا كاملًا' });
  const page = await enter('huda');
  await goto(page, `${origin}/work`);
  await listening(page);
  const palette = dialogOf(page).getByRole('combobox');
  const find = async (words: string, seen: string): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+k');
    await palette.waitFor();
    await page.keyboard.type(words);
    await dialogOf(page).getByRole('option', { name: seen }).waitFor();
  };
  await find(warm.number, warm.title);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/cases/${warm.number}`);
  await page.getByRole('heading', { level: 1, name: warm.title }).waitFor();
  // Letters fold: without hamza and without marks.
  await find('تاخر التوصيل', late.title);
  while ((await dialogOf(page).locator('[aria-selected="true"]').innerText()).includes(late.title) === false) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/cases/${late.number}`);
  await find(en('nav_escalations'), en('nav_escalations'));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/escalations');

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.waitForURL('**/cases');
  await listening(page);
  const order = (await h.huda.done(Cases, { order: 'due', first: 10 })).cases.edges.map(({ node }) => node.number);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`/cases/${order[1]}`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/cases/${order[1]}`);
  await listening(page);

  await page.keyboard.press('3');
  await page.waitForURL('**/causes');
  await page.keyboard.press('?');
  await dialogOf(page).getByText(en('case_keys'), { exact: true }).waitFor();
  await dialogOf(page).getByText(en('keys_places'), { exact: true }).waitFor();
  await dialogOf(page).getByRole('switch').press('Space');
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'hidden' });
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await page.keyboard.press('ControlOrMeta+k');
  await palette.waitFor();
  expect(new URL(page.url()).pathname, 'letters are only letters now').toBe(`/cases/${order[1]}/causes`);
});

test('a key that opens a part of the room brings the focus into it, and a form that was sent gives it back to where it came from', async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const page = await enter('salma');
  await goto(page, `${origin}/cases/${kase.number}`);
  await listening(page);
  await page.keyboard.press('4');
  await page.waitForURL('**/evidence');
  await expect.poll(() => page.evaluate(() => document.activeElement?.matches('section.middle'))).toBe(true);
  const add = page.getByRole('button', { name: en('investigation_add_sentence'), exact: true });
  await tabTo(page, en('investigation_add_sentence'));
  await page.keyboard.press('Enter');
  await dialogOf(page).waitFor();
  await tabTo(page, 'title');
  await page.keyboard.type('The log of the night');
  await tabTo(page, 'text');
  await page.keyboard.type('No slot was booked.');
  // A year takes four digits, however many are typed.
  await tabTo(page, 'happenedAt');
  await page.keyboard.type('01012');
  await page.keyboard.type('0251200AM');
  expect(await dialogOf(page).locator('[name="happenedAt"]').inputValue()).toMatch(/^(\d{4}-.*)?$/);
  await tabTo(page, en('investigation_take_in'));
  await page.keyboard.press('Enter');
  await dialogOf(page).waitFor({ state: 'hidden' });
  await page.getByText('The log of the night').first().waitFor();
  await hasFocus(add);
  // No letter of the room stands in the way of those that lead elsewhere.
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.waitForURL('**/cases');
});
