import { expect, test } from 'vitest';
import { Room } from '../../schema/documents/case.ts';
import { PersonLeaves } from '../../schema/documents/people.ts';
import { added, aRoom, findings } from '../investigation/findings.ts';
import { dialogOf, listening, resting } from './hands.ts';
import { office } from './office.ts';
import { accessible, fits, goto, onPhone, shoot, stage } from './stage.ts';
import { back, cut, say } from './writing.ts';

test('whoever leaves while no line is there has left: nothing of theirs is shown, and the server is told by itself once there is one', async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  for (const [who, language, scheme] of [['salma', 'en', 'light'], ['lina', 'ar', 'dark']] as const) {
    const page = await enter(who, { language, scheme });
    await goto(page, `${origin}/cases/${kase.number}`);
    await cut(page);
    await page.locator('.rail').getByRole('button', { name: say[language]('shell_sign_out') }).click();
    await page.getByText(say[language]('signed_out_unheard')).waitFor();
    expect(await page.title()).toBe(say[language]('signed_out_title'));
    expect(await page.getByText(kase.number).count()).toBe(0);
    await accessible(page, `leaving without a line, ${language}`);
    await onPhone(page, () => fits(page, 'leaving without a line'));
    await shoot(page, `leaving-${language}-${scheme}`);
    await back(page);
    await page.waitForURL('**/sign-in**');
    expect((await page.context().cookies()).map(({ name }) => name).filter((name) => name === 'majlis' || name === 'left')).toEqual([]);
    await goto(page, `${origin}/cases/${kase.number}`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  }
});

test('where what asks about unsent words cannot be fetched, one leaves all the same; the next page that reaches the house ends the session before it shows anything', async () => {
  const { h, enter, origin } = await stage();
  const kase = await aRoom(h);
  const line = await office(origin);
  const salma = await enter('salma');
  // The page never comes to rest, so the part is not there yet.
  await salma.addInitScript(() => (window.requestIdleCallback = () => 0));
  await goto(salma, `${line.origin}/cases/${kase.number}`);
  line.cut();
  await salma.locator('.rail').getByRole('button', { name: say.en('shell_sign_out') }).click();
  await salma.getByText(say.en('signed_out_unheard')).waitFor();
  // The window is closed before the line is back, and another opened.
  const later = await salma.context().newPage();
  await salma.close();
  line.mend();
  await goto(later, `${line.origin}/cases/${kase.number}`);
  expect(new URL(later.url()).pathname).toBe('/sign-in');
});

test('words of a discussion that wait in a tab are asked about by whoever leaves, and are never another person\'s', async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const salma = await enter('salma');
  await goto(salma, `${origin}/cases/${kase.number}`);
  await resting(salma);
  await cut(salma);
  const field = salma.getByRole('textbox', { name: say.en('case_write') });
  await field.fill('Only in this tab.');
  await field.press('Enter');
  await salma.locator('.list').getByText('Only in this tab.').waitFor();
  const out = salma.locator('.rail').getByRole('button', { name: say.en('shell_sign_out') });
  await expect.poll(() => salma.evaluate(() => Object.keys(sessionStorage).some((name) => name.startsWith('majlis.unsent.')))).toBe(true);
  await out.click();
  await dialogOf(salma).getByText('Only in this tab.').waitFor();
  await accessible(salma, 'leaving with unsent words');
  await salma.keyboard.press('Escape');
  // Another person signs in in this tab, and the first never signed out.
  await salma.goto('about:blank');
  await salma.context().clearCookies();
  await salma.context().addCookies([...h.lina.cookies].map(([name, value]) => ({ name, value, url: origin })));
  await back(salma);
  await goto(salma, `${origin}/cases/${kase.number}`);
  await resting(salma);
  expect(await salma.getByText('Only in this tab.').count()).toBe(0);
  expect(await salma.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('majlis.')))).toEqual(['majlis.person']);
});

test('whoever has left the house sees nothing of it any more, on whatever page they are, and without a hand of theirs', async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const [work, room] = [await enter('salma'), await enter('salma')];
  await goto(work, `${origin}/work`);
  await goto(room, `${origin}/cases/${kase.number}`);
  await Promise.all([work, room].map(listening));
  await h.amal.done(PersonLeaves, { opId: 'salma leaves', id: h.salma.id, input: { cause: 'barred', successorId: h.lina.id } });
  for (const page of [work, room]) {
    await page.waitForURL('**/sign-in**');
    expect(await page.getByText(kase.number).count()).toBe(0);
  }
});

test('causes and messages that wait in a tab go out once there is a line, from whatever page their author is on then, in order and once', async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const cause = await added(h.salma, kase.id, 'Gel packs only half frozen');
  const salma = await enter('salma');
  await goto(salma, `${origin}/cases/${kase.number}/causes?cause=${cause.id}`);
  await salma.locator(`#cause-${cause.id}`).waitFor();
  await resting(salma);
  await cut(salma);
  await salma.locator(`#cause-${cause.id}`).focus();
  for (const words of ['Loaded too early', 'Nobody counts the hours']) {
    await salma.keyboard.press('Enter');
    await salma.getByRole('textbox', { name: say.en('investigation_add_cause') }).fill(words);
    await salma.keyboard.press('Enter');
    await salma.keyboard.press('Escape');
    await salma.getByRole('treeitem', { name: words }).focus();
  }
  const field = salma.getByRole('textbox', { name: say.en('case_write') });
  await field.fill('Written in a lift.');
  await field.press('Enter');
  await salma.locator('.list').getByText('Written in a lift.').waitFor();
  await salma.goto('about:blank');
  await back(salma);
  await goto(salma, `${origin}/work`);
  const tree = async () => {
    const { causes } = await findings(h.lina, kase.id);
    return Object.fromEntries(causes.map(({ text, parentId }) => [text, causes.find(({ id }) => id === parentId)?.text ?? null]));
  };
  await expect.poll(tree).toEqual({ 'Gel packs only half frozen': null, 'Loaded too early': 'Gel packs only half frozen', 'Nobody counts the hours': 'Loaded too early' });
  await expect.poll(async () => (await h.lina.done(Room, { number: kase.number })).caseByNumber!.messages.map(({ body }) => body)).toEqual(['Written in a lift.']);
  await expect.poll(() => salma.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('majlis.unsent.')))).toEqual([]);
});
