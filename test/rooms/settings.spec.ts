import { expect, test } from 'vitest';
import { KeepCategory, KeepMatrix, SettingsCategories, SettingsMatrix } from '../../schema/documents/policy.ts';
import { op } from '../case/room.ts';
import { dialogOf, fill, submit } from './hands.ts';
import { goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const [en, ar] = [wordsOf('en'), wordsOf('ar')];
const inputOf = ({ id: _id, version: _version, ...row }: { id: string; version: number }) => row;

test('of two administrators at one row the second is told what came meanwhile, in their language, loses nothing and can save', { timeout: 60_000 }, async () => {
  const { h, origin, enter } = await stage();
  const page = await enter('amal', { language: 'ar' });
  const deliveries = async () => (await h.amal.done(SettingsCategories)).settings.categories.find(({ nameEn }) => nameEn.startsWith('Deliver'))!;
  const first = await deliveries();
  await goto(page, `${origin}/settings/categories`);
  await page.getByRole('button', { name: ar('policy_edit_what', { name: first.nameAr }), exact: true }).click();
  await h.amal.done(KeepCategory, { opId: op(), id: first.id, expectedVersion: first.version, input: { ...inputOf(first), nameEn: 'Deliveries and pick-up', rank: 2 } as never });
  const form = dialogOf(page);
  await fill(form, { nameAr: 'التوصيل والاستلام', rank: '٣' });
  await form.getByRole('button', { name: ar('policy_save'), exact: true }).click();
  await form.getByText(ar('policy_changed')).waitFor();
  await form.locator('#rank-error').getByText(ar('policy_changed_both', { value: '2' })).waitFor();
  expect(await form.locator('[name="nameEn"]').inputValue(), 'what came meanwhile').toBe('Deliveries and pick-up');
  expect(await form.locator('[name="nameAr"]').inputValue()).toBe('التوصيل والاستلام');
  await form.getByRole('button', { name: ar('policy_save'), exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  expect(await deliveries()).toMatchObject({ nameEn: 'Deliveries and pick-up', nameAr: 'التوصيل والاستلام', rank: 3 });

  const matrix = (await h.amal.done(SettingsMatrix)).settings.matrix!;
  const other = await enter('amal');
  await goto(other, `${origin}/settings/matrix`);
  const { edition: _edition, since: _since, ...stands } = inputOf(matrix) as typeof matrix;
  await h.amal.done(KeepMatrix, { opId: op(), id: matrix.id, expectedVersion: matrix.version, input: { ...stands, safetyFloor: 'critical' } as never });
  await other.locator('[name="impactFloor"]').selectOption('high');
  await other.getByRole('button', { name: en('policy_save'), exact: true }).click();
  await other.getByRole('alert').getByText(en('policy_changed')).waitFor();
  await expect.poll(() => other.locator('[name="safetyFloor"]').inputValue()).toBe('critical');
  await other.getByRole('button', { name: en('policy_save'), exact: true }).click();
  await expect.poll(async () => (await h.amal.done(SettingsMatrix)).settings.matrix).toMatchObject({ safetyFloor: 'critical', impactFloor: 'high' });
});

test('what is no number, too many or taken is told at its field, and nothing typed is lost', { timeout: 60_000 }, async () => {
  const { origin, enter } = await stage();
  const page = await enter('amal');
  await goto(page, `${origin}/settings/categories`);
  await page.getByRole('button', { name: en('policy_add'), exact: true }).click();
  const form = dialogOf(page);
  const told = async (field: string, sentence: string): Promise<void> => {
    await form.getByRole('button', { name: en('policy_save'), exact: true }).click();
    await form.locator(`#${field}-error`).getByText(sentence).waitFor();
  };
  await fill(form, { nameEn: 'Billing and payment', rank: '1.5' });
  await told('rank', en('policy_no_whole_number'));
  await fill(form, { rank: '5000' });
  await told('rank', 'Please give at most 999.');
  await form.locator('#nameAr-error').waitFor();
  await fill(form, { nameAr: 'الفواتير', rank: '5' });
  await told('nameEn', 'This is taken already.');
  expect(await form.locator('[name="nameAr"]').inputValue()).toBe('الفواتير');
  await fill(form, { nameEn: 'Parking' });
  await submit(page, en('policy_save'));
});
