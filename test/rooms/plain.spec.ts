import { expect, test } from 'vitest';
import { AssessCase, AppointLead, DeliverRemedy, OfferRemedy, RouteCase, TellDecision, WriteResponse } from '../../schema/documents/case.ts';
import { KeepOutsideBody } from '../../schema/documents/policy.ts';
import { figures, op, room } from '../case/room.ts';
import { departments } from '../cast.ts';
import { tell } from '../feedback/telling.ts';
import type { TestHouse } from '../house.ts';
import { listening } from './hands.ts';
import { goto, reload, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ar');
const words = 'وصل الأنسولين دافئًا.\nوبقي الصندوق في الشمس ساعات.';

/** The house does its part: it decides, does what it said, and so asks. */
const decide = async (h: TestHouse, number: string): Promise<void> => {
  await expect.poll(async () => (await room(h.huda, { number })).stage).toBe('acknowledged');
  const { id } = await room(h.huda, { number });
  const version = async () => (await room(h.huda, { number })).version;
  await h.huda.done(RouteCase, { opId: op(), id, expectedVersion: await version(), input: { departmentId: departments.logistics } });
  await h.faisal.done(AssessCase, { opId: op(), id, expectedVersion: await version(), input: { ...figures, severity: 2, likelihood: 2 } });
  await h.faisal.done(AppointLead, { opId: op(), id, expectedVersion: await version(), personId: h.salma.id });
  await h.salma.done(OfferRemedy, { opId: op(), id, input: { kind: 'replacement', about: 'الدواء نفسه' } });
  const letter = (await h.salma.done(WriteResponse, { opId: op(), id, input: { outcome: 'upheld', body: 'الحق معكم.', recourse: 'يمكنكم طلب المراجعة.', language: 'ar' } })).writeResponse.response!;
  await h.salma.done(TellDecision, { opId: op(), id: letter.id, expectedVersion: letter.version });
  await h.salma.done(DeliverRemedy, { opId: op(), id: (await room(h.salma, { number })).remedies[0]!.id });
};

test('without JavaScript, in Arabic: a mistake stands at its field and nothing typed is lost, the receipt has a number, the number and its key open the matter, and a question is answered', { timeout: 120_000 }, async () => {
  const { h, origin, visit } = await stage();
  const page = await visit({ language: 'ar', width: 320, script: false });
  const field = (name: string) => page.locator(`main [name="${name}"]`);
  const next = () => page.getByRole('button', { name: say('feedback_go_on'), exact: true }).click();
  await goto(page, `${origin}/welcome`);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await page.getByRole('link', { name: say('welcome_submit') }).click();
  await next();
  await page.getByRole('alert').getByRole('link', { name: say('feedback_kind_due') }).waitFor();
  await page.locator('main [name="kind"][value="complaint"]').check();
  await next();
  await next();
  await page.getByRole('alert').getByRole('link', { name: say('feedback_what_due') }).click();
  expect(new URL(page.url()).hash, 'the summary leads to the field').toBe('#words');
  await field('words').fill(words);
  // The other language, and back: what was typed on this page goes along.
  for (const [button, language] of [['English', 'en'], ['العربية', 'ar']] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.waitForURL('**/submit/what');
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await field('words').inputValue()).toBe(words);
  }
  await next();
  await field('day').fill('2999-01-01');
  await field('product').fill('إنسولين');
  await field('product').press('Enter');
  await page.getByRole('alert').getByText(say('feedback_where_day_wrong')).waitFor();
  expect(await field('product').inputValue()).toBe('إنسولين');
  await field('day').fill('');
  await next();
  await field('sought').fill('بديل اليوم.');
  await next();
  await page.waitForURL('**/submit/files');
  await page.locator('main [type="file"]').setInputFiles({ name: 'meter.txt', mimeType: 'text/plain', buffer: Buffer.from('28 °C') });
  // Here too one may go and come back: what was chosen goes along.
  await page.getByRole('button', { name: say('feedback_save'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: say('feedback_saved_title') }).waitFor();
  await page.getByRole('link', { name: say('feedback_saved_return') }).click();
  await page.waitForURL('**/submit/who');
  await goto(page, `${origin}/submit/files`);
  await page.getByText('meter.txt').waitFor();
  await next();
  await page.locator('main [name="who"][value="named"]').check();
  await next();
  await field('name').fill('نورة العتيبي');
  await next();
  await field('email').fill('noura@');
  await field('phone').fill('٠٥٥١٢٣٤٥٦٧');
  await next();
  await page.getByRole('alert').getByText(say('feedback_email_wrong')).waitFor();
  await expect.poll(() => page.locator('#email-error').innerText()).toContain(say('feedback_email_wrong'));
  expect([await field('email').inputValue(), await field('phone').inputValue()]).toEqual(['noura@', expect.stringMatching(/^(٠٥٥١٢٣٤٥٦٧|0551234567)$/)]);
  await field('email').fill('noura@example.com');
  await next();
  await page.getByRole('heading', { level: 1, name: say('feedback_check_title') }).waitFor();
  // Back is never a loss.
  await page.getByRole('link', { name: say('feedback_change_what', { what: say('feedback_check_what') }) }).click();
  expect((await field('words').inputValue()).replace(/\r/g, '')).toBe(words);
  await next();
  await page.getByRole('button', { name: say('feedback_check_send'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: say('feedback_done_title') }).waitFor();
  const link = new URL((await page.locator('main a.link').innerText()).trim());
  const number = link.pathname.split('/').at(-1)!;
  expect(number).toMatch(/^\d{10}$/);
  await expect.poll(() => page.locator('main .number').innerText()).toBe(`${number.slice(0, 4)}-${number.slice(4, 7)}-${number.slice(7)}`);

  // On another device, by number and key; the number alone, and a wrong key, open nothing. What is plainly mistyped is told as such.
  const elsewhere = await visit({ language: 'ar', script: false });
  const slips = { track_number_missing: '', track_number_length: number.slice(1), track_number_slip: `${number.slice(0, 9)}${(Number(number[9]) + 1) % 10}` } as const;
  for (const [slip, typed] of Object.entries(slips) as [keyof typeof slips, string][]) {
    await goto(elsewhere, `${origin}/track`);
    await elsewhere.locator('main [name="number"]').fill(typed);
    await elsewhere.locator('main [name="key"]').fill('something-else');
    await elsewhere.getByRole('button', { name: say('track_open'), exact: true }).click();
    await elsewhere.getByRole('alert').getByText(say(slip)).waitFor();
    await expect.poll(() => elsewhere.locator('main [name="key"]').inputValue()).toBe('something-else');
  }
  // Where a code is asked for, a number that no code can reach is told to be one.
  await goto(elsewhere, `${origin}/lost`);
  await elsewhere.locator('main [name="contact"]').fill(number);
  await elsewhere.getByRole('button', { name: say('lost_go'), exact: true }).click();
  await elsewhere.getByText(say('lost_code_number')).waitFor();
  await goto(elsewhere, `${origin}/track/${number}`);
  await elsewhere.getByRole('heading', { level: 1, name: say('track_title') }).waitFor();
  await elsewhere.locator('main [name="key"]').fill('something-else');
  await elsewhere.getByRole('button', { name: say('track_open'), exact: true }).click();
  await elsewhere.getByRole('alert').getByText(say('track_none')).waitFor();
  await expect.poll(() => elsewhere.locator('main [name="number"]').inputValue()).toBe(number);
  await elsewhere.locator('main [name="key"]').fill(link.searchParams.get('key')!);
  await elsewhere.getByRole('button', { name: say('track_open'), exact: true }).click();
  await elsewhere.getByText('وبقي الصندوق في الشمس ساعات.').waitFor();
  expect(elsewhere.url(), 'nothing secret stays in the address').toBe(`${origin}/track/${number}`);
  await elsewhere.locator('main textarea').fill('أضيف: كان المؤشر أحمر.');
  await elsewhere.getByRole('button', { name: say('track_write_send'), exact: true }).click();
  await elsewhere.getByText(say('track_wrote')).waitFor();
  await elsewhere.getByText('أضيف: كان المؤشر أحمر.').waitFor();

  // The house does its part; then it asks.
  const kase = { number };
  await decide(h, number);

  await elsewhere.reload();
  await elsewhere.getByText('الحق معكم.').waitFor();
  await elsewhere.getByRole('link', { name: say('track_settled_go') }).click();
  await elsewhere.getByRole('button', { name: say('settle_send'), exact: true }).click();
  await elsewhere.getByRole('alert').getByText(say('settle_due')).waitFor();
  await elsewhere.locator('main [name="settled"][value="no"]').check();
  await elsewhere.locator('main [name="outcome"][value="2"]').check();
  await elsewhere.locator('main [name="comment"]').fill('لم يصل الدواء كاملًا.');
  await elsewhere.getByRole('button', { name: say('settle_send'), exact: true }).click();
  await elsewhere.getByRole('alert').getByText(say('settle_wants_due')).waitFor();
  expect(await elsewhere.locator('main [name="comment"]').inputValue()).toBe('لم يصل الدواء كاملًا.');
  expect(await elsewhere.locator('main [name="outcome"][value="2"]').isChecked()).toBe(true);
  await elsewhere.locator('main [name="wants"][value="review"]').check();
  await elsewhere.getByRole('button', { name: say('settle_send'), exact: true }).click();
  await elsewhere.getByRole('heading', { level: 1, name: say('settle_thanks') }).waitFor();
  expect(await room(h.huda, kase)).toMatchObject({ cycle: 2 });
  await elsewhere.getByRole('link', { name: say('settle_to_case') }).click();
  await elsewhere.getByRole('heading', { name: say('track_decision_earlier'), exact: true }).waitFor();
});

test('whoever turns to an outside body is told which there are, and is not asked again', { timeout: 120_000 }, async () => {
  const { h, origin, visit } = await stage();
  const { number, secret } = await tell(h.guest());
  await decide(h, number);
  const { name, contact } = { name: 'جهة الفصل في المنازعات', contact: '19999' };
  await h.amal.done(KeepOutsideBody, { opId: op(), input: { nameAr: name, nameEn: 'Disputes body', contact, kind: 'ombudsman', recourse: true, active: true, rank: 9 } });
  const page = await visit({ language: 'ar', width: 320, script: false });
  await goto(page, `${origin}/track/${number}/satisfaction?key=${secret}`);
  await page.locator('main [name="settled"][value="no"]').check();
  await page.locator('main [name="wants"][value="outside"]').check();
  await page.getByRole('button', { name: say('settle_send'), exact: true }).click();
  await page.getByText(say('settle_thanks_outside')).waitFor();
  await page.getByText(`${name}: ${contact}`).waitFor();
  await page.getByRole('link', { name: say('settle_to_case') }).click();
  await page.getByText(`${name}: ${contact}`).waitFor();
  expect(await page.getByRole('link', { name: say('track_settled_go') }).count()).toBe(0);
});

test('a deadline is said in the same words before a page is alive as after: nothing that somebody reads changes under their eyes', { timeout: 120_000 }, async () => {
  const { h, origin, enter } = await stage();
  const [fresh, idea] = [await tell(h.guest(), { nature: 'complaint', words: 'It came warm.' }), await tell(h.guest(), { nature: 'suggestion', words: 'Put a thermometer on the box.' })];
  for (const { number, id } of [fresh, idea]) {
    await expect.poll(async () => (await room(h.huda, { number })).stage).toBe('acknowledged');
    if (id === idea.id) await h.huda.done(RouteCase, { opId: op(), id, expectedVersion: (await room(h.huda, { number })).version, input: { departmentId: departments.logistics } });
  }
  for (const [name, path] of [['nadia', '/work'], ['faisal', '/work'], ['huda', '/cases'], ['huda', `/cases/${fresh.number}`], ['huda', '/escalations/promises']] as const) {
    const [plain, alive] = [await enter(name, { script: false }), await enter(name)];
    await goto(plain, origin + path);
    await goto(alive, origin + path);
    await listening(alive);
    const said = (page: typeof plain) => page.locator('main').locator('.inline, .clock strong, .card .mark').allInnerTexts();
    await expect.poll(async () => (await reload(plain), { path, before: await said(plain) })).toEqual({ path, before: await said(alive) });
    expect((await said(plain)).length, path).toBeGreaterThan(0);
  }
});
