import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { TrackedBy } from '../../schema/documents/feedback.ts';
import { Invite } from '../../schema/documents/people.ts';
import { linkOf, tell } from '../feedback/telling.ts';
import { linkTo } from '../people/inbox.ts';
import { goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const says = { en: wordsOf('en'), ar: wordsOf('ar') };
const text = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`in ${name}`) });
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`);

/** Fills in what stands in `main`, changes the language there and back, and finds everything where it was. */
const goesAlong = async (page: Page, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
  for (const [button, language] of [['العربية', 'ar'], ['English', 'en']] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
    for (const [name, value] of Object.entries(values)) await expect.poll(() => field(page, name).inputValue(), { message: name }).toBe(value);
  }
};

test.for([true, false])('the language of every public page changes in the middle of typing, and nothing typed is lost (script: %s)', { timeout: 120_000 }, async (script) => {
  const { h, origin, visit } = await stage();
  const receipt = await tell(h.guest());
  const page = await visit({ script });
  await goto(page, `${origin}/track`);
  await goesAlong(page, { number: receipt.number, key: 'a-key-of-somebody' });
  await field(page, 'key').fill(receipt.secret);
  await field(page, 'key').press('Enter');
  await page.waitForURL(`**/track/${receipt.number}`);
  await goesAlong(page, { words: 'I add:\nthe box was open.' });
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.messages, 'nothing was sent').toEqual([]);
  await goto(page, `${origin}/track/${receipt.number}/withdraw`);
  await goesAlong(page, { words: 'It is settled.' });
  await goto(page, `${origin}/lost`);
  await goesAlong(page, { contact: 'noura@example.com' });
  await field(page, 'contact').press('Enter');
  await goesAlong(page, { code: '123' });
  await goto(page, `${origin}/sign-in`);
  await goesAlong(page, { email: 'salma@nour.example', password: 'not the one' });
  await goto(page, `${origin}/forgotten`);
  await goesAlong(page, { email: 'nobody@nour.example' });
  await field(page, 'email').press('Enter');
  await page.getByText(says.en('people_forgotten_done')).waitFor();
  await goesAlong(page, {});
  await h.amal.done(Invite, { opId: 'invite dana', input: { nameEn: 'Dana Qasim', email: 'dana@nour.example', roles: ['investigator'], language: 'ar' } });
  await goto(page, `${origin}/invitation/${await linkTo(h, 'dana@nour.example')}`);
  await goesAlong(page, { password: 'palm trees by the sea' });
});

test('an invitation is read in the language of its letter, and so is what follows; whoever chose another language keeps it', async () => {
  const { h, origin, visit } = await stage();
  await h.amal.done(Invite, { opId: 'invite hala', input: { nameEn: 'Hala Nasser', email: 'hala@nour.example', roles: ['investigator'], language: 'ar' } });
  const address = `${origin}/invitation/${await linkTo(h, 'hala@nour.example')}`;
  const page = await visit();
  await page.context().clearCookies();
  await goto(page, address);
  expect(await page.locator('html').getAttribute('lang')).toBe('ar');
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await page.locator('html[lang="en"]').waitFor({ state: 'attached' });
  await field(page, 'password').fill('palm trees by the sea');
  await page.getByRole('button', { name: says.en('people_invitation_go'), exact: true }).click();
  await page.waitForURL('**/work');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('files that are chosen one after the other add up, each is taken away by its key, and the language takes them along', { timeout: 60_000 }, async () => {
  const { h, origin, visit } = await stage();
  const receipt = await tell(h.guest());
  const page = await visit({ width: 320 });
  const listed = () => page.locator('main li bdi[dir="auto"], main li bdi:first-child').allInnerTexts();
  const pick = page.locator('main [type="file"]');
  const goBoth = async (submit: string, sent: string): Promise<void> => {
    await pick.setInputFiles(text('a.txt'));
    await pick.setInputFiles([text('b.txt'), text('c.txt')]);
    await page.getByText('3 files').first().waitFor();
    await page.getByRole('button', { name: says.en('feedback_files_remove_what', { name: 'b.txt' }) }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'the focus stays beside it').toBe(says.en('feedback_files_remove_what', { name: 'c.txt' }));
    await page.getByRole('button', { name: 'العربية', exact: true }).click();
    await page.locator('html[lang="ar"]').waitFor({ state: 'attached' });
    await expect.poll(() => listed().then((names) => names.filter((name) => name.endsWith('.txt')).sort())).toEqual(['a.txt', 'c.txt']);
    await page.getByRole('button', { name: 'English', exact: true }).click();
    await page.locator('html[lang="en"]').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: says.en(submit), exact: true }).click();
    await page.waitForURL(sent);
  };
  await goto(page, `${origin}/submit/files`);
  await goBoth('feedback_go_on', '**/submit/who');
  await goto(page, `${origin}/track/${receipt.number}?key=${receipt.secret}`);
  await field(page, 'words').fill('Both letters.');
  await goBoth('track_write_send', '**/track/*?wrote*');
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.messages).toMatchObject([{ body: 'Both letters.', files: 2 }]);
});
