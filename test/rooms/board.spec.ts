import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { AddAction, CaseActions } from '../../schema/documents/action.ts';
import { Board } from '../../schema/documents/board.ts';
import { RouteCase } from '../../schema/documents/case.ts';
import { EscalateAction, EscalateCase } from '../../schema/documents/escalation.ts';
import names from '../../schema/trusted.names.json' with { type: 'json' };
import { aCase, investigated, op, room } from '../case/room.ts';
import { cast, departments } from '../cast.ts';
import { choose, dialogOf, fill, finger, listening, submit } from './hands.ts';
import { accessible, fits, goto, onPhone, reload, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const [en, ar] = [wordsOf('en'), wordsOf('ar')];
const title = 'Cold-chain delivery arrived warm';
const column = (page: Page, level: number): Locator => page.locator(`.board section[aria-labelledby="column-${level}"]`);
const cardIn = (page: Page, level: number, text = title): Locator => column(page, level).locator('li').filter({ hasText: text });

/** A board on which one case stands at the first level, and who looks at it. */
const board = async () => {
  const { h, origin, enter } = await stage();
  const kase = await aCase(h, { title });
  const escalation = (await h.salma.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'safety', reason: 'Vaccines may have been given.' })).escalateCase.escalation!;
  const [faisal, sami] = await Promise.all([enter('faisal'), enter('sami', { language: 'ar' })]);
  await Promise.all([faisal, sami].map((page) => goto(page, `${origin}/escalations`)));
  await Promise.all([faisal, sami].map((page) => listening(page)));
  return { h, origin, kase, escalation, faisal, sami };
};

test('a card moves by keyboard and by menu, says why, and is seen to move on another person’s board', async () => {
  const { faisal, sami } = await board();
  await cardIn(faisal, 1).getByRole('link', { name: title }).focus();
  await faisal.keyboard.press('t');
  await dialogOf(faisal).waitFor();
  await submit(faisal, en('board_take'));
  await cardIn(faisal, 1).getByText(cast.faisal.en).waitFor();
  await cardIn(sami, 1).getByText(cast.faisal.ar).waitFor();

  await cardIn(faisal, 1).getByRole('link', { name: title }).focus();
  await faisal.keyboard.press('Shift+ArrowRight');
  await dialogOf(faisal).waitFor();
  await dialogOf(faisal).getByRole('button', { name: en('board_escalate'), exact: true }).click();
  await dialogOf(faisal).getByRole('alert').getByText(en('ask_fill', { what: en('board_reason') })).waitFor();
  await fill(dialogOf(faisal), { reason: 'The clinic is out of vaccine.' });
  await submit(faisal, en('board_escalate'));
  await cardIn(faisal, 2).waitFor();
  await cardIn(sami, 2).waitFor();
  expect(await cardIn(sami, 1).count()).toBe(0);

  await choose(faisal, cardIn(faisal, 2).locator('.menu button'), en('board_lower'));
  await fill(dialogOf(faisal), { reason: 'A new box has arrived.' });
  await submit(faisal, en('board_lower'));
  await cardIn(faisal, 1).waitFor();
  await cardIn(sami, 1).waitFor();

  // In Arabic forwards is to the left.
  await cardIn(sami, 1).getByRole('link', { name: title }).focus();
  await sami.keyboard.press('Shift+ArrowLeft');
  await dialogOf(sami).getByRole('heading', { name: ar('board_escalate') }).waitFor();
  await sami.keyboard.press('Escape');
  await dialogOf(sami).waitFor({ state: 'hidden' });
});

test('a stale move is refused and explained: a card that is dragged asks why, stays where it may not go, and comes back where somebody was faster', async () => {
  const { h, kase, faisal, sami } = await board();
  const [first, second, third] = [column(faisal, 1), column(faisal, 2), column(faisal, 3)];
  await cardIn(faisal, 1).dragTo(third);
  await faisal.getByText(en('board_drag_one')).waitFor();
  expect(await dialogOf(faisal).count()).toBe(0);

  await cardIn(faisal, 1).dragTo(second);
  await dialogOf(faisal).waitFor();
  // Meanwhile somebody else raises it: what would be decided is no longer what was seen.
  await h.huda.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'silence', reason: 'Nobody answers the clinic.' });
  await fill(dialogOf(faisal), { reason: 'The clinic is out of vaccine.' });
  await dialogOf(faisal).getByRole('button', { name: en('board_escalate'), exact: true }).click();
  await dialogOf(faisal).getByText(en('ask_conflict')).waitFor();
  expect(await dialogOf(faisal).locator('[name="reason"]').inputValue()).toBe('The clinic is out of vaccine.');
  await dialogOf(faisal).getByRole('button', { name: en('ask_cancel'), exact: true }).click();
  await expect.poll(() => second.locator('li').filter({ hasText: title }).count()).toBe(1);
  expect(await first.locator('li').count()).toBe(0);

  await cardIn(faisal, 2).dragTo(first);
  await fill(dialogOf(faisal), { reason: 'A new box has arrived.' });
  await submit(faisal, en('board_lower'));
  await cardIn(sami, 1).waitFor();
});

test('cards move by drag, also by touch: on a tablet to another column, on a phone to the name of one; held and let go, there is the menu; a drag whose card changed underneath is cancelled with an announcement', { timeout: 120_000 }, async () => {
  const { h, origin, enter } = await stage();
  const kase = await aCase(h, { title });
  await h.salma.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'safety', reason: 'Vaccines may have been given.' });
  const tablet = await enter('faisal', { language: 'ar', width: 1024, touch: true });
  await goto(tablet, `${origin}/escalations`);
  await listening(tablet);
  const hand = await finger(tablet);
  await hand.down(cardIn(tablet, 1));
  await hand.held();
  await hand.to(column(tablet, 2));
  await tablet.locator('.board section.over[aria-labelledby="column-2"]').waitFor();
  await hand.up();
  await dialogOf(tablet).getByRole('heading', { name: ar('board_escalate') }).waitFor();
  await fill(dialogOf(tablet), { reason: 'نفد اللقاح في العيادة.' });
  await submit(tablet, ar('board_escalate'));
  await cardIn(tablet, 2).waitFor();
  await hand.down(cardIn(tablet, 2));
  await hand.held();
  await hand.up();
  await tablet.getByRole('menuitem', { name: ar('board_lower') }).waitFor();
  await tablet.context().close();

  const phone = await enter('faisal', { width: 360, touch: true });
  await goto(phone, `${origin}/escalations`);
  await listening(phone);
  const thumb = await finger(phone);
  await phone.locator('.segments button[aria-pressed="true"]').filter({ hasText: '1' }).waitFor();
  await thumb.down(cardIn(phone, 2));
  await thumb.held();
  await thumb.to(phone.locator('.segments button').nth(1));
  await phone.locator('.segments button.aimed').waitFor();
  await thumb.up();
  await dialogOf(phone).getByRole('heading', { name: en('board_lower') }).waitFor();
  await phone.keyboard.press('Escape');
  await dialogOf(phone).waitFor({ state: 'hidden' });

  // Somebody else moves what one holds: it is put down, and that is said.
  await thumb.down(cardIn(phone, 2));
  await thumb.held();
  await h.huda.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'silence', reason: 'Nobody answers the clinic.' });
  await phone.getByText(en('board_drag_cancelled')).first().waitFor({ state: 'attached' });
  await phone.locator('[data-dragged]').waitFor({ state: 'detached' });
  await thumb.up();
});

test('what the board is narrowed by stands in its address, and survives a reload and the way back', async () => {
  const { h, origin, faisal: page, sami } = await board();
  const other = await aCase(h, { title: 'Charged twice for one order', department: 'callCentre' });
  await h.huda.done(EscalateCase, { opId: op(), caseId: other.id, cause: 'silence', reason: 'No answer for a week.' });
  await page.getByRole('combobox', { name: en('board_group'), exact: true }).selectOption('department');
  await page.waitForURL('**/escalations?group=department');
  await page.locator('.board h2', { hasText: 'Logistics' }).waitFor();
  await page.getByRole('combobox', { name: en('board_department'), exact: true }).selectOption(departments.logistics);
  await page.waitForURL(`**/escalations?department=${departments.logistics}&group=department`);
  await reload(page);
  await page.getByRole('link', { name: title }).waitFor();
  expect(await page.getByRole('combobox', { name: en('board_group'), exact: true }).inputValue()).toBe('department');
  await listening(page);
  await page.getByRole('combobox', { name: en('board_department'), exact: true }).selectOption(departments.legal);
  await page.getByText(en('board_none_filter')).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: title }).waitFor();
  expect(new URL(page.url()).origin).toBe(origin);

  // Saved under a name and given to all: another reader opens it by its address, with a number of their own that follows what happens.
  await page.getByRole('button', { name: en('view_save_this') }).click();
  await fill(dialogOf(page), { name: 'Logistics today', other: 'اللوجستيات اليوم', audience: 'house' });
  await submit(page, en('view_save'));
  await page.waitForURL('**/escalations?view=*');
  await page.getByRole('heading', { level: 1, name: 'Logistics today' }).waitFor();
  await goto(sami, page.url());
  await sami.getByRole('heading', { level: 1, name: 'اللوجستيات اليوم' }).waitFor();
  await listening(sami);
  expect(await sami.getByRole('combobox', { name: ar('board_group'), exact: true }).inputValue()).toBe('department');
  const amount = sami.locator('.views [aria-current] b');
  await expect.poll(() => amount.innerText()).toBe('1');
  await h.salma.done(EscalateCase, { opId: op(), caseId: (await aCase(h, { title: 'Driver never came' })).id, cause: 'silence', reason: 'No answer for a week.' });
  await expect.poll(() => amount.innerText()).toBe('2');
});

test('several cards are chosen by keyboard and taken at once, each a step of its own, and what was refused is said and stays chosen', async () => {
  const { h, origin, faisal: page } = await board();
  for (const other of ['Charged for a warm box', 'Driver never came']) await h.salma.done(EscalateCase, { opId: op(), caseId: (await aCase(h, { title: other })).id, cause: 'silence', reason: 'No answer for a week.' });
  await expect.poll(() => column(page, 1).locator('li').count()).toBe(3);
  await column(page, 1).locator('[data-card]').first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+KeyX');
  const bar = page.getByRole('region', { name: en('boards_selection') });
  await bar.getByText('3 chosen').waitFor();
  await accessible(page, 'the board');

  // The second of three does not reach the server.
  let sent = 0;
  await page.route('**/graphql', (route) => (route.request().postData()?.includes(names.TakeEscalation) && ++sent === 2 ? route.abort() : route.fallback()));
  await bar.getByRole('button', { name: en('board_take'), exact: true }).click();
  await dialogOf(page).getByRole('button', { name: en('board_take'), exact: true }).click();
  await dialogOf(page).getByText(en('boards_done', { done: '2 cards', refused: '1 card' })).waitFor();
  expect(await dialogOf(page).getByText(en('board_offline')).count()).toBe(1);
  await expect.poll(() => column(page, 1).locator('.who', { hasText: en('board_taken_by') }).count()).toBe(2);
  // Who has it and until when comes first: what has no room is cut off at the end.
  expect(await column(page, 1).locator('.who', { hasText: en('board_taken_by') }).first().innerText()).toMatch(new RegExp(`^${en('board_taken_by')} .*${en('board_next_word')} .* · Logistics$`));
  await dialogOf(page).getByRole('button', { name: en('ui_undo'), exact: true }).click();
  await bar.getByText('1 chosen').waitFor();
  await expect.poll(() => column(page, 1).locator('.who', { hasText: en('board_taken_by') }).count()).toBe(0);

  // Put into the wrong department, where he sees it no more, and taken back at once.
  await bar.getByRole('button', { name: en('view_bulk_route'), exact: true }).click();
  await fill(dialogOf(page), { departmentId: departments.legal });
  await dialogOf(page).locator('button[type="submit"]').click();
  await dialogOf(page).getByRole('button', { name: en('ui_undo'), exact: true }).click();
  await dialogOf(page).getByText('Taken back in 1 case').waitFor();
  await dialogOf(page).getByRole('button', { name: en('view_bulk_close'), exact: true }).click();
  await expect.poll(() => column(page, 1).locator('li').count()).toBe(3);

  // What changed says of each who has it, and until when.
  await goto(page, `${origin}/escalations/changes`);
  await page.locator('[data-id]').getByText(en('board_nobody_took')).first().waitFor();
  await onPhone(page, () => fits(page, 'what changed'));

  await goto(page, `${origin}/escalations/promises?lanes=department`);
  await page.locator('.board h3', { hasText: 'Logistics' }).waitFor();
  expect(await page.getByRole('link', { name: title }).count(), 'each deadline of a case is a card').toBeGreaterThan(1);
  await accessible(page, 'the board of promises');
  await page.setViewportSize({ width: 320, height: 800 });
  await fits(page, 'the board of promises');
});

test('from lane to lane a card is moved by keyboard and by hand, in both directions of writing; where a grouping moves nothing, that is said', async () => {
  const { h, origin, enter } = await stage();
  for (const [what, department] of [['A warm box', 'legal'], ['A late box', 'logistics'], ['A lost box', 'logistics']] as const) await aCase(h, { title: what, department });
  const lanes = (page: Page) => page.locator('.board h3.lane').allInnerTexts();
  const card = (page: Page, what: string) => page.locator('.board li').filter({ hasText: what });
  const [page, other] = [await enter('huda'), await enter('huda', { language: 'ar' })];
  await goto(page, `${origin}/escalations/promises?clock=decision&lanes=department`);
  await listening(page);
  expect((await lanes(page)).map((lane) => lane.replace(/\s+/g, ' '))).toEqual(['Legal 1', 'Logistics 2']);
  await card(page, 'A late box').getByRole('link').focus();
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(() => dialogOf(page).locator('[name="departmentId"]').inputValue(), { message: 'said already, and still to be said yes to' }).toBe(departments.legal);
  await dialogOf(page).locator('button[type="submit"]').click();
  await dialogOf(page).getByRole('button', { name: en('view_bulk_close'), exact: true }).click();
  await expect.poll(async () => (await lanes(page)).map((lane) => lane.replace(/\s+/g, ' '))).toEqual(['Legal 2', 'Logistics 1']);
  await expect.poll(() => card(page, 'A late box').getByRole('link').evaluate((link) => link === document.activeElement), { message: 'the keyboard stays on it' }).toBe(true);
  // It stays, too, where somebody else moves the card that has it.
  const late = (await h.huda.done(Board, { subject: 'promises' })).board.items.find((one) => one.title === 'A late box')!;
  await h.huda.done(RouteCase, { opId: op(), id: late.caseId!, expectedVersion: (await room(h.huda, { number: late.number })).version, input: { departmentId: departments.logistics } });
  await expect.poll(async () => (await lanes(page)).map((lane) => lane.replace(/\s+/g, ' '))).toEqual(['Legal 1', 'Logistics 2']);
  await expect.poll(() => card(page, 'A late box').getByRole('link').evaluate((link) => link === document.activeElement), { message: 'the keyboard stays on it' }).toBe(true);
  await card(page, 'A warm box').dragTo(card(page, 'A lost box'));
  await expect.poll(() => dialogOf(page).locator('[name="departmentId"]').inputValue()).toBe(departments.logistics);
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'hidden' });
  await page.keyboard.press('?');
  await dialogOf(page).getByText(en('boards_key_next_lane')).waitFor();
  await goto(page, `${origin}/escalations/promises?group=clock`);
  await listening(page);
  await page.keyboard.press('f');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByText(en('boards_drag_fixed')).first().waitFor();

  await goto(other, `${origin}/escalations/promises?clock=decision&lanes=due&group=department`);
  await listening(other);
  await card(other, 'A lost box').getByRole('link').focus();
  expect(await other.locator('.board h2').allInnerTexts()).toEqual(['الخدمات اللوجستية', 'الشؤون القانونية']);
  // Forwards is to the left.
  await other.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => dialogOf(other).locator('[name="departmentId"]').inputValue()).toBe(departments.legal);
});

test('an action is begun, taken back, done, dated anew and handed on from its board; load follows; what an address says amiss is named', async () => {
  const { h, enter, origin } = await stage();
  const kase = await investigated(h, { title });
  const dueAt = new Date(h.clock.now().getTime() + 3 * 86_400_000).toISOString();
  for (const [kind, what] of [['correction', 'Replace the boxes'], ['containment', 'Stop the van']]) await h.salma.done(AddAction, { opId: op(), caseId: kase.id, input: { kind, title: what, ownerId: h.salma.id, dueAt } } as never);
  const page = await enter('salma');
  await goto(page, `${origin}/escalations/actions?band=zzz&lanes=owner&sort=age`);
  await page.getByText(en('view_misread')).waitFor();
  expect(await page.locator('.notice bdi').allInnerTexts()).toEqual(['band=zzz', 'sort=age']);
  await listening(page);
  const stageOf = (word: string, what = 'Replace the boxes') => page.locator(`.board section[aria-labelledby="column-${word}"] li`).filter({ hasText: what });
  await stageOf('planned').getByRole('link').focus();
  await page.keyboard.press('s');
  await stageOf('started').waitFor();
  await page.getByRole('button', { name: en('ui_undo'), exact: true }).first().click();
  await stageOf('planned').waitFor();
  await stageOf('planned').getByRole('link').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await stageOf('started').waitFor();
  await stageOf('started').dragTo(page.locator('.board section[aria-labelledby="column-implemented"]'));
  await fill(dialogOf(page), { done: 'New boxes left at noon.' });
  await submit(page, en('action_implement_go'));
  await stageOf('implemented').waitFor();

  await stageOf('planned', 'Stop the van').getByRole('link').focus();
  await page.keyboard.press('r');
  const later = new Date(h.clock.now().getTime() + 6 * 86_400_000).toISOString().slice(0, 10);
  await fill(dialogOf(page), { dueAt: later, reason: 'The van is away.' });
  await submit(page, en('boards_move_due'));
  const action = async () => (await h.salma.done(CaseActions, { id: kase.id })).case!.actions.find((one) => one.title === 'Stop the van')!;
  expect((await action()).dueAt).not.toBe(dueAt);
  await stageOf('planned', 'Stop the van').getByRole('link').focus();
  await page.keyboard.press('x');
  await page.getByRole('region', { name: en('boards_selection') }).getByRole('button', { name: en('boards_hand_over'), exact: true }).click();
  await fill(dialogOf(page), { person: h.lina.id, comment: 'Lina is at the depot.' });
  await dialogOf(page).getByRole('button', { name: en('boards_hand_over'), exact: true }).click();
  await page.getByText(en('boards_done', { done: '1 card', refused: '0 cards' })).first().waitFor();
  expect((await action()).owner).toMatchObject({ id: h.lina.id });

  // Its escalation on the same board: raised by key, lowered by drag, taken back, raised by menu and taken; who carries it out alone takes nothing.
  const faisal = await enter('faisal');
  await goto(faisal, `${origin}/escalations/actions?group=level`);
  const at = (level: number): Locator => cardIn(faisal, level, 'Stop the van');
  await at(0).getByRole('link').focus();
  await faisal.keyboard.press('e');
  await fill(dialogOf(faisal), { reason: 'The van is still out.' });
  await submit(faisal, en('board_escalate'));
  await at(1).waitFor();
  await at(1).dragTo(column(faisal, 0));
  await fill(dialogOf(faisal), { reason: 'It is on its way back.' });
  await submit(faisal, en('board_lower'));
  await at(0).waitFor();
  await faisal.getByRole('button', { name: en('ui_undo'), exact: true }).first().click();
  await at(1).waitFor();
  await at(1).getByRole('link').focus();
  await choose(faisal, at(1).locator('.menu button'), en('board_escalate'));
  await fill(dialogOf(faisal), { reason: 'It turned round.' });
  await submit(faisal, en('board_escalate'));
  await at(2).getByRole('link').focus();
  await faisal.keyboard.press('t');
  await submit(faisal, en('board_take'));
  await at(2).getByText(cast.faisal.en).waitFor();
  await faisal.getByRole('button', { name: en('ui_undo'), exact: true }).first().click();
  await at(2).getByText(en('board_nobody_took')).waitFor();
  await fits(faisal, 'the board of actions by level');

  await goto(page, `${origin}/escalations/load`);
  await listening(page);
  const open = page.getByRole('row', { name: /Logistics/ }).getByRole('cell').nth(1);
  const before = Number(await open.innerText());
  await aCase(h, { title: 'One more' });
  await expect.poll(() => open.innerText()).toBe(String(before + 1));
});

test('an action that climbed is opened from my work and from the inbox; its page says what it stands under, and it is taken there', async () => {
  const { h, origin, enter } = await stage();
  const kase = await investigated(h);
  const dueAt = new Date(h.clock.now().getTime() + 20 * 24 * 3_600_000).toISOString();
  const action = (await h.salma.done(AddAction, { opId: op(), caseId: kase.id, input: { kind: 'correction', title: 'Freeze the packs', ownerId: h.salma.id, dueAt } })).addAction.action!;
  await h.huda.done(EscalateAction, { opId: op(), id: action.id, cause: 'safety', reason: 'Vaccines are in it.', expectedVersion: action.version, expectedLevel: 0 });
  const faisal = await enter('faisal', { language: 'ar' });
  await goto(faisal, `${origin}/work`);
  await faisal.getByRole('link', { name: 'Freeze the packs' }).click();
  await faisal.waitForURL(`**/actions/${action.number}`);
  const stands = faisal.getByRole('region', { name: ar('escalation_panel') });
  await stands.getByText(ar('board_nobody_took')).waitFor();
  await accessible(faisal, 'an escalated action');
  await onPhone(faisal, () => fits(faisal, 'an escalated action'));
  await stands.getByRole('button', { name: ar('board_take'), exact: true }).click();
  await submit(faisal, ar('board_take'));
  await stands.getByText(ar('board_taken_by')).waitFor();

  await goto(faisal, `${origin}/work`);
  await faisal.getByRole('button', { name: ar('inbox_title') }).click();
  await dialogOf(faisal).getByRole('listitem').filter({ hasText: action.number }).getByRole('link').click();
  await faisal.waitForURL(`**/actions/${action.number}`);
});
