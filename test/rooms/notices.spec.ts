import { expect, test } from 'vitest';
import { AddDevice } from '../../schema/documents/notice.ts';
import { op } from '../case/room.ts';
import { browser } from '../notice/outside.ts';
import { goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const en = wordsOf('en');

test('what is chosen and typed before a page listens stays, and is what is sent; what is pressed before is done once it listens', async () => {
  const { origin, enter } = await stage();
  const page = await enter('omar');
  let listen = () => {};
  const released = new Promise<void>((resolve) => { listen = resolve; });
  await page.route(/\/_app\/.*\.js/, async (route) => { await released; await route.continue(); });
  await page.goto(`${origin}/people/me/notices`, { waitUntil: 'commit' });
  await page.locator('[name="email-mentioned"]').selectOption('digest');
  await page.locator('[name="digestAt"]').fill('09:15');
  await page.locator('[name="more"][value="quiet"]').check();
  const inbox = page.getByRole('dialog', { name: en('inbox_title') });
  await page.getByRole('button', { name: en('inbox_title') }).click();
  expect(await inbox.count(), 'nothing listens yet').toBe(0);
  listen();
  await page.locator('html[data-listens]').waitFor({ state: 'attached' });
  await inbox.waitFor();
  await page.keyboard.press('Escape');
  await inbox.waitFor({ state: 'hidden' });
  await expect.poll(() => page.locator('[name="email-mentioned"]').inputValue()).toBe('digest');
  await page.getByRole('button', { name: en('notices_save'), exact: true }).click();
  await page.getByText(en('notices_saved')).waitFor();
  for (const [name, value] of [['email-mentioned', 'digest'], ['digestAt', '09:15']] as const) await expect.poll(() => page.locator(`[name="${name}"]`).inputValue()).toBe(value);
  await expect.poll(() => page.locator('[name="more"][value="quiet"]').isChecked()).toBe(true);
});

test('how one is told is chosen on one page; a device asks only after a click, shows a push, and keeps no copy of anything', async () => {
  const { origin, enter } = await stage({ push: true });
  const page = await enter('omar');
  await goto(page, `${origin}/people/me/notices`);
  await page.locator('[name="email-mentioned"]').selectOption('digest');
  await page.getByRole('button', { name: en('notices_save'), exact: true }).click();
  await page.getByText(en('notices_saved')).waitFor();
  await expect.poll(() => page.locator('[name="email-mentioned"]').inputValue()).toBe('digest');
  await page.locator('[name="digestAt"]').fill('٢٥:٠٠');
  await page.getByRole('button', { name: en('notices_save'), exact: true }).click();
  await expect.poll(() => page.locator('[name="digestAt"]').getAttribute('aria-invalid')).toBe('true');
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)), 'nothing is registered before somebody asks for it').toBe(0);

  await page.context().grantPermissions(['notifications'], { origin });
  const devtools = await page.context().newCDPSession(page);
  const registered: { registrationId: string }[] = [];
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => void registered.push(...registrations));
  await devtools.send('ServiceWorker.enable');
  await page.getByRole('button', { name: en('notices_device_add') }).click();
  await expect.poll(() => registered.length).toBeGreaterThan(0);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, data }) => ({ title, body, data: data as unknown })));
  const deliver = (data: string) => devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId: registered.at(-1)!.registrationId, data });
  await deliver(JSON.stringify({ title: 'Majlis', body: '4172-093-586: You are mentioned', url: '/work', tag: 'one', lang: 'en', dir: 'ltr' }));
  await expect.poll(shown).toEqual([{ title: 'Majlis', body: '4172-093-586: You are mentioned', data: { url: '/work' } }]);
  await deliver('not what it should be');
  await expect.poll(async () => (await shown()).map(({ title, body }) => [title, body])).toContainEqual(['Majlis', '']);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('a device that shows nothing any more says so, and a question that the browser did not ask to the end changes nothing', async () => {
  const { h, origin, enter } = await stage({ push: true });
  const { input } = browser({ origin: 'https://push.example', got: [] });
  await h.omar.done(AddDevice, { opId: op(), input });
  const page = await enter('omar');
  await page.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }));
  await goto(page, `${origin}/people/me/notices`);
  await page.getByText(en('notices_device_blocked')).waitFor();

  const other = await enter('huda');
  await other.addInitScript(() => Object.defineProperty(Notification, 'requestPermission', { value: () => Promise.resolve('default') }));
  await goto(other, `${origin}/people/me/notices`);
  await other.getByRole('button', { name: en('notices_device_add') }).click();
  await other.getByText(en('notices_device_unasked')).waitFor();
  await other.getByRole('button', { name: en('notices_device_add') }).waitFor();
});
