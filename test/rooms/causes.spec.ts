// Long because one tree is worked on by two people, by keyboard alone, in three views and on paper.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { JoinTeam } from '../../schema/documents/case.ts';
import { AddCause, BackCause, Findings, JudgeCause, LinkCause, MoveCause, RecordRootCause, RemoveCause } from '../../schema/documents/investigation.ts';
import type { Case } from '../../server/case/case.entity.ts';
import { op } from '../case/room.ts';
import type { TestHouse } from '../house.ts';
import { added, aRoom, confirmed, findings, shown } from '../investigation/findings.ts';
import { choose, dialogOf, fill, listening, opens, submit } from './hands.ts';
import { accessible, fits, goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const [en, ar] = [wordsOf('en'), wordsOf('ar')];
const views = ['list', 'whys', 'fishbone'] as const;
const node = (page: Page, id: string): Locator => page.locator(`#cause-${id}`);
const open = async (page: Page, origin: string, kase: Pick<Case, 'number'>, query = ''): Promise<void> => {
  await goto(page, `${origin}/cases/${kase.number}/causes${query}`);
  await listening(page);
};
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
/** Once the page and the house have caught up. */
const soon = <T>(asked: () => T | Promise<T>) => expect.poll(asked, { timeout: 20_000 });
const selectedIn = (page: Page): string | null => new URL(page.url()).searchParams.get('cause');
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
  const kase = await aRoom(h, { title: 'وصلت شحنة التبريد دافئة للمرة الثالثة هذا الشهر' });
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

test('two people at one tree, one of them in Arabic: who is where, what is dragged, what is refused and why; the selection and the scroll of the other stay; one follows the other until they move themselves', { timeout: 180_000 }, async () => {
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
  const before = await node(salma, c.id).boundingBox();
  await drag(salma, node(salma, c.id), node(salma, a.id));
  await salma.getByText('would become a cause of itself', { exact: false }).waitFor();
  await soon(() => node(salma, c.id).boundingBox()).toEqual(before);
  expect((await findings(h.lina, kase.id)).causes.find(({ id }) => id === c.id)?.parentId).toBeNull();

  // On the head of a leg it goes to the top of that.
  await drag(salma, node(salma, a.id), salma.locator('.word.leg').nth(1));
  await omar.locator(`[role="tree"][aria-label="${ar.said('leg', 'detection')}"] #cause-${a.id}`).waitFor();

  // Writing is seen at the cause it is written beneath, and what was written stands there at once.
  await node(salma, a.id).focus();
  await salma.keyboard.press('Enter');
  await salma.keyboard.type('The rota counts hours, not temperature');
  await omar.locator(`#cause-${a.id} .people svg`).waitFor();
  await salma.keyboard.press('Enter');
  await omar.getByText('The rota counts hours, not temperature').waitFor();
  await salma.keyboard.press('Escape');
  await soon(() => focused(salma)).toBe(`cause-${a.id}`);

  // Following goes to anchors, in one's own view and language, and ends with any move of one's own.
  const follow = omar.getByRole('menuitem', { name: ar('presence_follow_where', { name: 'سلمى كريم', where: ar('investigation_causes') }) });
  await opens(omar.getByRole('button', { name: ar('presence_here') }), follow);
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

test('by keyboard alone, in all three views: go, add, reword, move, put under another by searching, agree, take off and take that back', { timeout: 180_000 }, async () => {
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
  await dialogOf(page).getByRole('combobox').waitFor();
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
  await dialogOf(page).locator('[name="text"]').fill('Freezer 2 is opened forty times a shift');
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
  await page.getByRole('menuitem', { name: en('investigation_merge') }).waitFor();
});

test('without a connection causes are written on: they wait on this device, and arrive in order; what has lost its place waits on the tray; dropped on an upper edge a cause goes before', { timeout: 120_000 }, async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const [a, b] = [await added(h.salma, kase.id, 'Gel packs only half frozen'), await added(h.salma, kase.id, 'Freezer opened too often')];
  const page = await enter('salma');
  const texts = async () => (await findings(h.lina, kase.id)).causes.map(({ text, parentId, unplaced }) => [text, parentId, unplaced] as const);
  await open(page, origin, kase);
  await node(page, a.id).focus();
  await page.context().setOffline(true);
  const write = async (words: string): Promise<void> => {
    await page.keyboard.press('Enter');
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
  await page.locator('.tray').getByText('The door does not close by itself').waitFor();
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

test('a root cause is recorded from the fishbone, with reason and evidence, and every view says so in shape and word, in both languages', { timeout: 120_000 }, async () => {
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
/** How large the words of causes are on paper, in points. */
const printed = async (page: Page): Promise<number> => {
  const points = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    const sheet = document.querySelector('.cause-sheet')!;
    const [stage, columns] = [sheet.querySelector('.stage'), sheet.querySelector('.columns')];
    return 13 * (stage ? new DOMMatrix(getComputedStyle(stage).transform).a : Number(getComputedStyle(columns!).zoom)) * 0.75;
  });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.locator('.cause-sheet').waitFor({ state: 'detached' });
  return points;
};
const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

test('sixty causes: in no view does one lie over another or lose its words, in either direction, wide and narrow; nothing that WCAG 2.2 AA forbids; each view prints on one page', { timeout: 300_000 }, async () => {
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
      if (look.width === 1440) expect(await printed(page), `${what}: points of its print`).toBeGreaterThanOrEqual(6.99);
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
