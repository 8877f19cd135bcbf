import { expect, test } from 'vitest';
import { ChangeDepartment, Colleagues } from '../../schema/documents/people.ts';
import { onRecord } from '../../server/journal/book.ts';
import { houseStream } from '../../server/journal/stream.entity.ts';
import { PersonJoined } from '../../server/people/people.kinds.ts';
import { Person } from '../../server/people/person.entity.ts';
import { investigated, op, room } from '../case/room.ts';
import { departments } from '../cast.ts';
import { tell } from '../feedback/telling.ts';
import { dialogOf, listening, stepBehind, submit } from './hands.ts';
import { goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const ar = wordsOf('ar');
const en = wordsOf('en');

test('without JavaScript a form of the staff keeps what was typed when its language or its colours change', { timeout: 120_000 }, async () => {
  const { origin, enter } = await stage();
  const page = await enter('amal', { script: false });
  const field = (name: string) => page.locator(`main [name="${name}"]`);
  const inTongue = async (button: string, language: string) => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language);
  };

  await goto(page, `${origin}/people/invite`);
  await field('nameEn').fill('Dana Said');
  await field('email').fill('dana@wadi.example');
  await page.locator('main [name="roles"][value="investigator"]').check();
  await page.locator('main [name="language"][value="ar"]').check();
  for (const [button, language] of [['العربية', 'ar'], ['English', 'en']] as const) {
    await inTongue(button, language);
    expect([await field('nameEn').inputValue(), await field('email').inputValue()]).toEqual(['Dana Said', 'dana@wadi.example']);
    expect(await page.locator('main [name="roles"]:checked').count()).toBe(1);
    expect(await page.locator('main [name="language"][value="ar"]').isChecked(), 'the language of their letters is another one').toBe(true);
  }
  await page.getByRole('button', { name: en('shell_dark'), exact: true }).click();
  await expect.poll(() => page.locator('html').getAttribute('data-scheme')).toBe('dark');
  expect(await field('nameEn').inputValue()).toBe('Dana Said');
  // Enter is what the form is for.
  await field('nameEn').press('Enter');
  await page.waitForURL(/\/people\/[0-9a-f-]{36}\?just=invited/);

  const nadia = await enter('nadia', { script: false });
  await goto(nadia, `${origin}/intake`);
  await nadia.locator('main [name="words"]').fill('The box was warm.');
  await nadia.getByRole('button', { name: 'العربية', exact: true }).click();
  await expect.poll(() => nadia.locator('html').getAttribute('lang')).toBe('ar');
  expect(await nadia.locator('main [name="words"]').inputValue()).toBe('The box was warm.');
});

test('a page of several forms keeps what was typed in each, when its language changes and when one of them is sent; a password never', { timeout: 120_000 }, async () => {
  const { h, origin, enter } = await stage();
  const page = await enter('amal');
  const field = (name: string) => page.locator(`main [name="${name}"]`);
  const typed = async () => [await field('title').inputValue(), await field('fromAt').inputValue(), await field('departmentId').inputValue(), await page.locator('main [name="roles"][value="quality"]').isChecked()];
  const wanted = ['Analyst', '2026-12-01', departments.quality, true];
  await goto(page, `${origin}/people/${h.salma.id}`);
  await field('title').fill('Analyst');
  await field('fromAt').fill('2026-12-01');
  await field('departmentId').selectOption(departments.quality);
  await page.locator('main [name="roles"][value="quality"]').check();
  await page.getByRole('button', { name: 'العربية', exact: true }).click();
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('ar');
  await expect.poll(typed).toEqual(wanted);
  await page.getByRole('button', { name: ar('people_save'), exact: true }).click();
  await page.getByText(ar('people_saved'), { exact: true }).first().waitFor();
  await expect.poll(typed, { message: 'the other forms, once one is sent' }).toEqual(wanted);

  await goto(page, `${origin}/people/me`);
  await field('fromAt').fill('2026-12-01');
  await field('next').fill('not to be kept anywhere');
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
  await expect.poll(() => field('fromAt').inputValue()).toBe('2026-12-01');
  expect(await field('next').inputValue()).toBe('');
  // The form says what the page is read in, and what is saved is seen at once.
  expect(await page.locator('main [name="language"]:checked').getAttribute('value')).toBe('en');
  await page.locator('main [name="language"][value="ar"]').check();
  await page.getByRole('button', { name: en('people_save'), exact: true }).first().click();
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('ar');
  expect(await page.locator('main [name="language"]:checked').getAttribute('value')).toBe('ar');
});

test('whoever leaves sees for which departments they stand in, and those stay without a deputy', async () => {
  const { h, origin, enter } = await stage();
  const amal = await enter('amal');
  await h.amal.done(ChangeDepartment, { opId: op(), id: departments.logistics, input: { nameEn: 'Logistics', headId: h.faisal.id, deputyId: h.salma.id } });
  await goto(amal, `${origin}/people/${h.salma.id}/leave`);
  await amal.getByText(en('people_leave_deputises', { departments: 'Logistics' })).waitFor();
});

test('in Arabic the room of a compliment speaks of whoever gave it, not of a complainant', async () => {
  const { h, origin, enter } = await stage();
  const { number } = await tell(h.guest(), { nature: 'compliment', words: 'The driver carried the box upstairs.' });
  const huda = await enter('huda', { language: 'ar' });
  await goto(huda, `${origin}/cases/${number}`);
  await huda.getByRole('heading', { name: 'مقدّم الإشادة', exact: true }).waitFor();
  for (const tab of ['', '/story', '/messages']) {
    await goto(huda, `${origin}/cases/${number}${tab}`);
    await huda.locator('main h1').waitFor();
    expect(await huda.locator('body').innerText(), tab).not.toMatch(/مقدّم الشكوى/);
  }
});

test('in a house of many whoever takes the work is found by a part of the name, with scripts and without', { timeout: 120_000 }, async () => {
  const { h, origin, enter } = await stage();
  await onRecord(h.as(), houseStream, async (book) => {
    const people = Array.from({ length: 120 }, (_, n) => book.add(Person, { nameEn: `Colleague ${n + 1}`, nameAr: `زميل ${n + 1}`, email: `c${n + 1}@wadi.example`, roles: ['investigator'], joinedAt: h.clock.now() }));
    for (const person of people) book.write(PersonJoined, person, { person: person.id });
    return people[0]!;
  });
  const leave = `${origin}/people/${h.salma.id}/leave`;
  for (const script of [false, true]) {
    const amal = await enter('amal', { script });
    await goto(amal, leave);
    const successor = amal.locator('main select[name="successorId"]');
    const names = async () => (await successor.locator('option').allInnerTexts()).join();
    expect(await names(), 'at first those of the department').toContain('Faisal');
    expect(await names()).not.toContain('Colleague');
    await amal.locator('main [name="cause"][value="barred"]').check();
    const part = amal.locator('main [name="find-successorId"]');
    await part.fill('colleague 57');
    // Enter looks for them: nobody leaves by it.
    if (!script) await part.press('Enter');
    await expect.poll(names).toContain('Colleague 57');
    expect(amal.url()).toContain('/leave');
    expect(await amal.locator('main [name="cause"][value="barred"]').isChecked()).toBe(true);
    await successor.selectOption({ label: 'Colleague 57' });
    await part.fill('nobody of that name');
    if (!script) await amal.getByRole('button', { name: en('people_find_go'), exact: true }).click();
    await amal.getByText(en('people_find_none')).waitFor();
    expect(await successor.inputValue(), 'who was chosen stays').toMatch(/^[0-9a-f-]{36}$/);
  }

  // In a room they are looked for as they are typed.
  const kase = await investigated(h);
  const salma = await enter('salma');
  await goto(salma, `${origin}/cases/${kase.number}`);
  await listening(salma);
  await stepBehind(salma, en('case_offer'), en('case_more'));
  const whom = dialogOf(salma).getByRole('combobox');
  await whom.waitFor();
  expect(await dialogOf(salma).getByRole('option').count()).toBeLessThan(120);
  await whom.fill('colleague 117');
  await dialogOf(salma).getByRole('option', { name: 'Colleague 117' }).click();
  await submit(salma, en('case_offer_go'));
  expect((await room(h.salma, kase)).offeredTo).toBe((await h.salma.done(Colleagues, { search: 'Colleague 117', departmentId: null })).people.edges[0]!.node.id);
});
