import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { op } from '../case/room.ts';
import { JoinTeam } from '../../schema/documents/case.ts';
import { TakeStatement } from '../../schema/documents/investigation.ts';
import { opened } from '../investigation/texts.ts';
import { dialogOf, hasFocus } from './hands.ts';
import { accessible, fits, goto, reload, shoot, stage } from './stage.ts';
import { aText, at, back, barred, blocks, come, cut, kept, press, reads, say, sheet, unbarred, write } from './writing.ts';

test('a comment stands on words and moves with them, is answered in the other language and settled; its words go and it stays', async () => {
  const { h, origin, enter } = await stage();
  const { address } = await aText(h, origin);
  const [salma, lina] = [await enter('salma'), await enter('lina', { language: 'ar', scheme: 'dark' })];
  await Promise.all([come(salma, address), come(lina, address)]);
  await sheet(salma).click();
  await write(salma, 'The packs were warm.');
  await reads(lina, ['The packs were warm.']);
  await at(salma, 0, ...Array<string>('warm.'.length).fill('Shift+ArrowLeft'), 'Control+Alt+m');
  const field = salma.getByRole('textbox', { name: say.en('investigation_remark_write') });
  await hasFocus(field);
  await write(salma, 'How warm? EV-12');
  await salma.locator('.remarks').getByRole('button', { name: say.en('investigation_remark_do'), exact: true }).click();
  const marked = lina.locator('.sheet .remarked');
  await marked.waitFor();
  await expect.poll(() => marked.innerText()).toBe('warm.');
  // Words before them move them.
  await at(salma, 0, 'Home');
  await write(salma, 'Yes: ');
  await reads(lina, ['Yes: The packs were warm.']);
  await expect.poll(() => marked.innerText()).toBe('warm.');
  // Taken away they come back by an undo, also where that writes the whole line anew.
  const card = lina.locator('.remarks article');
  await at(salma, 0, 'Shift+Home', 'Delete');
  await card.getByText(say.ar('investigation_remark_gone')).waitFor();
  await press(salma, 'Control+z');
  await expect.poll(() => marked.allInnerTexts()).toEqual(['warm.']);
  await card.getByRole('button', { name: say.ar('investigation_remark_answer'), exact: true }).click();
  await write(lina, 'إحدى عشرة درجة');
  await press(lina, 'Enter');
  await salma.locator('.remarks').getByText('إحدى عشرة درجة').waitFor();
  await accessible(salma, 'remarks');
  await accessible(lina, 'remarks ar');
  await lina.getByRole('button', { name: say.ar('investigation_authors_show') }).click();
  await lina.locator('.sheet .by').first().waitFor();
  await expect.poll(() => lina.locator('.sheet .by').first().getAttribute('title')).toBe('سلمى كريم');
  await accessible(lina, 'authors ar');
  await sheet(salma).click();
  await salma.keyboard.press('ControlOrMeta+a');
  await salma.keyboard.press('Delete');
  await card.getByText(say.ar('investigation_remark_gone')).waitFor();
  await salma.locator('.remarks').getByRole('button', { name: say.en('investigation_remark_settle'), exact: true }).click();
  await card.waitFor({ state: 'detached' });
  await lina.locator('.remarks').getByRole('button').last().click();
  await card.getByText('How warm? EV-12').waitFor();
});

/** One of them writes on without a line, and the other takes the line of words away to which that belongs. */
const goneMeanwhile = async (salma: Page, lina: Page): Promise<void> => {
  await sheet(salma).click();
  await write(salma, 'This stays.\nThis goes.');
  await reads(lina, ['This stays.', 'This goes.']);
  await kept(salma, 'safe');
  await cut(salma);
  await kept(salma, 'offline');
  await at(salma, 1);
  await write(salma, ' Never lost.');
  await at(lina, 1, 'Shift+Home', 'Delete', 'Backspace');
};

test('a rescue card shows your exact words, and none is let go of by itself: it stands there after a reload, and its words are kept as a comment at the nearest place that stands', async () => {
  const { h, origin, enter } = await stage();
  const { address } = await aText(h, origin);
  const [salma, lina] = [await enter('salma'), await enter('lina')];
  await Promise.all([come(salma, address), come(lina, address)]);
  await goneMeanwhile(salma, lina);
  await reads(lina, ['This stays.']);
  await kept(lina, 'safe');
  await back(salma);
  const card = salma.getByRole('complementary', { name: say.en('investigation_rescue') });
  await card.getByText('Never lost.').waitFor();
  await reload(salma);
  await card.getByText('Lina Aziz').waitFor();
  await salma.locator('.rail').getByRole('button', { name: say.en('shell_sign_out') }).click();
  // The question names the text, and leads to it.
  expect(await dialogOf(salma).getByRole('link', { name: 'What we found' }).getAttribute('href')).toBe(new URL(address).pathname + new URL(address).search);
  await dialogOf(salma).getByRole('button', { name: say.en('investigation_leave_send') }).click();
  await dialogOf(salma).getByRole('alert').getByText(say.en('investigation_leave_cards')).waitFor();
  await salma.keyboard.press('Escape');
  await card.getByRole('button', { name: say.en('investigation_rescue_keep') }).click();
  await card.waitFor({ state: 'detached' });
  await lina.locator('.remarks article').getByText('Never lost.').waitFor();
  await expect.poll(() => lina.locator('.sheet .remarked').innerText()).toBe('This stays.');
});

test('where a browser keeps nothing, words without a line go with their person through the tab, a card says where it stands, and whoever would close the tab is asked', async () => {
  const { h, origin, enter } = await stage();
  const { address } = await aText(h, origin);
  const [salma, lina] = [await enter('salma'), await enter('lina')];
  await salma.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await Promise.all([come(salma, address), come(lina, address)]);
  await goneMeanwhile(salma, lina);
  await salma.getByText(say.en('investigation_text_offline_here')).waitFor();
  await kept(lina, 'safe');
  const asked = new Promise<string>((resolve) => salma.once('dialog', (dialog) => (resolve(dialog.type()), void dialog.dismiss())));
  await salma.close({ runBeforeUnload: true });
  expect(await asked).toBe('beforeunload');
  // Pages come, and the line for words does not.
  await barred(salma);
  await back(salma);
  await salma.getByRole('link', { name: say.en('case_story'), exact: true }).first().click();
  await sheet(salma).waitFor({ state: 'detached' });
  await salma.goBack();
  await reads(salma, ['This stays.', 'This goes. Never lost.']);
  await unbarred(salma);
  const card = salma.getByRole('complementary', { name: say.en('investigation_rescue') });
  await card.getByText('Never lost.').waitFor();
  await card.getByText(say.en('investigation_rescue_here')).waitFor();
  await card.getByRole('button', { name: say.en('investigation_rescue_put') }).click();
  await card.waitFor({ state: 'detached' });
  await kept(salma, 'safe');
  await expect.poll(async () => (await blocks(lina)).join(' ')).toContain('Never lost.');
});

test('what is offered after @ is seen whole, wherever the caret stands: also at the foot of a phone, in Arabic', async () => {
  const { h, origin, enter } = await stage();
  const { address } = await aText(h, origin);
  for (const [language, width] of [['en', 1440], ['ar', 320]] as const) {
    const salma = await enter('salma', { language, width });
    await come(salma, address);
    await sheet(salma).click();
    await salma.keyboard.press('Control+End');
    for (let line = 0; line < 24; line++) await salma.keyboard.press('Enter');
    await write(salma, '@');
    const offered = salma.locator('.suggested');
    await offered.waitFor();
    const { x, y, width: wide, height } = (await offered.boundingBox())!;
    expect([x >= 0, x + wide <= width, y >= 0, y + height <= 900], `${x} ${y} ${wide} ${height}`).toEqual([true, true, true, true]);
    // Whoever hears the page is told of the list, and of where one is in it.
    const heard = () => sheet(salma).evaluate((text) => [text.getAttribute('aria-haspopup'), text.getAttribute('aria-controls') && text.ownerDocument.getElementById(text.getAttribute('aria-controls')!)?.role, text.ownerDocument.getElementById(text.getAttribute('aria-activedescendant') ?? '')?.ariaSelected ?? null]);
    expect(await heard()).toEqual(['listbox', 'listbox', 'true']);
    await accessible(salma, 'what is offered after @');
    await salma.keyboard.press('Enter');
    expect(await heard()).toEqual([null, null, null]);
  }
});

test('a response and a statement are drafted together and their words are used in the form; the same on a phone', async () => {
  const { h, origin, enter } = await stage();
  const { kase } = await aText(h, origin);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  const [salma, omar] = [await enter('salma'), await enter('omar', { language: 'ar', scheme: 'dark', width: 320 })];
  await goto(salma, `${origin}/cases/${kase.number}/answer`);
  await salma.getByRole('link', { name: say.en('investigation_draft_together') }).click();
  await sheet(salma).waitFor();
  await kept(salma, 'safe');
  await sheet(salma).click();
  await write(salma, 'You were right.\nنعتذر عن التأخير.');
  await kept(salma, 'safe');
  await come(omar, salma.url().replace(/\?.*/, '?draft=response'));
  await reads(omar, ['You were right.', 'نعتذر عن التأخير.']);
  await fits(omar, 'a draft on a phone');
  await accessible(omar, 'a draft on a phone');
  await shoot(omar, 'notes-ar-320');
  await salma.getByRole('button', { name: say.en('investigation_text_use') }).click();
  await dialogOf(salma).waitFor();
  expect(await dialogOf(salma).locator('[name="body"]').inputValue()).toBe('You were right.\n\nنعتذر عن التأخير.');
  expect(await blocks(salma)).toEqual(['You were right.', 'نعتذر عن التأخير.']);

  // Of a draft of a statement: as the answer that is awaited, or as one that nobody was asked for.
  await h.salma.done(TakeStatement, { opId: op(), caseId: kase.id, input: { side: 'witness', request: 'What did you see?', personId: h.omar.id } } as never);
  const draft = await opened(h.salma, kase.id, 'What Omar saw', 'statement');
  await come(salma, `${origin}/cases/${kase.number}/notes?text=${draft}`);
  await sheet(salma).click();
  await write(salma, 'The door stood open.');
  const use = salma.getByRole('button', { name: say.en('investigation_text_use') });
  await use.click();
  await salma.getByRole('menuitem', { name: say.en('investigation_text_use_asked', { who: 'Omar Saleh' }) }).click();
  expect(await dialogOf(salma).locator('[name="text"]').inputValue()).toBe('The door stood open.');
  await salma.keyboard.press('Escape');
  await use.click();
  await salma.getByRole('menuitem', { name: say.en('investigation_text_use_statement') }).click();
  expect(await dialogOf(salma).locator('[name="text"]').inputValue()).toBe('The door stood open.');
  expect(await dialogOf(salma).locator('[name="side"]').count(), 'whose it is, is asked').toBeGreaterThan(1);
});
