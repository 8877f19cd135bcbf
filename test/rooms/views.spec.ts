import { expect, test } from 'vitest';
import { Cases } from '../../schema/documents/case.ts';
import { aCase } from '../case/room.ts';
import { dialogOf, fill, listening } from './hands.ts';
import { accessible, goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const en = wordsOf('en');

test('a view is saved, shared and opened by its address; what is new waits while somebody reads; and many cases are led at once, by keyboard', async () => {
  const { h, origin, enter } = await stage();
  for (const title of ['Warm delivery', 'Billed twice']) await aCase(h, { title });
  await aCase(h, { title: 'Contract', department: 'legal' });

  const huda = await enter('huda');
  await goto(huda, `${origin}/cases?lead=none&nature=complaint`);
  await listening(huda);
  await huda.getByRole('button', { name: en('view_save_this') }).click();
  await fill(dialogOf(huda), { name: 'Nobody leads', other: 'دون قيادة', audience: 'house' });
  await dialogOf(huda).getByRole('button', { name: en('view_save'), exact: true }).click();
  await huda.waitForURL('**/cases?view=*');
  await huda.getByRole('heading', { level: 1, name: 'Nobody leads' }).waitFor();
  await accessible(huda, 'a view of cases');

  // Faisal opens the same address and has his own answer; in Arabic it has its Arabic name.
  const faisal = await enter('faisal', { language: 'ar', width: 320 });
  await goto(faisal, huda.url());
  await faisal.getByRole('heading', { level: 1, name: 'دون قيادة' }).waitFor();
  await listening(faisal);
  await expect.poll(() => faisal.locator('[data-id]').count()).toBe(2);
  expect(await faisal.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await expect.poll(() => faisal.locator('.views [aria-current] b').innerText()).toBe('2');

  // Huda points at the list: what arrives waits, and is told.
  await huda.locator('[data-id]').first().hover();
  await aCase(h, { title: 'No answer' });
  await huda.locator('button.news').waitFor();
  expect(await huda.locator('[data-id]').count()).toBe(3);
  await faisal.getByText('No answer').waitFor();
  await huda.keyboard.press('.');
  await huda.getByText('No answer').waitFor();
  await expect.poll(() => huda.locator('.views [aria-current] b').innerText()).toBe('4');

  // Three of them are chosen and led by Omar.
  for (const key of ['j', 'x', 'j', 'j', 'Shift+X', 'o']) await huda.keyboard.press(key);
  await dialogOf(huda).getByRole('option', { name: /Omar/ }).click();
  await dialogOf(huda).locator('button[type="submit"]').click();
  await dialogOf(huda).getByRole('button', { name: en('view_bulk_close'), exact: true }).click();
  const omars = (await h.huda.done(Cases, { filter: { lead: h.omar.id }, order: 'due', first: 9 })).cases.edges.map(({ node }) => node.title);
  expect(omars).toHaveLength(3);
  // They have left the view, and nothing but their rows has changed.
  await expect.poll(() => huda.locator('.views [aria-current] b').innerText()).toBe('1');
});

test.each([600, 1000])('scrolled down, what is new can be asked for: at %i px neither the bar at the top nor a notice lies over it', async (width) => {
  const { h, origin, enter } = await stage();
  for (const title of ['Warm delivery', 'Billed twice', 'Contract', 'Late again', 'Wrong size', 'No receipt']) await aCase(h, { title });
  const huda = await enter('huda', { width });
  await huda.setViewportSize({ width, height: 420 });
  await goto(huda, `${origin}/cases?order=received`);
  await listening(huda);
  await huda.locator('.banners').evaluate((place) => place.insertAdjacentHTML('beforeend', '<p>A notice of the house</p>'));
  await huda.locator('[data-id]').nth(3).hover();
  await huda.evaluate(() => scrollTo({ top: 260 }));
  await aCase(h, { title: 'No answer' });
  const news = huda.locator('button.news');
  await news.waitFor();
  expect(await huda.evaluate(() => scrollY)).toBeGreaterThan(200);
  expect(await news.evaluate((button) => [...Array(3).keys()].every((at) => button.contains(document.elementFromPoint(button.getBoundingClientRect().x + 20, button.getBoundingClientRect().y + 4 + at * 12))))).toBe(true);
  await news.click();
  await huda.getByText('No answer').waitFor();
  await expect.poll(() => huda.getByText('No answer').evaluate((row) => row.getBoundingClientRect().top > 0), { message: 'what was asked for is in sight' }).toBe(true);
});
