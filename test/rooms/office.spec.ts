import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Discuss, JoinTeam, Room } from '../../schema/documents/case.ts';
import { investigated, op } from '../case/room.ts';
import type { TestHouse } from '../house.ts';
import { aRoom, confirmed, findings } from '../investigation/findings.ts';
import { opened } from '../investigation/texts.ts';
import { choose, dialogOf, fill, hasFocus, listening, resting, submit } from './hands.ts';
import { office } from './office.ts';
import { goto, reload, stage } from './stage.ts';
import { wordsOf } from './words.ts';
import { aText, come, reads, sheet } from './writing.ts';

const en = wordsOf('en');
const said = async (h: TestHouse, number: string): Promise<string[]> => (await h.salma.done(Room, { number })).caseByNumber!.messages.map(({ body }) => body);
const field = (page: Page) => page.getByPlaceholder(en('case_write')).first();
const say = async (page: Page, words: string): Promise<void> => {
  await field(page).fill(words);
  await page.getByRole('button', { name: en('case_send'), exact: true }).click();
};
const withOmar = async (h: TestHouse) => {
  const kase = await investigated(h, { title: 'Cold-chain delivery arrived warm' });
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  return kase;
};

test('everything that matters works where WebSockets are blocked: feed, presence and shared text go over HTTP', async () => {
  const { h, enter } = await stage();
  const kase = await withOmar(h);
  const document = await opened(h.salma, kase.id);
  const line = await office(h.running.origin, { sockets: false });
  const [salma, omar] = [await enter('salma'), await enter('omar')];
  for (const page of [salma, omar]) {
    await goto(page, `${line.origin}/cases/${kase.number}/notes?text=${document}`);
    await listening(page);
  }
  const sheet = (page: Page) => page.locator('.sheet .words');
  await sheet(salma).waitFor();
  await sheet(omar).waitFor();
  await sheet(salma).click();
  await salma.keyboard.type('Two hours without power.');
  await sheet(omar).getByText('Two hours without power.').waitFor();
  await say(omar, 'Which depot?');
  await salma.getByText('Which depot?').waitFor();
  // Both faces, without a socket.
  await salma.locator('header.head').getByRole('button', { name: 'Omar Saleh' }).waitFor();
});

test('behind a captive portal the page says that there is no connection, shows nothing of the portal and loses nothing; words queue offline, decisions do not: messages and causes go out by themselves when it is over, a decision is refused at once, stays in its form and is taken by nobody until it is sent again', async () => {
  const { h, enter } = await stage();
  const kase = await aRoom(h, { title: 'Cold-chain delivery arrived warm' });
  const cause = await confirmed(h, kase.id);
  const line = await office(h.running.origin);
  const page = await enter('salma');
  await goto(page, `${line.origin}/cases/${kase.number}/causes?cause=${cause.id}`);
  await listening(page);
  await resting(page);
  line.portal();
  await say(page, 'Written in a hotel');
  await page.locator('.banners').getByText(en('banner_unreached')).waitFor();
  await page.locator('.say.waiting').getByText('Written in a hotel').waitFor();
  await page.locator('.say.waiting').getByText(en('ask_offline')).waitFor();
  expect(await page.locator('body').innerText()).not.toContain('Room number');
  expect(await said(h, kase.number)).toEqual([]);
  await page.locator('h1', { hasText: kase.title }).waitFor();
  await page.locator(`#cause-${cause.id}`).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nobody reads the loggers');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('treeitem', { name: 'Nobody reads the loggers' }).getByText(en('investigation_on_device')).waitFor();

  await choose(page, page.locator(`[data-menu="${cause.id}"] [aria-haspopup]`), en('investigation_record'));
  const form = dialogOf(page);
  const reason = 'Without it nothing would have thawed.';
  await fill(form, { reason });
  await form.getByRole('button', { name: en('investigation_record'), exact: true }).click();
  await form.getByRole('alert').getByText(en('ask_offline')).waitFor();
  expect(await form.locator('[name="reason"]').inputValue()).toBe(reason);

  line.mend();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.locator('.banners').getByText(en('banner_unreached')).waitFor({ state: 'detached' });
  const causes = async () => Object.fromEntries((await findings(h.salma, kase.id)).causes.map(({ text, recordedAt }) => [text, !!recordedAt]));
  await expect.poll(() => said(h, kase.number)).toEqual(['Written in a hotel']);
  await expect.poll(causes).toEqual({ [cause.text]: false, 'Nobody reads the loggers': false });
  await page.locator('.say.waiting').waitFor({ state: 'detached' });
  expect(await form.locator('[name="reason"]').inputValue()).toBe(reason);
  await submit(page, en('investigation_record'));
  expect(await causes()).toEqual({ [cause.text]: true, 'Nobody reads the loggers': false });
});

test('words that could not be sent are still there after a reload, and go out once', async () => {
  const { h, origin, enter } = await stage();
  const kase = await withOmar(h);
  const page = await enter('salma');
  await goto(page, `${origin}/cases/${kase.number}`);
  await listening(page);
  await page.route('**/graphql', (route) => route.abort());
  await say(page, 'Written in a lift');
  await page.locator('.say.waiting').getByText(en('ask_offline')).waitFor();
  await page.unroute('**/graphql');
  await reload(page);
  await expect.poll(() => said(h, kase.number)).toEqual(['Written in a lift']);
  await page.locator('.say.waiting').waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('.say').getByText('Written in a lift').count()).toBe(1);
});

test('an old page before a new build can be read and not changed: it says so, and what was typed is there after the reload', async () => {
  const { h, origin, enter } = await stage();
  const kase = await withOmar(h);
  const page = await enter('salma');
  let build: string | null = null;
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    const house = socket.connectToServer();
    house.onMessage((message) => socket.send(build ? String(message).replace(/"build":"\w+"/, `"build":"${build}"`) : message));
  });
  await goto(page, `${origin}/cases/${kase.number}`);
  await listening(page);
  await field(page).fill('Half a sentence');
  build = 'another00000';
  await h.omar.done(Discuss, { opId: op(), id: kase.id, input: { body: 'From the new build' } });
  await page.getByText('From the new build').waitFor();
  await page.locator('.banners').getByText(en('banner_outdated')).waitFor();

  await field(page).press('Enter');
  expect(await page.getByRole('button', { name: en('case_send'), exact: true }).isDisabled()).toBe(true);
  expect(await field(page).inputValue(), 'nothing typed is taken away').toBe('Half a sentence');
  await page.keyboard.press('Escape');
  build = null;
  await page.locator('.banners').getByRole('button', { name: en('banner_reload') }).click();
  await page.waitForLoadState('load');
  await listening(page);
  await expect.poll(() => field(page).inputValue()).toBe('Half a sentence');
  expect(await said(h, kase.number)).toEqual(['From the new build']);
  await field(page).press('Enter');
  await expect.poll(() => said(h, kase.number)).toEqual(expect.arrayContaining(['From the new build', 'Half a sentence']));
});

test('a text on an old page keeps the focus of whoever types, so that no letter becomes a verb; wherever one goes from there the new page comes', async () => {
  const { h, origin, enter } = await stage();
  const { kase, document, address } = await aText(h, origin);
  const page = await enter('salma');
  let build: string | null = null;
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    const house = socket.connectToServer();
    house.onMessage((message) => socket.send(build ? String(message).replace(/"build":"\w+"/, `"build":"${build}"`) : message));
  });
  await come(page, address);
  await listening(page);
  await sheet(page).click();
  await page.keyboard.type('Above 8 °C from 02:10');
  await reads(page, ['Above 8 °C from 02:10']);
  build = 'another00000';
  await h.lina.done(Discuss, { opId: op(), id: kase.id, input: { body: 'From the new build' } });
  await page.locator('.banners').getByText(en('banner_outdated')).waitFor();
  await expect.poll(() => sheet(page).getAttribute('contenteditable')).toBe('false');
  await page.keyboard.type('wore cfhm');
  await hasFocus(sheet(page));
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect(new URL(page.url()).searchParams.get('text')).toBe(document);

  build = null;
  const fresh = page.waitForEvent('domcontentloaded');
  await page.getByRole('link', { name: new RegExp(`^${en('investigation_causes')}`) }).first().click();
  await fresh;
  await listening(page);
  expect(new URL(page.url()).pathname).toBe(`/cases/${kase.number}/causes`);
  await page.locator('.banners').getByText(en('banner_outdated')).waitFor({ state: 'hidden' });
  await come(page, address);
  await reads(page, ['Above 8 °C from 02:10']);
});

test('two tabs of one person: what one writes the other shows, and each keeps its own half sentence', async () => {
  const { h, origin, enter } = await stage();
  const kase = await withOmar(h);
  const first = await enter('salma');
  const second = await first.context().newPage();
  for (const page of [first, second]) {
    await goto(page, `${origin}/cases/${kase.number}`);
    await listening(page);
  }
  await field(second).fill('In the second tab');
  await say(first, 'In the first tab');
  await second.locator('.say').getByText('In the first tab').waitFor();
  expect(await field(second).inputValue()).toBe('In the second tab');
  await reload(second);
  await listening(second);
  await expect.poll(() => field(second).inputValue()).toBe('In the second tab');
  expect(await field(first).inputValue()).toBe('');
});
