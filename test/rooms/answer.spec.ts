import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { AddAction, PlanVerification } from '../../schema/documents/action.ts';
import { AppointLead, AssessCase, JoinTeam, MyWork, RouteCase } from '../../schema/documents/case.ts';
import { plan } from '../action/deeds.ts';
import { figures, op, room } from '../case/room.ts';
import { departments } from '../cast.ts';
import { linkOf, tell } from '../feedback/telling.ts';
import type { NamedPerson, TestHouse } from '../house.ts';
import { recorded } from '../investigation/findings.ts';
import { dialogOf, listening } from './hands.ts';
import { accessible, goto, reload, shoot, stage } from './stage.ts';
import { wordsOf } from './words.ts';

/** How many sheets it prints on. */
const pagesOf = async (page: Page): Promise<number> => ((await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
const [en, ar] = [wordsOf('en'), wordsOf('ar')];
const day = 24 * 3_600_000;
const letter = 'You were right: the packs were not frozen long enough.';
const deed = 'Freeze the packs for 24 hours';

/** What has the focus: a field by its name, anything else by its words. */
const focused = (page: Page): Promise<string> => page.evaluate(() => {
  const at = document.activeElement === document.body ? null : (document.activeElement as HTMLElement | null);
  return at?.getAttribute('name') ?? at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
});
/** Goes along with the tabulator until this has the focus. */
const tabTo = async (page: Page, what: string): Promise<void> => {
  await expect.poll(async () => {
    if ((await focused(page)).startsWith(what)) return what;
    await page.keyboard.press('Tab');
    return focused(page);
  }, { interval: 5 }).toSatisfy((now: string) => now.startsWith(what));
};
/** Presses a letter once the room waits for the step that it stands for. */
const step = async (page: Page, label: string, key: string): Promise<void> => {
  await page.locator('header.head .tools').getByRole('button', { name: label }).waitFor();
  await page.keyboard.press(key);
};
/** Fills in the form that is open and sends it: each field is reached by the tabulator. `␠` presses the space bar. */
const answer = async (page: Page, fields: Readonly<Record<string, string>>, go: string): Promise<void> => {
  await dialogOf(page).waitFor();
  for (const [name, words] of Object.entries(fields)) {
    await tabTo(page, name);
    if (words === '␠') await page.keyboard.press('Space');
    else await page.keyboard.type(words);
  }
  await tabTo(page, go);
  await page.keyboard.press('Enter');
  await dialogOf(page).waitFor({ state: 'hidden' });
};

/** A complaint whose cause is recorded and whose action is planned: what remains is to answer it. */
const found = async (h: TestHouse) => {
  const receipt = await tell(h.guest());
  const kase = { id: receipt.id, number: receipt.number };
  const seen = async (who: NamedPerson) => ({ opId: op(), id: kase.id, expectedVersion: (await room(who, kase)).version });
  await expect.poll(async () => (await room(h.huda, kase)).stage).toBe('acknowledged');
  await h.huda.done(RouteCase, { ...(await seen(h.huda)), input: { departmentId: departments.logistics } });
  await h.huda.done(AssessCase, { ...(await seen(h.huda)), input: { ...figures, severity: 4, likelihood: 4 } });
  await h.huda.done(AppointLead, { ...(await seen(h.huda)), personId: h.salma.id });
  for (const { id } of [h.lina, h.omar]) await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: id });
  const cause = await recorded(h, kase.id);
  const dueAt = new Date(h.clock.now().getTime() + 20 * day).toISOString();
  const action = (await h.salma.done(AddAction, { opId: op(), caseId: kase.id, input: { kind: 'corrective', title: deed, causeId: cause.id, ownerId: h.salma.id, dueAt } })).addAction.action!;
  await h.salma.done(PlanVerification, { opId: op(), id: action.id, plan, verifierId: h.omar.id, expectedVersion: action.version });
  return { receipt, kase };
};

test('the answer and all that follows it by keyboard alone, to the verdict on the effect: the focus is never lost, what leaves the house is recalled and let go by key, and an Arabic window sees each step', { timeout: 240_000 }, async () => {
  const { h, origin, enter, visit } = await stage();
  const { receipt, kase } = await found(h);
  const [salma, faisal, omar, visitor] = await Promise.all([enter('salma'), enter('faisal'), enter('omar', { language: 'ar', scheme: 'dark' }), visit()]);
  await salma.clock.install();
  const address = `${origin}/cases/${kase.number}`;
  await Promise.all([goto(salma, address), goto(faisal, address), goto(omar, address), goto(visitor, `${origin}/track/${receipt.number}?key=${linkOf(receipt).key}`)]);
  await Promise.all([listening(salma), listening(faisal), listening(omar)]);
  const told = (words: string): Promise<void> => omar.locator('section.middle').getByText(words).first().waitFor();

  // The response, and its approval by a second person.
  await step(salma, en('case_respond'), 'w');
  await expect.poll(() => focused(salma)).toBe('outcome');
  await answer(salma, { outcome: '␠', body: letter }, en('case_respond_go'));
  await step(salma, en('case_ask_approval'), 'v');
  await step(faisal, en('case_approve'), 'v');
  await faisal.waitForURL('**/answer');
  await faisal.locator('section.middle').getByText(letter).waitFor();
  expect(await focused(faisal)).toBe(en('case_answer'));
  await faisal.keyboard.press('v');
  await told('اعتماد الرد');

  // Told: recalled by key, and let go by key.
  await step(salma, en('case_tell'), 't');
  await salma.getByText(en('case_telling')).waitFor();
  await salma.keyboard.press('Alt+t');
  await tabTo(salma, en('ui_recall'));
  await salma.keyboard.press('Enter');
  await salma.getByText(en('case_telling')).waitFor({ state: 'detached' });
  await step(salma, en('case_tell'), 't');
  await salma.getByText(en('case_telling')).waitFor();
  await salma.keyboard.press('Alt+t');
  await tabTo(salma, en('ui_recall'));
  await expect.poll(async () => {
    await salma.keyboard.press('Tab');
    return salma.evaluate(() => document.activeElement?.closest('[data-sonner-toaster]') ?? null);
  }, { interval: 5 }).toBeNull();
  await salma.clock.fastForward(11_000);
  await visitor.getByText(letter).first().waitFor();
  await told('إبلاغ القرار: ثبتت صحتها');

  // The remedy: offered from the palette, delivered by the letter that would have asked.
  await salma.getByText(en('case_told')).first().waitFor();
  expect(await salma.locator('header.head .tools').getByRole('button', { name: en('case_ask') }).count(), 'what comes next stands there when it is said that it is told').toBe(1);
  await salma.keyboard.press('s');
  await expect.poll(() => focused(salma), { message: 'a form without fields waits for its yes' }).toBe(en('case_ask_go'));
  await salma.keyboard.press('Escape');
  await dialogOf(salma).waitFor({ state: 'hidden' });
  await salma.keyboard.press('ControlOrMeta+k');
  await dialogOf(salma).getByRole('combobox').waitFor();
  await salma.keyboard.type(en('case_remedy'));
  await dialogOf(salma).getByRole('option').first().waitFor();
  await salma.keyboard.press('Enter');
  await salma.locator('dialog[open] [name="kind"]').waitFor();
  await answer(salma, { kind: 'Repl', about: 'The same medicine.' }, en('case_remedy_go'));
  await step(salma, en('case_deliver'), 's');

  // The complainant answers from outside.
  await visitor.getByRole('link', { name: en('track_settled_go') }).waitFor();
  await tabTo(visitor, en('track_settled_go'));
  await visitor.keyboard.press('Enter');
  await visitor.waitForURL('**/satisfaction*');
  for (const name of ['settled', 'outcome', 'handling']) {
    await tabTo(visitor, name);
    await visitor.keyboard.press('Space');
  }
  await tabTo(visitor, 'comment');
  await visitor.keyboard.type('Quick and honest.');
  await tabTo(visitor, en('settle_send'));
  await visitor.keyboard.press('Enter');
  await visitor.getByRole('heading', { name: en('settle_thanks') }).waitFor();
  await told('Quick and honest.');

  // Closed with their word; what was planned is done, seen, and judged by somebody else when the plan says so.
  await step(salma, en('case_close'), 'x');
  await answer(salma, {}, en('case_close_go'));
  await step(salma, en('action_next_verify'), 'v');
  await salma.waitForURL('**/actions');
  await tabTo(salma, deed);
  await salma.keyboard.press('Enter');
  await salma.waitForURL('**/actions/*');
  await salma.getByRole('button', { name: en('action_start'), exact: true }).waitFor();
  await tabTo(salma, en('action_start'));
  await salma.keyboard.press('Enter');
  await expect.poll(() => focused(salma)).toBe(en('action_implement'));
  await salma.keyboard.press('Enter');
  await answer(salma, { done: 'Two freezers and a rota.', similarPlaces: 'Dammam: put right.', implementerId: 'Lina' }, en('action_implement_go'));
  await expect.poll(() => focused(salma), { message: 'its button is gone, and the focus is not' }).not.toBe('');

  await goto(omar, `${origin}/work`);
  await tabTo(omar, deed);
  await omar.keyboard.press('Enter');
  await omar.getByRole('button', { name: ar('action_check'), exact: true }).waitFor();
  await tabTo(omar, ar('action_check'));
  await omar.keyboard.press('Enter');
  await answer(omar, { note: 'تمت المشاهدة في الموقع.' }, ar('action_check_go'));
  await h.clock.passes('40 days');
  await Promise.all([h.omar.done(MyWork), h.salma.done(MyWork)]);
  await reload(omar);
  await tabTo(omar, ar('action_judge'));
  await omar.keyboard.press('Enter');
  await answer(omar, { figure: '0.4', exposure: '4200', effective: '␠', reason: 'لا صناديق دافئة.' }, ar('action_judge_go'));
  await omar.getByText(ar('action_judged')).waitFor();
  await omar.locator('main').getByText(ar.said('actionStage', 'effective')).first().waitFor();
  await expect.poll(() => focused(omar)).not.toBe('');
  await shoot(omar, 'answer-by-key-ar');

  // What was sent lies there for whoever has to put it on paper: a sheet of A4 each, or one alone, in the language of its reader.
  await goto(omar, `${address}/letters`);
  expect(await omar.locator('article.paper').evaluateAll((all) => (all as HTMLElement[]).map(({ lang, dir }) => [lang, dir]))).toEqual([['en', 'ltr'], ['en', 'ltr']]);
  await omar.locator('article.paper', { hasText: letter }).getByText('Wadi Stores').first().waitFor();
  await accessible(omar, 'letters');
  expect(await pagesOf(omar)).toBe(2);
  await omar.evaluate(() => (window.print = () => undefined));
  await omar.getByRole('button', { name: ar('letters_sheet_print_one', { what: ar.said('wording', 'decision') }) }).click();
  expect(await pagesOf(omar)).toBe(1);
});
