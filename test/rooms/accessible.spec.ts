import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { linkTo } from '../people/inbox.ts';
import { password } from '../people/joining.ts';
import { filled, privateLink } from './filled.ts';
import { dialogOf, fill, listening } from './hands.ts';
import { goto, settledIn, stage, violationsOn } from './stage.ts';
import { wordsOf, type Language } from './words.ts';

const staff = [
  'work', 'cases', 'escalations', 'actions?view=all', 'evidence', 'evidence/8.6', 'intake', 'people', 'people/invite', 'people/departments', 'people/me', 'people/me/notices', 'dev/ui', 'dev/inbox', 'settings', 'settings/first-steps',
  ...['bodies', 'calendars', 'categories', 'causes', 'face', 'fields', 'ladder', 'matrix', 'promises', 'queues', 'remedies', 'tokens', 'values', 'words', 'words/acknowledgement'].map((one) => `settings/${one}`),
];
const parts = ['', '/causes', '/causes?view=whys', '/causes?view=fishbone', '/evidence', '/actions', '/decisions', '/answer', '/letters', '/messages', '/facts', '/talk'];
const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: { kind: 'complaint' }, what: { words: 'It arrived warm. وصل دافئًا.' }, who: { who: 'proxy' }, name: { name: 'Noura', behalfOf: 'سارة' }, reach: { email: 'noura@example.com' },
};

interface Look { readonly language: Language; readonly scheme: 'light' | 'dark'; readonly width: 320 | 1440 }
/** `LOOKS=1` is for people: all four variants of every page, at both widths, as pictures in build/looks. */
const pictures = process.env.LOOKS ? fileURLToPath(new URL('../../build/looks/', import.meta.url)) : null;
const looks: readonly Look[] = [
  { language: 'en', scheme: 'light', width: 1440 }, { language: 'ar', scheme: 'dark', width: 320 },
  ...(pictures ? [{ language: 'en', scheme: 'dark', width: 1440 } as const, { language: 'ar', scheme: 'light', width: 320 } as const] : []),
];
const other = { 320: 1440, 1440: 320 } as const;

/** Everything that a page says to its developer, and everything that it asked for and did not get. */
const listen = (page: Page): string[] => {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) heard.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
  // A stream that ends because one goes on to the next page has not failed.
  page.on('requestfailed', (request) => request.failure()?.errorText !== 'net::ERR_ABORTED' && heard.push(`failed: ${request.url()}`));
  page.on('response', (response) => response.status() >= 400 && heard.push(`${response.status()}: ${response.url()}`));
  return heard;
};

/** Goes on by a link within the product, as the pages do among themselves. */
const follow = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await page.waitForURL((url) => url.pathname + url.search === path);
  await settledIn(page);
};

/** What is wrong with a page as it stands: WCAG 2.2 AA, direction, headings, ids that stand twice, width at both ends, and what it complained about. */
const wrongWith = async (page: Page, heard: string[], { language, scheme, width }: Look, what: string): Promise<string[]> => {
  const picture = async (at: number): Promise<void> => {
    if (pictures) await page.screenshot({ path: `${pictures}${what.replace(/\?key=.*/, '').replace(/[^\w.]+/g, '-')}.${language}.${scheme}.${at}.png`, fullPage: true });
  };
  const violations = await violationsOn(page);
  const size = page.viewportSize()!;
  const measured = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir, headings: document.querySelectorAll('h1').length, over: document.documentElement.scrollWidth - document.documentElement.clientWidth, twice: [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) < at) }));
  await picture(width);
  await page.setViewportSize({ ...size, width: other[width] });
  await picture(other[width]);
  await settledIn(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewportSize(size);
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, any }) => `${id} at ${target.join(' ')} ${any[0]?.message ?? ''}`)),
    ...(measured.lang === language && measured.dir === (language === 'ar' ? 'rtl' : 'ltr') ? [] : [`speaks ${measured.lang} ${measured.dir}`]),
    ...measured.twice.map((id) => `two of #${id}`),
    ...(measured.headings === 1 ? [] : [`${measured.headings} h1`]),
    ...[[width, measured.over] as const, [other[width], over] as const].flatMap(([at, by]) => (by > 1 ? [`${by} px too wide at ${at}`] : [])),
    ...heard.splice(0),
  ];
};

test('every page in English by day and in Arabic by night, wide and narrow: nothing that WCAG 2.2 AA forbids, no sideways scroll, one heading, no error', { timeout: 600_000 }, async () => {
  const { h, origin, enter, visit } = await stage();
  const { full, settling, action, invitation } = await filled(h);
  const room = `cases/${full.number}`;
  const found: string[] = [];
  await Promise.all(looks.map(async (look) => {
    const say = wordsOf(look.language);
    const note = async (page: Page, heard: string[], what: string): Promise<void> => void found.push(...(await wrongWith(page, heard, look, what)).map((wrong) => `${look.language} ${look.scheme} ${look.width} ${what}: ${wrong}`));
    const round = async (page: Page, heard: string[], paths: readonly string[], inside = true): Promise<void> => {
      for (const [at, path] of paths.entries()) {
        // In one language each page is asked of the server, in the other one goes on from page to page: both are a person's ways.
        await (inside && at && look.language === 'ar' ? follow(page, `/${path}`) : goto(page, `${origin}/${path}`));
        await note(page, heard, path);
      }
    };
    const amal = await enter('amal', look);
    await round(amal, listen(amal), staff);
    const salma = await enter('salma', look);
    const heard = listen(salma);
    await round(salma, heard, ['work', 'cases', 'escalations?group=department', 'escalations', 'actions?view=all', `actions/${action}`, ...parts.map((part) => `${room}${part}`)]);
    // What lies over a page: everything by name, the keys, and the longest form.
    await goto(salma, `${origin}/${room}`);
    await listening(salma);
    for (const [key, what] of [['ControlOrMeta+k', 'palette'], ['?', 'keys'], ['a', 'assess']] as const) {
      await salma.keyboard.press(key);
      await dialogOf(salma).waitFor();
      await note(salma, heard, what);
      await salma.keyboard.press('Escape');
      await dialogOf(salma).waitFor({ state: 'hidden' });
    }
    const visitor = await visit(look);
    const outside = listen(visitor);
    await round(visitor, outside, ['welcome', 'lost', 'track', 'sign-in', 'forgotten', `invitation/${invitation}`, privateLink('', full).slice(1), `track/${full.number}/withdraw`, privateLink('', settling).slice(1), `track/${settling.number}/satisfaction`], false);
    await goto(visitor, `${origin}/submit?new`);
    await visitor.waitForURL('**/submit/kind');
    for (let asked = 'kind'; asked !== 'done'; asked = new URL(visitor.url()).pathname.split('/').at(-1)!) {
      await note(visitor, outside, `submit/${asked}`);
      await fill(visitor.locator('main form').first(), answers[asked] ?? {});
      await visitor.getByRole('button', { name: say(asked === 'check' ? 'feedback_check_send' : 'feedback_go_on'), exact: true }).click();
      await visitor.waitForURL((url) => !url.pathname.endsWith(`/${asked}`));
    }
    await visitor.getByRole('heading', { name: say('feedback_done_title') }).waitFor();
    await note(visitor, outside, 'submit/done');
    // A mistake and what is not there are pages too.
    await goto(visitor, `${origin}/submit?new`);
    await visitor.locator('main form button').first().click();
    await visitor.getByRole('alert').waitFor();
    found.push(...(await wrongWith(visitor, [], look, 'mistake')).map((wrong) => `${look.language} a mistake: ${wrong}`));
    await goto(visitor, `${origin}/nowhere`);
    found.push(...(await wrongWith(visitor, [], look, 'nowhere')).map((wrong) => `${look.language} nowhere: ${wrong}`));
  }));
  expect(found).toEqual([]);
});

test('the page that sets up an empty house is as good as the rest; it leads to the first steps, and whoever is invited comes in by the link of the letter', { timeout: 120_000 }, async () => {
  const { h, origin, visit } = await stage({ empty: true });
  const found = await Promise.all(looks.map(async (look) => {
    const page = await visit(look);
    const heard = listen(page);
    await goto(page, `${origin}/`);
    await page.waitForURL('**/setup');
    return wrongWith(page, heard, look, 'setup');
  }));
  expect(found.flat()).toEqual([]);
  const [en, ar] = [wordsOf('en'), wordsOf('ar')];
  const page = await visit({ language: 'en' });
  const form = page.locator('main form').last();
  await goto(page, `${origin}/`);
  await page.waitForURL('**/setup');
  await form.getByRole('button').click();
  await page.getByRole('alert').getByRole('link', { name: `${en('setup_house')}: ` }).waitFor();
  await fill(form, { houseName: 'Nour', name: 'Amal', email: 'amal@nour.example', password });
  // Another language, there and back: what was typed stays.
  for (const [label, says] of [['العربية', ar], ['English', en]] as const) {
    await page.getByRole('button', { name: label }).click();
    await page.getByRole('heading', { name: says('setup_title') }).waitFor();
    expect(await form.locator('input').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))).toEqual(['Nour', 'Amal', 'amal@nour.example', password]);
  }
  await form.getByRole('button').click();
  await page.waitForURL('**/work');
  const heard = listen(page);
  await page.getByRole('heading', { name: en('people_first_title') }).waitFor();
  expect(await wrongWith(page, heard, looks[0]!, 'first steps')).toEqual([]);
  await page.locator('a[href="/people/invite?role=quality"]').click();
  await page.waitForURL('**/invite?role=quality');
  await h.clock.passes('11 minutes');
  await fill(form, { nameAr: 'سامي', email: 'sami@nour.example', language: 'ar' });
  await form.getByRole('button', { name: en('people_invite_go') }).click();
  // The password is asked for again, once; with it the step is taken as it was typed.
  const proof = page.locator('form').filter({ has: page.locator('[name="proof"]') });
  await proof.getByRole('button', { name: en('people_prove_go') }).click();
  await page.getByRole('alert').getByRole('link', { name: en('signin_password') }).waitFor();
  await fill(proof, { proof: password });
  await proof.getByRole('button', { name: en('people_prove_go') }).click();
  await page.getByText(en('people_invited_stays')).waitFor();
  await goto(page, `${origin}/work`);
  await page.locator('li.waiting a[href="/people?standing=invited"]').waitFor();
  const sami = await visit(looks[1]!);
  await goto(sami, `${origin}/invitation/${await linkTo(h, 'sami@nour.example')}`);
  await fill(sami.locator('main form').last(), { password });
  await sami.getByRole('button', { name: ar('people_invitation_go'), exact: true }).click();
  await sami.getByRole('heading', { level: 1, name: ar('nav_work') }).waitFor();
  expect(await sami.getByRole('heading', { name: ar('people_first_title') }).count(), 'nobody else is told').toBe(0);
  await page.locator('li.done a[href="/people?role=quality"]').waitFor();
  await page.getByRole('button', { name: en('people_first_away') }).click();
  await page.getByRole('heading', { name: en('people_first_title') }).waitFor({ state: 'detached' });
  await goto(page, `${origin}/settings/first-steps`);
  await page.getByRole('button', { name: en('people_first_bring') }).waitFor();
});
