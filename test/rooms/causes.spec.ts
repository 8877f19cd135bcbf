// Long because one tree is worked on by two people, by keyboard alone, in three views and on paper.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { JoinTeam } from '../../schema/documents/case.ts';
import { AddCause, BackCause, Findings, JudgeCause, LinkCause, MoveCause, RecordRootCause, RemoveCause, RewordCause } from '../../schema/documents/investigation.ts';
import type { Case } from '../../server/case/case.entity.ts';
import { op } from '../case/room.ts';
import type { TestHouse } from '../house.ts';
import { added, aRoom, confirmed, findings, shown } from '../investigation/findings.ts';
import { choose, dialogOf, fill, finger, hasFocus, listening, resting, submit } from './hands.ts';
import { accessible, fits, goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';
import { back, cut, press } from './writing.ts';

const [en, ar] = [wordsOf('en'), wordsOf('ar')];
const views = ['list', 'whys', 'fishbone'] as const;
const node = (page: Page, id: string): Locator => page.locator(`#cause-${id}`);
const open = async (page: Page, origin: string, kase: Pick<Case, 'number'>, query = ''): Promise<void> => {
  await goto(page, `${origin}/cases/${kase.number}/causes${query}`);
  await listening(page);
};
/** Where a cause is written. */
const field = (page: Page): Locator => page.getByRole('textbox', { name: en('investigation_add_cause') });
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
/** Once the page and the house have caught up. */
const soon = <T>(asked: () => T | Promise<T>) => expect.poll(asked);
const selectedIn = (page: Page): string | null => new URL(page.url()).searchParams.get('cause');
/** Where a cause stands in its drawing, wherever that is scrolled to. */
const placed = (page: Page, id: string) => node(page, id).evaluate((one) => {
  const [box, stage] = [one.getBoundingClientRect(), one.closest('.stage')!.getBoundingClientRect()];
  return [box.x - stage.x, box.y - stage.y].map(Math.round);
});
/** Drags by hand, so that it works in a diagram of any size. */
const drag = async (page: Page, from: Locator, to: Locator): Promise<void> => {
  await to.scrollIntoViewIfNeeded();
  await from.dragTo(to, { targetPosition: { x: 24, y: 24 }, sourcePosition: { x: 12, y: 12 } });
};

const sentences = [
  'Gel packs only half frozen at loading', 'Freezer 2 is opened 40× a shift since the layout changed', 'يُحسب وقت التجميد من نهاية الوردية لا من بداية التحميل', 'Nobody reads the loggers at handover',
  'Drivers wait two hours at the gate because the security list is printed once a day', 'لا يوجد مكلَّف بالنيابة عند غياب المشرف', 'No standard for packing', 'The checklist asks whether, not how much',
];
/** Sixty causes in three legs, of all categories, confirmed, rejected and recorded ones among them. */
const sixty = async (h: TestHouse) => {
  const kase = await aRoom(h, { title: 'وصلت شحنة التبريد دافئة للمرة الثالثة هذا الشهر، رغم أن المركز نبّه إلى درجة حرارة الصندوق V-12 في كل مرة قبل موعد التسليم بيوم كامل، ولم يُرد عليه' });
  const evidence = await shown(h.salma, kase.id);
  const categories = (await h.salma.done(Findings, { id: kase.id })).causeCategories;
  const ids: { id: string; leg: string }[] = [];
  for (let at = 0; at < 60; at += 1) {
    const parent = at < 21 ? null : ids[at % 5 ? at - 21 : at - 18]!;
    const category = categories[at % (categories.length + 1)]?.code;
    const input = { text: `${sentences[(at * 3) % sentences.length]} (${at})`, leg: parent?.leg ?? ['occurrence', 'detection', 'systemic'][at % 3]!, parentId: parent?.id ?? null, ...(category && { category }) };
    const cause = (await h.salma.done(AddCause, { opId: op(), caseId: kase.id, input })).addCause.cause!;
    ids.push(cause);
    if (at % 7 !== 1) continue;
    const { backCause } = await h.salma.done(BackCause, { opId: op(), id: cause.id, input: { evidence: [`${evidence.id}@1`] } });
    const { judgeCause } = await h.lina.done(JudgeCause, { opId: op(), id: cause.id, state: at % 2 ? 'confirmed' : 'rejected', reason: 'The curve shows it.', expectedVersion: backCause.cause!.version });
    if (at % 4 === 1) await h.salma.done(RecordRootCause, { opId: op(), id: cause.id, reason: 'Three of three.', expectedVersion: judgeCause.cause!.version });
  }
  await h.salma.done(LinkCause, { opId: op(), id: ids.at(-1)!.id, underId: ids[1]!.id, linked: true });
  return { kase, ids: ids.map(({ id }) => id) };
};

test('dragging shows at once and is confirmed or taken back with a reason; following a colleague follows anchors, never pixels, and any move of one’s own ends it: two people at one tree, one of them in Arabic, whose selection and scroll stay', { timeout: 180_000 }, async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  const [a, b, c] = [await added(h.salma, kase.id, 'Gel packs only half frozen'), await added(h.salma, kase.id, 'Freezer opened too often'), await added(h.lina, kase.id, 'يُحسب وقت التجميد من نهاية الوردية')];
  for (let n = 0; n < 8; n += 1) await added(h.lina, kase.id, `Further cause ${n}`, null, 'systemic');
  const [salma, omar] = await Promise.all([enter('salma'), enter('omar', { language: 'ar' })]);
  await Promise.all([open(salma, origin, kase, `?view=fishbone&cause=${a.id}`), open(omar, origin, kase)]);

  // Who is where is told by name, in the reader's language.
  await node(omar, a.id).getByText('سلمى', { exact: true }).waitFor();
  await node(omar, b.id).focus();
  await node(salma, b.id).getByText('Omar', { exact: true }).waitFor();
  await soon(() => selectedIn(omar)).toBe(b.id);

  // A drag of one arrives at the other, whose focus and scroll stay.
  await omar.evaluate(() => window.scrollTo(0, 180));
  await drag(salma, node(salma, a.id), node(salma, c.id));
  await omar.locator(`#cause-${a.id}[aria-level="2"]`).waitFor();
  expect(await omar.evaluate(() => [document.activeElement?.id, window.scrollY])).toEqual([`cause-${b.id}`, 180]);
  await salma.getByText(en('investigation_moved'), { exact: true }).waitFor();
  await soon(async () => (await findings(h.lina, kase.id)).causes.find(({ id }) => id === a.id)?.parentId).toBe(c.id);

  // What would be a circle is taken back, and explained.
  const before = await placed(salma, c.id);
  await drag(salma, node(salma, c.id), node(salma, a.id));
  await salma.getByText('would become a cause of itself', { exact: false }).waitFor();
  await soon(() => placed(salma, c.id)).toEqual(before);
  expect((await findings(h.lina, kase.id)).causes.find(({ id }) => id === c.id)?.parentId).toBeNull();

  // On the head of a leg it goes to the top of that.
  await drag(salma, node(salma, a.id), salma.locator('.word.leg').nth(1));
  await omar.locator(`[role="tree"][aria-label="${ar.said('leg', 'detection')}"] #cause-${a.id}`).waitFor();

  // Writing is seen at the cause it is written beneath, and what was written stands there at once.
  await node(salma, a.id).focus();
  await salma.keyboard.press('Enter');
  await hasFocus(field(salma));
  await salma.keyboard.type('The rota counts hours, not temperature');
  await omar.locator(`#cause-${a.id} .people svg`).waitFor();
  await salma.keyboard.press('Enter');
  await omar.getByText('The rota counts hours, not temperature').waitFor();
  await salma.keyboard.press('Escape');
  await soon(() => focused(salma)).toBe(`cause-${a.id}`);

  // Following goes to anchors, in one's own view and language, and ends with any move of one's own.
  const follow = omar.getByRole('menuitem', { name: ar('presence_follow_where', { name: 'سلمى كريم', where: ar('investigation_causes') }) });
  await omar.getByRole('button', { name: ar('presence_here') }).click();
  await follow.click();
  await omar.getByText(ar('presence_following', { name: 'سلمى كريم' })).waitFor();
  await node(salma, c.id).focus();
  await soon(() => selectedIn(omar)).toBe(c.id);
  expect(new URL(omar.url()).searchParams.get('view'), 'in a view of one’s own').toBeNull();
  await goto(salma, `${origin}/cases/${kase.number}/evidence`);
  await omar.waitForURL('**/evidence**');
  await omar.keyboard.press('ArrowDown');
  await omar.getByText(ar('presence_following', { name: 'سلمى كريم' })).waitFor({ state: 'hidden' });
  await open(salma, origin, kase);
  await node(omar, b.id).waitFor({ state: 'detached' });
  expect(new URL(omar.url()).pathname).toContain('/evidence');
});

test('every node is reachable by keyboard, in all three views: go, add, reword, move, put under another by searching, agree, take off and take that back, merge; the focus is never lost on the way', { timeout: 180_000 }, async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const a = await added(h.salma, kase.id, 'Gel packs only half frozen');
  const b = await added(h.salma, kase.id, 'Freezer opened too often');
  const c = await added(h.salma, kase.id, 'Logger is read once a week', null, 'detection');
  const page = await enter('salma');
  const now = async (id: string) => (await findings(h.lina, kase.id)).causes.find((one) => one.id === id);
  await open(page, origin, kase);
  await node(page, a.id).waitFor();
  await page.keyboard.press('f');
  await page.waitForURL('**view=fishbone**');
  await page.locator('[role="treeitem"][tabindex="0"]').waitFor();
  await page.locator('[role="treeitem"][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  expect(await focused(page)).toBe(`cause-${a.id}`);
  // Out to what explains it lies away from the head; the eye decides what is next.
  await page.keyboard.press('Enter');
  await hasFocus(field(page));
  await page.keyboard.type('The packs are loaded too early');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('treeitem', { name: 'The packs are loaded too early' }).waitFor();
  await soon(async () => (await findings(h.lina, kase.id)).causes.length).toBe(4);
  const d = (await findings(h.lina, kase.id)).causes.find(({ text }) => text.startsWith('The packs'))!;
  expect(d.parentId).toBe(a.id);
  await node(page, d.id).waitFor();
  const reached = new Set<string>();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowUp']) {
    await page.keyboard.press(key);
    reached.add(await focused(page));
  }
  expect([...reached].sort()).toEqual([a, b, c, d].map(({ id }) => `cause-${id}`).sort());

  // The selection goes along into another view.
  await node(page, b.id).focus();
  await page.keyboard.press('h');
  await page.waitForURL('**view=whys**');
  await soon(() => node(page, b.id).getAttribute('aria-selected')).toBe('true');
  await node(page, b.id).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await soon(async () => (await now(b.id))?.parentId).toBe(a.id);
  await soon(() => focused(page)).toBe(`cause-${b.id}`);
  await page.keyboard.press('Alt+ArrowLeft');
  await soon(async () => (await now(b.id))?.parentId).toBeNull();
  await soon(() => focused(page)).toBe(`cause-${b.id}`);

  await page.keyboard.press('i');
  await soon(() => new URL(page.url()).searchParams.get('view')).toBeNull();
  await soon(() => node(page, b.id).getAttribute('aria-selected')).toBe('true');
  await node(page, b.id).focus();
  await page.keyboard.press('m');
  await hasFocus(dialogOf(page).getByRole('combobox'));
  await page.keyboard.type('logger week');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await dialogOf(page).waitFor({ state: 'hidden' });
  await soon(async () => (await now(b.id))?.parentId).toBe(c.id);
  await node(page, b.id).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page), 'out to what it explains').toBe(`cause-${c.id}`);
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe(`cause-${b.id}`);
  await page.keyboard.press('u');
  await soon(async () => (await now(b.id))?.votes).toEqual([h.salma.id]);
  await node(page, b.id).locator('.vote[title="Salma Karim"]').waitFor();
  await page.keyboard.press('F2');
  await dialogOf(page).locator('.words[name="text"]').fill('Freezer 2 is opened forty times a shift');
  await page.keyboard.press('Tab');
  await submit(page, en('investigation_reword_go'));
  await soon(async () => (await now(b.id))?.text).toBe('Freezer 2 is opened forty times a shift');
  await node(page, b.id).focus();
  await page.keyboard.press('Delete');
  await node(page, b.id).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: en('ui_undo') }).press('Enter');
  await node(page, b.id).waitFor();
  await node(page, b.id).focus();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('ContextMenu');

  // What a menu opens has the focus; where it is left, the menu's button has it; of two that were merged the one that stays.
  const verb = (name: string): Locator => page.getByRole('menuitem', { name });
  await verb(en('investigation_link')).press('Enter');
  await hasFocus(dialogOf(page).getByRole('combobox'));
  await page.keyboard.press('Escape');
  const steps = node(page, b.id).locator('[aria-haspopup]');
  await hasFocus(steps);
  await steps.press('Enter');
  await verb(en('investigation_add_under')).press('Enter');
  await hasFocus(field(page));
  await page.keyboard.press('Escape');
  await page.keyboard.press('ContextMenu');
  await verb(en('investigation_merge')).press('Enter');
  await hasFocus(dialogOf(page).getByRole('combobox'));
  await page.keyboard.type('gel packs');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await node(page, b.id).waitFor({ state: 'detached' });
  await soon(() => focused(page)).toBe(`cause-${a.id}`);
});

test('offline additions queue as verbs and land in an unplaced tray if their place is gone: they wait on this device, and arrive in order; dropped on an upper edge a cause goes before', { timeout: 120_000 }, async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const [a, b] = [await added(h.salma, kase.id, 'Gel packs only half frozen'), await added(h.salma, kase.id, 'Freezer opened too often')];
  const page = await enter('salma');
  const texts = async () => (await findings(h.lina, kase.id)).causes.map(({ text, parentId, unplaced }) => [text, parentId, unplaced] as const);
  await open(page, origin, kase);
  await node(page, a.id).focus();
  await resting(page);
  await page.context().setOffline(true);
  const write = async (words: string): Promise<void> => {
    await page.keyboard.press('Enter');
    await hasFocus(field(page));
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('treeitem', { name: words }).getByText(en('investigation_on_device')).waitFor();
  };
  await write('Loaded too early');
  await page.getByRole('treeitem', { name: 'Loaded too early' }).focus();
  await write('The rota says so');
  await node(page, b.id).focus();
  await write('The door does not close by itself');
  await h.lina.done(RemoveCause, { opId: op(), id: b.id, restored: false });
  expect(await texts()).toHaveLength(1);
  await page.context().setOffline(false);
  await soon(async () => (await texts()).length).toBe(4);
  const [loaded] = (await findings(h.lina, kase.id)).causes.filter(({ text }) => text === 'Loaded too early');
  expect(new Set(await texts())).toEqual(new Set([['Gel packs only half frozen', null, false], ['Loaded too early', a.id, false], ['The rota says so', loaded!.id, false], ['The door does not close by itself', null, true]]));
  await soon(() => page.locator('.tray').getByText('The door does not close by itself').count()).toBe(1);
  await page.getByText(en('investigation_on_device')).waitFor({ state: 'detached' });

  const later = await added(h.lina, kase.id, 'Logger is read once a week');
  await node(page, later.id).waitFor();
  await node(page, later.id).hover();
  await node(page, later.id).locator('.grip').dragTo(node(page, a.id), { targetPosition: { x: 60, y: 4 } });
  const order = async () => (await findings(h.lina, kase.id)).causes.filter(({ parentId, unplaced }) => !parentId && !unplaced).map(({ text }) => text);
  await soon(order).toEqual(['Logger is read once a week', 'Gel packs only half frozen']);
  // Taken back by the way that every message offers.
  await page.getByRole('button', { name: en('ui_undo') }).click();
  await soon(order).toEqual(['Gel packs only half frozen', 'Logger is read once a week']);
  // What waits on the tray is placed by menu.
  await choose(page, page.locator('.tray').getByRole('button', { name: en('investigation_place') }), en.said('leg', 'systemic'));
  await page.locator(`[role="tree"][aria-label="${en.said('leg', 'systemic')}"]`).getByText('The door does not close by itself').waitFor();
});

test('only the text being typed in a cause is shared text: two who reword one cause at once see each other’s words and carets; where a third keeps others, both versions stand there and nothing typed is lost', { timeout: 180_000 }, async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  const cause = await added(h.salma, kase.id, 'Gel packs half frozen');
  const now = async () => (await findings(h.lina, kase.id)).causes[0]!;
  const [salma, omar] = await Promise.all([enter('salma'), enter('omar', { language: 'ar', scheme: 'dark', width: 320 })]);
  await Promise.all([open(salma, origin, kase), open(omar, origin, kase)]);
  const words = (page: Page): Locator => dialogOf(page).locator('.words[name="text"]');
  /** The words alone, without the names that stand at carets. */
  const plain = (page: Page) => words(page).evaluate((node) => [...node.querySelectorAll('p')].map((line) => { const copy = line.cloneNode(true) as HTMLElement; copy.querySelectorAll('.their-caret').forEach((caret) => caret.remove()); return copy.textContent; }).join('\n'));
  // What is typed before the text has come goes into it.
  await node(salma, cause.id).focus();
  await salma.keyboard.press('F2');
  await hasFocus(dialogOf(salma).locator('[name="text"]').first());
  await salma.keyboard.press('End');
  await salma.keyboard.type(' at loading');
  await soon(() => plain(salma)).toBe('Gel packs half frozen at loading');
  await choose(omar, node(omar, cause.id).locator('[aria-haspopup]'), ar('investigation_reword'));
  await soon(() => plain(omar)).toBe('Gel packs half frozen at loading');
  await words(omar).focus();
  // A line is several pieces where carets of others stand in it: what counts is what lies before one's own.
  const before = (page: Page) => words(page).evaluate((node) => { const { anchorNode, anchorOffset } = getSelection()!; const range = document.createRange(); range.setStart(node, 0); range.setEnd(anchorNode!, anchorOffset); return range.toString(); });
  // An editor that was just given the focus sets its own caret once more, a moment later.
  await soon(async () => (await press(omar, 'Control+Home', 'Control+Home'), before(omar))).toBe('');
  await omar.keyboard.type('Twelve ');
  await words(salma).locator('.their-name', { hasText: 'Omar' }).waitFor();
  await node(salma, cause.id).locator('.people svg').waitFor({ state: 'attached' });
  await soon(() => plain(salma)).toBe('Twelve Gel packs half frozen at loading');
  // A name at the end of a line stands within the sheet, where nothing cuts it.
  const inside = () => words(salma).locator('.their-name').evaluate((name) => {
    const [own, sheet] = [name, name.closest('.sheet')!].map((one) => one.getBoundingClientRect());
    return own!.left >= sheet!.left && own!.right <= sheet!.right;
  });
  for (let n = 0; n < 6; n += 1) {
    await soon(inside).toBe(true);
    await omar.keyboard.type('packs of gel ');
    await soon(() => plain(salma)).toContain('packs of gel '.repeat(n + 1));
  }
  await soon(inside).toBe(true);
  for (let n = 0; n < 6 * 13; n += 1) await omar.keyboard.press('Backspace');
  await soon(() => plain(salma)).toBe('Twelve Gel packs half frozen at loading');
  await Promise.all([accessible(salma, 'words of a cause'), fits(omar, 'words of a cause 320')]);

  // A third keeps other words from elsewhere.
  await h.lina.done(RewordCause, { opId: op(), id: cause.id, text: 'The freezer was off', expectedVersion: (await now()).version });
  await dialogOf(salma).getByText(en('investigation_words_kept')).waitFor();
  await dialogOf(salma).locator('.mine', { hasText: 'Twelve Gel packs half frozen at loading' }).waitFor();
  await soon(() => plain(salma)).toBe('The freezer was off');
  await dialogOf(omar).getByText(ar('investigation_words_kept')).waitFor();
  await dialogOf(omar).getByRole('button', { name: ar('investigation_rescue_discard') }).click();
  await dialogOf(salma).getByRole('button', { name: en('investigation_rescue_put') }).click();
  await soon(() => plain(omar)).toBe('The freezer was off\nTwelve Gel packs half frozen at loading');

  // One keeps what both see: the other has nothing left to do, and is told.
  await submit(salma, en('investigation_reword_go'));
  await dialogOf(omar).waitFor({ state: 'hidden' });
  await omar.getByText(ar('investigation_words_same')).waitFor();
  expect((await now()).text).toBe('The freezer was off\nTwelve Gel packs half frozen at loading');
});

test('by touch, on an Arabic phone: a finger that holds a cause drags it, also past what is in sight; one that swipes scrolls; one that holds and lets go has the menu', { timeout: 180_000 }, async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const a = await added(h.salma, kase.id, 'Gel packs only half frozen');
  const b = await added(h.salma, kase.id, 'يُحسب وقت التجميد من نهاية الوردية');
  for (let n = 0; n < 9; n += 1) await added(h.lina, kase.id, `Further cause ${n}`, null, 'detection');
  const last = await added(h.lina, kase.id, 'Nobody reads the loggers', null, 'systemic');
  const now = async (id: string) => (await findings(h.lina, kase.id)).causes.find((one) => one.id === id);
  const page = await enter('salma', { language: 'ar', width: 320, touch: true });
  await open(page, origin, kase);
  const hand = await finger(page);

  await node(page, a.id).scrollIntoViewIfNeeded();
  await hand.down(node(page, b.id));
  await hand.held();
  await hand.to(node(page, a.id));
  await page.locator(`#cause-${a.id}.beneath, #cause-${a.id}.before`).waitFor();
  await hand.up();
  await soon(async () => (await now(b.id))?.parentId).toBe(a.id);
  await page.getByRole('button', { name: ar('ui_undo') }).click();
  await soon(async () => (await now(b.id))?.parentId).toBeNull();

  // What it is put on lies far below: the page goes along while the finger rests at its edge.
  await node(page, a.id).scrollIntoViewIfNeeded();
  await hand.down(node(page, a.id));
  await hand.held();
  await hand.go(150, 880);
  await soon(() => node(page, last.id).boundingBox().then((box) => !!box && box.y > 120 && box.y + box.height / 2 < 830)).toBe(true);
  await hand.go(150, 500);
  await hand.to(node(page, last.id));
  await page.locator(`#cause-${last.id}.beneath`).waitFor();
  await hand.up();
  await soon(async () => (await now(a.id))?.parentId).toBe(last.id);

  // A swipe is none, and moves nothing but the page.
  const seq = (await findings(h.lina, kase.id)).causes;
  const scroll = () => page.evaluate(() => window.scrollY);
  const before = await scroll();
  await hand.down(node(page, last.id));
  await hand.go(150, 700);
  await hand.up();
  expect(await page.locator('[data-dragged]').count()).toBe(0);
  await soon(scroll).not.toBe(before);
  expect((await findings(h.lina, kase.id)).causes).toEqual(seq);

  // In a diagram the same; held and let go in place it is the menu, in which every place is reached without dragging.
  await open(page, origin, kase, `?view=fishbone&cause=${b.id}`);
  await node(page, b.id).waitFor();
  await soon(() => focused(page)).toBe(`cause-${b.id}`);
  await hand.down(node(page, b.id));
  await hand.held();
  await hand.up();
  await page.getByRole('menuitem', { name: ar('investigation_move_to') }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await hand.down(node(page, b.id));
  await hand.held();
  await page.locator('.word.leg.open').first().waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await page.locator('[data-dragged]').waitFor({ state: 'detached' });
  await hand.up();
  expect((await now(b.id))?.parentId).toBeNull();
});

test('5 Whys, fishbone and nested list are three views of the one tree: a root cause is recorded from the fishbone, with reason and evidence, and every view says so in shape and word, in both languages', { timeout: 120_000 }, async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const cause = await confirmed(h, kase.id);
  const [salma, lina] = await Promise.all([enter('salma'), enter('lina', { language: 'ar' })]);
  await Promise.all([open(salma, origin, kase, `?view=fishbone&cause=${cause.id}`), open(lina, origin, kase, '?view=whys')]);
  await choose(salma, salma.locator(`[data-menu="${cause.id}"] [aria-haspopup]`), en('investigation_record'));
  await fill(dialogOf(salma), { reason: 'Without it nothing would have thawed.' });
  await submit(salma, en('investigation_record'));
  const mark = (page: Page) => node(page, cause.id).locator('.mark.calm');
  await lina.locator(`#cause-${cause.id}.recorded`).waitFor();
  for (const view of views) {
    for (const [page, say] of [[salma, en], [lina, ar]] as const) {
      await open(page, origin, kase, `?view=${view}`);
      await page.getByRole('treeitem', { name: say('investigation_root') }).waitFor();
      expect(await mark(page).innerText()).toBe(say('investigation_root'));
    }
  }
});

/** Rectangles of what is drawn, and the words that have no room in theirs. */
const drawnIn = (page: Page) => page.evaluate(() => {
  const rects = [...document.querySelectorAll<HTMLElement>('.stage .node, .stage .word, [role="treeitem"]')].map((one) => ({ name: one.innerText.slice(0, 40), ...one.getBoundingClientRect().toJSON() as DOMRect }));
  const over = rects.flatMap((a, at) => rects.slice(at + 1).filter((b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5).map((b) => `${a.name} over ${b.name}`));
  const cut = [...document.querySelectorAll<HTMLElement>('.stage .node strong')].filter((one) => one.scrollHeight > one.clientHeight + 2).map((one) => one.innerText);
  return { count: rects.length, over, cut };
});
/** How large the smallest words are on paper, in points: of whatever stands on the sheet, as its letters come out; the words of its heading and of its causes that are cut; how many causes are drawn. */
const printed = async (page: Page): Promise<{ points: number; cut: string[]; drawn: number }> => {
  const found = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    const sheet = document.querySelector<HTMLElement>('.cause-sheet')!;
    const stage = sheet.querySelector('.stage');
    const scale = (node: Element) => (stage?.contains(node) ? new DOMMatrix(getComputedStyle(stage).transform).a : 1) * ((node as HTMLElement & { currentCSSZoom: number }).currentCSSZoom ?? 1);
    const worded = [...sheet.querySelectorAll<HTMLElement>('*')].filter((node) => [...node.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.textContent!.trim()) && !node.closest('.unseen'));
    const head = sheet.querySelector('header')!;
    const wide = [head, ...head.querySelectorAll<HTMLElement>('*')].filter((node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== 'inline');
    const tall = [...sheet.querySelectorAll<HTMLElement>('.node strong')].filter((node) => node.scrollHeight > node.clientHeight + 2);
    const cut = [...wide, ...tall].map((node) => node.textContent ?? '');
    return { drawn: sheet.querySelectorAll('.stage .node').length, points: Math.min(...worded.map((node) => Number.parseFloat(getComputedStyle(node).fontSize) * scale(node) * 0.75)), cut };
  });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.locator('.cause-sheet').waitFor({ state: 'detached' });
  return found;
};
const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

test('sixty causes, and the list as the twin for print and screen readers: in no view does one lie over another or lose its words, in either direction, wide and narrow; nothing that WCAG 2.2 AA forbids; each view prints on one page under its whole title, in either language, and no letter of it is under 7 pt', { timeout: 300_000 }, async () => {
  const { h, origin, enter } = await stage();
  const { kase, ids } = await sixty(h);
  const looks = [{ language: 'en', scheme: 'light', width: 1440 }, { language: 'ar', scheme: 'dark', width: 1440 }, { language: 'ar', scheme: 'light', width: 320 }] as const;
  await Promise.all(looks.map(async (look) => {
    const page = await enter('salma', look);
    for (const view of views) {
      const what = `${view} ${look.language} ${look.width}`;
      await open(page, origin, kase, `?view=${view}&cause=${ids[1]}`);
      await soon(() => focused(page)).toBe(`cause-${ids[1]}`);
      const { count, over, cut } = await drawnIn(page);
      expect(count, what).toBeGreaterThanOrEqual(60);
      expect({ over, cut }, what).toEqual({ over: [], cut: [] });
      await fits(page, what);
      if (look.width === 1440 || view === 'list') await accessible(page, what);
      if (look.width === 1440) {
        const paper = await printed(page);
        expect(paper.points, `${what}: points of its print`).toBeGreaterThanOrEqual(6.99);
        expect(paper.cut, `${what}: what its paper cuts`).toEqual([]);
        expect(paper.drawn, `${what}: what is on screen is what is printed`).toBe(view === 'list' ? 0 : 60);
      }
      if (look.width === 1440) expect(pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true })), `${what} on paper`).toBe(1);
    }
    await page.close();
  }));
  // What somebody else moves in a large tree moves nothing under one's eyes.
  const page = await enter('lina', { width: 1440 });
  await open(page, origin, kase, `?view=fishbone&cause=${ids[40]}`);
  await soon(() => focused(page)).toBe(`cause-${ids[40]}`);
  const scroll = () => page.evaluate(() => [document.querySelector('.canvas .scroll')!.scrollLeft, document.querySelector('.canvas .scroll')!.scrollTop, window.scrollY]);
  const before = await scroll();
  await h.salma.done(MoveCause, { opId: op(), id: ids[59]!, place: { parentId: ids[0]! } });
  await page.locator(`#cause-${ids[59]}[aria-level="2"]`).waitFor();
  expect([await focused(page), await scroll()]).toEqual([`cause-${ids[40]}`, before]);
});

test('one’s own words that went down with a line of a cause, which a colleague took away and kept, stand on a card in the cause as it is now, and are put back there', { timeout: 180_000 }, async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const cause = await added(h.salma, kase.id, 'Gel packs half frozen\nThe rota says so');
  const [salma, lina] = await Promise.all([enter('salma'), enter('lina', { language: 'ar' })]);
  await Promise.all([open(salma, origin, kase), open(lina, origin, kase)]);
  const words = (page: Page): Locator => dialogOf(page).locator('.words[name="text"]');
  const lines = (page: Page) => words(page).locator('> p').evaluateAll((nodes) => nodes.map((node) => { const copy = node.cloneNode(true) as HTMLElement; copy.querySelectorAll('.their-caret').forEach((caret) => caret.remove()); return copy.textContent; }));
  const began = async (page: Page) => {
    await node(page, cause.id).focus();
    await page.keyboard.press('F2');
    await soon(() => lines(page)).toEqual(['Gel packs half frozen', 'The rota says so']);
    await words(page).locator('> p').nth(1).click();
    await press(page, 'End');
  };
  await began(salma);
  await began(lina);
  await cut(salma);
  await dialogOf(salma).locator('.state[data-online="false"]').waitFor();
  await salma.keyboard.type(' since May');
  await press(lina, 'Shift+Home', 'Delete', 'Backspace');
  await soon(() => lines(lina)).toEqual(['Gel packs half frozen']);
  await submit(lina, ar('investigation_reword_go'));
  await back(salma);
  const card = dialogOf(salma).getByRole('complementary', { name: en('investigation_rescue') });
  await card.getByText('since May').waitFor();
  await soon(() => lines(salma)).toEqual(['Gel packs half frozen']);
  await accessible(salma, 'a card in a cause');
  await card.getByRole('button', { name: en('investigation_rescue_put') }).click();
  await card.waitFor({ state: 'detached' });
  await soon(() => lines(salma)).toEqual(['Gel packs half frozen', 'since May']);
  await submit(salma, en('investigation_reword_go'));
  expect((await findings(h.lina, kase.id)).causes[0]!.text).toMatch(/^Gel packs half frozen\n\s*since May$/);
});
