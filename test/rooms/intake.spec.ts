import { expect, test } from 'vitest';
import { Findings } from '../../schema/documents/investigation.ts';
import { room } from '../case/room.ts';
import { listening } from './hands.ts';
import { accessible, fits, goto, reload, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const photo = { name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from('28 °C') };
const program = { name: 'tool.exe', mimeType: 'application/octet-stream', buffer: Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(64, 3)]) };

test('files go as soon as they are chosen, a refusal of the form keeps them, and the case shows them as evidence from the complainant', { timeout: 90_000 }, async () => {
  const { h, origin, enter } = await stage();
  const say = wordsOf('en');
  const page = await enter('nadia');
  await goto(page, `${origin}/intake`);
  await listening(page);
  const files = page.getByRole('list', { name: say('feedback_check_files') });
  const pick = page.locator('main [type="file"]');
  await pick.setInputFiles([program]);
  await page.locator('#file-error').waitFor();
  await pick.setInputFiles([photo, { ...photo, name: 'second.txt' }]);
  await files.getByText('second.txt').waitFor();
  await files.getByRole('button', { name: say('feedback_files_remove_what', { name: 'second.txt' }) }).click();
  await files.getByText('second.txt').waitFor({ state: 'detached' });
  await accessible(page, 'intake with files');
  await page.locator('main [name="words"]').fill('The box was open.');
  await page.locator('main [name="name"]').fill('Noura');
  await page.locator('main [name="contact"]').fill('noura@example.com');
  await page.getByText(say('intake_more'), { exact: true }).click();
  await page.locator('main [name="receivedAt"]').fill('2026-01-04T10:00');
  await page.getByRole('button', { name: say('intake_open'), exact: true }).click();
  await page.getByRole('alert').getByRole('link').first().waitFor();
  expect(await files.getByText('photo.txt').isVisible()).toBe(true);
  await page.locator('main [name="lateReason"]').fill('It lay in another tray.');
  expect(await page.locator('main :is([name="told"], [name="accepted"]):checked').count(), 'nothing is said for the person').toBe(0);
  await page.locator('summary', { hasText: say('intake_settle') }).click();
  await page.locator('main [name="remedy"]').fill('A new one was sent.');
  await page.getByRole('button', { name: say('intake_settle'), exact: true }).click();
  await page.getByRole('alert').getByText(say('intake_accepted_due')).waitFor();
  await page.getByRole('button', { name: say('intake_open'), exact: true }).click();
  const number = (await page.locator('main .number').innerText()).replaceAll('-', '');
  const { id } = await room(h.huda, { number });
  expect((await h.huda.done(Findings, { id })).case!.evidence).toMatchObject([{ title: 'photo.txt', origin: 'complainant' }]);
});

test('what an agent types survives another language, a reload and a visit elsewhere, files too; the next caller finds an empty form', { timeout: 60_000 }, async () => {
  const { origin, enter } = await stage();
  const [en, ar] = [wordsOf('en'), wordsOf('ar')];
  const page = await enter('nadia');
  const field = (name: string) => page.locator(`main [name="${name}"]`);
  const stays = async (say: typeof en): Promise<void> => {
    await expect.poll(() => field('words').inputValue()).toBe('The box was open.');
    expect([await field('contact').inputValue(), await field('channel').inputValue(), await field('language').inputValue()]).toEqual(['0551234567', 'branch', 'en']);
    await page.getByRole('list', { name: say('feedback_check_files') }).getByText('photo.txt').waitFor();
  };
  await goto(page, `${origin}/intake`);
  await listening(page);
  await field('words').fill('The box was open.');
  await field('contact').fill('0551234567');
  await field('channel').selectOption('branch');
  await page.locator('main [type="file"]').setInputFiles([photo]);
  await page.getByRole('list', { name: en('feedback_check_files') }).getByText('photo.txt').waitFor();
  await page.getByRole('button', { name: 'العربية', exact: true }).click();
  await page.locator('html[lang="ar"]').waitFor({ state: 'attached' });
  await stays(ar);
  await goto(page, `${origin}/work`);
  await goto(page, `${origin}/intake`);
  await stays(ar);
  await field('name').fill('Noura');
  await page.getByRole('button', { name: ar('intake_open'), exact: true }).click();
  await page.getByRole('link', { name: ar('intake_another'), exact: true }).click();
  await expect.poll(() => field('words').inputValue()).toBe('');
  await field('words').fill('Another.');
  await page.getByRole('button', { name: ar('intake_anew'), exact: true }).click();
  await expect.poll(() => field('words').inputValue()).toBe('');
  await reload(page);
  expect(await field('words').inputValue()).toBe('');
});

test('a tab that is copied in the middle of typing takes in a caller of its own: neither form swallows the other', { timeout: 60_000 }, async () => {
  const { h, origin, enter } = await stage();
  const say = wordsOf('en');
  const page = await enter('nadia');
  await goto(page, `${origin}/intake`);
  await listening(page);
  await page.locator('main [name="words"]').fill('The box was open.');
  await page.locator('main [name="name"]').fill('Noura');
  const copied = await page.evaluate(() => ({ ...sessionStorage }));
  const copy = await page.context().newPage();
  await copy.addInitScript((kept) => Object.entries(kept).forEach(([name, value]) => sessionStorage.setItem(name, value)), copied);
  await goto(copy, `${origin}/intake`);
  await expect.poll(() => copy.locator('main [name="words"]').inputValue()).toBe('The box was open.');
  await copy.locator('main [name="words"]').fill('The bill is wrong.');
  const titles: string[] = [];
  for (const tab of [page, copy]) {
    await tab.getByRole('button', { name: say('intake_open'), exact: true }).click();
    const number = (await tab.locator('main .number').innerText()).replaceAll('-', '');
    titles.push((await room(h.huda, { number })).title);
  }
  expect(titles).toEqual(['The box was open', 'The bill is wrong']);
});

test('without JavaScript, in Arabic: what was chosen and not attached is named, what was attached and typed stays', { timeout: 90_000 }, async () => {
  const { h, origin, enter } = await stage();
  const say = wordsOf('ar');
  const page = await enter('nadia', { language: 'ar', width: 320, script: false });
  await goto(page, `${origin}/intake`);
  await fits(page, 'intake');
  const field = (name: string) => page.locator(`main [name="${name}"]`);
  await field('words').fill('كان الصندوق مفتوحًا.');
  await field('name').fill('نورة');
  await field('file').setInputFiles([photo]);
  await page.getByRole('button', { name: say('intake_open'), exact: true }).click();
  await page.locator('#file-error').getByText('photo.txt').waitFor();
  expect(await field('words').inputValue()).toBe('كان الصندوق مفتوحًا.');
  await field('file').setInputFiles([photo]);
  await page.getByRole('button', { name: say('intake_files_attach'), exact: true }).click();
  await page.getByRole('list', { name: say('feedback_check_files') }).getByText('photo.txt').waitFor();
  expect(await field('words').inputValue()).toBe('كان الصندوق مفتوحًا.');
  expect(page.url()).toBe(`${origin}/intake`);
  await field('contact').fill('0551234567');
  await page.getByRole('button', { name: say('intake_open'), exact: true }).click();
  const number = (await page.locator('main .number').innerText()).replaceAll('-', '');
  const { id } = await room(h.huda, { number });
  expect((await h.huda.done(Findings, { id })).case!.evidence).toMatchObject([{ title: 'photo.txt', origin: 'complainant' }]);
});
