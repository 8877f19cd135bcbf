import { expect, test } from 'vitest';
import { JoinTeam } from '../../schema/documents/case.ts';
import { RevokeSessions } from '../../schema/documents/people.ts';
import names from '../../schema/trusted.names.json' with { type: 'json' };
import { op } from '../case/room.ts';
import { joined, password } from '../people/joining.ts';
import { Session } from '../../server/people/access/session.entity.ts';
import { aRoom } from '../investigation/findings.ts';
import { choose, dialogOf, fill, hasFocus, listening, submit } from './hands.ts';
import { accessible, fits, goto, reload, shoot, stage } from './stage.ts';
import { aText, at, back, barred, blocks, come, cut, kept, reads, say, sheet, shelves, slow, unbarred, write } from './writing.ts';

test('a new text has the focus and takes what is typed; two people, one in Arabic, read the same, and each sees where the other is', async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const [salma, lina] = [await enter('salma'), await enter('lina', { language: 'ar', scheme: 'dark' })];
  const letThrough = await slow(salma);
  await goto(salma, `${origin}/cases/${kase.number}/notes`);
  await salma.getByText(say.en('investigation_text_none_about')).waitFor();
  await salma.keyboard.press('n');
  await fill(dialogOf(salma), { title: 'Interview نورة', sort: 'interview' });
  // The line for words is slow to come: what is typed before the editor stands there is kept. They are letters that are verbs elsewhere.
  await submit(salma, say.en('investigation_text_open'));
  await write(salma, 'n a e ');
  await expect.poll(() => salma.locator('[data-early]').inputValue()).toBe('n a e ');
  expect(await dialogOf(salma).count()).toBe(0);
  letThrough();
  await sheet(salma).waitFor();
  await hasFocus(sheet(salma));
  await write(salma, '? report EV-12.');
  await reads(salma, ['n a e ? report EV-12.']);
  expect(await dialogOf(salma).count()).toBe(0);
  await kept(salma, 'safe');
  await expect.poll(() => salma.locator('.state').innerText()).toContain(say.en('investigation_text_safe'));

  await come(lina, salma.url());
  await reads(lina, ['n a e ? report EV-12.']);
  await at(lina, 0);
  await lina.keyboard.press('Enter');
  await write(lina, 'وصلت الشحنة EV-12 دافئة');
  await reads(salma, ['n a e ? report EV-12.', 'وصلت الشحنة EV-12 دافئة']);
  await reads(lina, ['n a e ? report EV-12.', 'وصلت الشحنة EV-12 دافئة']);
  const caret = salma.locator('.sheet bdi.their-name');
  await caret.waitFor();
  expect([await caret.innerText(), await caret.evaluate((node) => getComputedStyle(node).unicodeBidi)]).toEqual(['Lina Aziz', 'isolate']);
  // At the end of a line that reads from the right, the caret stands at its left end.
  const [line, place] = [await sheet(salma).locator('> p').nth(1).evaluate((node) => { const range = document.createRange(); range.selectNodeContents(node); return { left: range.getBoundingClientRect().left, dir: getComputedStyle(node).direction }; }), (await salma.locator('.sheet .their-caret').boundingBox())!];
  expect([line.dir, Math.abs(place.x - line.left) < 40]).toEqual(['rtl', true]);
  const lines = await sheet(salma).locator('> p').evaluateAll((all) => all.map((node) => Math.round(node.getBoundingClientRect().height)));
  expect(new Set(lines).size, 'a line is as high with a colleague’s caret at its end as without').toBe(1);
  // A name stands over the line above, so it rests when its person does, and comes back with them.
  const shows = () => caret.evaluate((node) => getComputedStyle(node).opacity);
  await caret.evaluate((node) => node.getAnimations().forEach((rest) => rest.finish()));
  expect(await shows()).toBe('0');
  await lina.keyboard.press('ArrowRight');
  await expect.poll(shows).toBe('1');
  await lina.keyboard.press('ArrowLeft');
  await lina.locator('.sheet bdi.their-name').waitFor();
  await expect.poll(() => lina.locator('.sheet bdi.their-name').innerText()).toBe('سلمى كريم');
  await accessible(salma, 'notes');
  await accessible(lina, 'notes ar');

  // The lead asks the others to come to this text: whoever is elsewhere is told, and goes there if they wish.
  await goto(lina, `${origin}/cases/${kase.number}`);
  // She has come in again: while she was on the way, the menu behind the faces was gone.
  await lina.locator('header.head').getByRole('button', { name: 'سلمى كريم' }).waitFor();
  await choose(salma, salma.getByRole('button', { name: 'Lina Aziz' }).first(), say.en('presence_gather'));
  await lina.locator('.asked').getByText('سلمى كريم').waitFor();
  await accessible(lina, 'asked to come');
  expect(new URL(lina.url()).searchParams.get('text')).toBe(null);
  await lina.locator('.asked').getByRole('button', { name: say.ar('presence_gather_come') }).click();
  await lina.waitForURL(`**/notes?text=*`);
  await reads(lina, ['n a e ? report EV-12.', 'وصلت الشحنة EV-12 دافئة']);
  await lina.locator('.asked button').waitFor({ state: 'detached' });
});

test('one without a line and one with it write in the same sentence: both keep their words; a reload without a line loses nothing, and once there is a line the words go out by themselves', async () => {
  const { h, origin, enter } = await stage();
  const { address } = await aText(h, origin);
  const [salma, lina] = [await enter('salma'), await enter('lina', { language: 'ar' })];
  await Promise.all([come(salma, address), come(lina, address)]);
  await sheet(salma).click();
  await write(salma, 'The packs were warm.');
  await reads(lina, ['The packs were warm.']);
  await kept(salma, 'safe');
  await cut(lina);
  await kept(lina, 'offline');
  await at(lina, 0);
  await write(lina, ' منذ متى؟');
  await at(salma, 0);
  await write(salma, ' Since Monday.');
  await kept(salma, 'safe');
  await back(lina);
  await kept(lina, 'safe');
  await expect.poll(async () => (await blocks(lina)).join()).toMatch(/^The packs were warm\.(?=.* منذ متى؟)(?=.* Since Monday\.)/);
  await reads(salma, await blocks(lina));
  // The page is loaded again while nothing can be sent: the server's page comes, the line for words does not.
  await barred(lina);
  await reload(lina);
  await sheet(lina).waitFor();
  await kept(lina, 'offline');
  await at(lina, 0);
  await write(lina, ' في المصعد');
  await reload(lina);
  await expect.poll(() => sheet(lina).innerText()).toContain(' في المصعد');
  // She goes elsewhere, and has a line there: the words go out without her coming back to the text.
  await unbarred(lina);
  await goto(lina, `${origin}/work`);
  await expect.poll(() => sheet(salma).innerText()).toContain(' في المصعد');
});

test('words written without a line in a paragraph that a colleague deletes, joins or splits meanwhile are never gone: they stand in the text, or on a card with who did it, and are put back here', async () => {
  const { h, origin, enter } = await stage();
  const { address } = await aText(h, origin);
  const [salma, lina] = [await enter('salma'), await enter('lina', { language: 'ar' })];
  await Promise.all([come(salma, address), come(lina, address)]);
  await sheet(salma).click();
  for (const line of ['Delete this.', 'Before.', 'Join this.', 'Split this one']) await write(salma, `${line}${line.startsWith('Split') ? '' : '\n'}`);
  await reads(lina, ['Delete this.', 'Before.', 'Join this.', 'Split this one']);
  await kept(salma, 'safe');
  await cut(salma);
  await kept(salma, 'offline');
  await at(salma, 0);
  await write(salma, ' Evidence EV-12.');
  await at(salma, 2);
  await write(salma, ' Joined words.');
  await at(salma, 3);
  await write(salma, ' Split words.');
  // Lina deletes the first, joins the third to the second, and splits the last.
  await at(lina, 3, 'Home', ...Array<string>('Split '.length).fill('ArrowRight'), 'Enter');
  await at(lina, 2, 'Home', 'Backspace');
  await at(lina, 0, 'Home', 'Shift+End', 'Delete', 'Delete');
  await reads(lina, ['Before.Join this.', 'Split ', 'this one']);
  await kept(lina, 'safe');
  await back(salma);
  await kept(salma, 'safe');
  const cards = salma.getByRole('complementary', { name: say.en('investigation_rescue') });
  await cards.first().waitFor();
  const everything = async (): Promise<string> => [...(await blocks(salma)), ...(await cards.locator('blockquote').allInnerTexts())].join('\n');
  await expect.poll(everything).toMatch(/(?=[\s\S]*Evidence EV-12\.)(?=[\s\S]*Joined words\.)(?=[\s\S]*Split words\.)/);
  const card = cards.filter({ hasText: 'Evidence EV-12.' });
  expect(await card.locator('blockquote').textContent()).toBe('Evidence EV-12.');
  await expect.poll(() => card.innerText()).toContain(say.en('investigation_rescue_by', { name: 'Lina Aziz' }));
  await card.getByRole('button', { name: say.en('investigation_rescue_discard') }).click();
  await card.waitFor({ state: 'detached' });
  await salma.locator('[data-sonner-toast]').getByRole('button', { name: say.en('ui_undo') }).click();
  await card.waitFor();
  await at(salma, 0);
  await card.getByRole('button', { name: say.en('investigation_rescue_put') }).click();
  await card.waitFor({ state: 'detached' });
  await expect.poll(async () => (await blocks(lina)).join('\n')).toContain('Evidence EV-12.');
});

test('one writes alone first, says the page in so many words; nobody else sees that it is there, until one button gives it to the team', async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const [salma, lina] = [await enter('salma'), await enter('lina', { language: 'ar', scheme: 'dark', width: 320 })];
  const address = `${origin}/cases/${kase.number}/notes`;
  await Promise.all([goto(salma, address), goto(lina, address)]);
  await Promise.all([listening(salma), listening(lina)]);
  await lina.getByRole('button', { name: say.ar('investigation_draft_new') }).click();
  await fill(dialogOf(lina), { title: 'ما أشك فيه', sort: 'interview' });
  await shoot(lina, 'draft-begun-ar');
  await submit(lina, say.ar('investigation_text_open'));
  await sheet(lina).waitFor();
  await lina.getByText(say.ar('investigation_draft_about')).waitFor();
  await sheet(lina).click();
  await write(lina, 'لم يكن السائق EV-12 مستيقظًا');
  await kept(lina, 'safe');
  await accessible(lina, 'draft ar');
  await fits(lina, 'a draft on a phone');
  await shoot(lina, 'draft-ar');
  await reload(salma);
  await salma.getByText(say.en('investigation_text_none')).waitFor();
  expect(await salma.locator('body').innerText()).not.toContain('ما أشك فيه');
  await lina.getByRole('button', { name: say.ar('investigation_draft_publish') }).click();
  await salma.getByRole('link', { name: 'ما أشك فيه' }).waitFor();
  await reads(salma, ['لم يكن السائق EV-12 مستيقظًا']);
  await lina.waitForURL('**/notes?text=*');
  await reads(lina, ['لم يكن السائق EV-12 مستيقظًا']);
  await lina.getByText(say.ar('investigation_draft_about')).waitFor({ state: 'detached' });
  await at(salma, 0);
  await write(salma, ' Who says so?');
  await reads(lina, ['لم يكن السائق EV-12 مستيقظًا Who says so?']);
  // A second one is let go of: asked once more, and gone.
  await salma.getByRole('button', { name: say.en('investigation_draft_new') }).click();
  await fill(dialogOf(salma), { title: 'Only a thought', sort: 'findings' });
  await submit(salma, say.en('investigation_text_open'));
  await sheet(salma).waitFor();
  await accessible(salma, 'draft');
  await shoot(salma, 'draft-en');
  await salma.getByRole('button', { name: say.en('investigation_draft_discard') }).click();
  await submit(salma, say.en('investigation_draft_discard'));
  await salma.getByRole('link', { name: 'Only a thought' }).waitFor({ state: 'detached' });
  await reads(salma, ['لم يكن السائق EV-12 مستيقظًا Who says so?']);
});

test('undo undoes one’s own edits only, also where a colleague wrote into one’s paragraph; versions are seen, compared, and set back as new words', async () => {
  const { h, origin, enter } = await stage();
  const kase = await aRoom(h);
  const [salma, lina] = [await enter('salma'), await enter('lina')];
  const address = `${origin}/cases/${kase.number}/notes`;
  await goto(salma, address);
  await salma.getByText(say.en('investigation_text_none_about')).waitFor();
  await salma.keyboard.press('n');
  await fill(dialogOf(salma), { title: 'What we found' });
  // All are told of the text before the one who opens it has their answer: it has the focus all the same.
  await salma.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes(names.OpenDocument)) return route.fallback();
    const response = await route.fetch();
    await salma.locator('.state[data-kept="safe"]').waitFor();
    await route.fulfill({ response });
  });
  await submit(salma, say.en('investigation_text_open'));
  await salma.keyboard.type('Mine, in one go');
  await reads(salma, ['Mine, in one go']);
  await come(lina, salma.url());
  await reads(lina, ['Mine, in one go']);
  await at(lina, 0);
  await write(lina, ' and hers');
  await reads(salma, ['Mine, in one go and hers']);
  await salma.keyboard.press('ControlOrMeta+z');
  await reads(lina, [' and hers']);
  await reads(salma, [' and hers']);
  await lina.keyboard.press('ControlOrMeta+z');
  await reads(salma, ['']);

  // Whenever they rest it is a version: seen, compared, and set back as new words, which both have at once.
  const rested = async (count: number): Promise<void> => {
    await kept(salma, 'safe');
    await kept(lina, 'safe');
    await h.clock.passes('2 minutes');
    await salma.getByRole('button', { name: new RegExp(`^${count} `) }).waitFor();
  };
  await at(salma, 0);
  await write(salma, 'Warm packs.');
  await reads(lina, ['Warm packs.']);
  await rested(1);
  await at(lina, 0);
  await write(lina, ' Since two.');
  await reads(salma, ['Warm packs. Since two.']);
  await rested(2);
  await salma.getByRole('button', { name: /^2 / }).click();
  const versions = salma.getByRole('region', { name: say.en('investigation_versions') });
  await versions.getByRole('button', { name: say.en('investigation_text_version', { number: 1 }) }).click();
  await expect.poll(() => versions.locator('ins').innerText()).toContain('Since two.');
  await versions.getByLabel(say.en('investigation_version_compare')).selectOption(say.en('investigation_version_alone'));
  await versions.locator('ins').waitFor({ state: 'detached' });
  await versions.getByLabel(say.en('investigation_version_compare')).selectOption(say.en('investigation_text_version', { number: 2 }));
  await accessible(salma, 'versions');
  await versions.getByRole('button', { name: say.en('investigation_version_restore') }).click();
  await versions.waitFor({ state: 'detached' });
  await reads(salma, ['Warm packs.']);
  await reads(lina, ['Warm packs.']);
});

test('a paste of ten megabytes and a title of five thousand characters get one clear sentence and hurt nobody; large pastes are inserted in transactions of at most 16 KB', async () => {
  const { h, origin, enter } = await stage();
  const { kase, address } = await aText(h, origin);
  const [salma, lina] = [await enter('salma'), await enter('lina')];
  await Promise.all([come(salma, address), come(lina, address)]);
  const paste = (characters: number): Promise<void> => sheet(salma).evaluate((node, many) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'warm packs '.repeat(Math.ceil(many / 11)).slice(0, many));
    node.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, characters);
  await sheet(salma).click();
  await paste(10 * 1_048_576);
  await salma.getByText('That is too long to paste').waitFor();
  await reads(salma, ['']);
  // What is long and not too long arrives whole, in pieces.
  await paste(100_000);
  await kept(salma, 'safe');
  await expect.poll(async () => (await blocks(lina)).join('').length).toBe(100_000);
  const [{ most } = { most: 0 }] = await h.running.house.fork().execute<{ most: number }[]>('select max(length(bytes)) as most from document_log');
  // Two pieces may go in one message.
  expect(most).toBeLessThanOrEqual(2 * 16_384 + 1_024);
  await sheet(lina).click();
  await goto(lina, `${origin}/cases/${kase.number}/notes`);
  await listening(lina);
  await lina.keyboard.press('n');
  await fill(dialogOf(lina), { title: 'x'.repeat(5_000) });
  await dialogOf(lina).getByRole('button', { name: say.en('investigation_text_open'), exact: true }).click();
  await dialogOf(lina).getByRole('alert').first().waitFor();
  expect(await dialogOf(lina).locator('[name="title"]').inputValue()).toHaveLength(5_000);
});

test('an expired session locks the screen and wipes nothing: the same person signs in and goes on, and what was typed is sent', async () => {
  const { h, origin, visit } = await stage();
  const { kase, address } = await aText(h, origin);
  const client = await joined(h, 'dana@wadi.example');
  const { id } = client;
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: id });
  const dana = await visit();
  await dana.context().addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: origin })));
  const signIn = async (): Promise<void> => {
    await dana.locator('[name="email"]').fill('dana@wadi.example');
    await dana.locator('[name="password"]').fill(password);
    await dana.locator('[name="password"]').press('Enter');
    await sheet(dana).waitFor();
    await kept(dana, 'safe');
  };
  await come(dana, address);
  await sheet(dana).click();
  await write(dana, 'Before.');
  await kept(dana, 'safe');
  // It grows too old while the line is down.
  await cut(dana);
  await kept(dana, 'offline');
  await write(dana, ' While the line was down.');
  await h.running.house.fork().nativeUpdate(Session, { personId: id }, { expiresAt: h.clock.now() });
  await back(dana);
  await dana.getByText(say.en('investigation_text_signed_out')).waitFor({ timeout: 40_000 });
  expect(await sheet(dana).getAttribute('contenteditable')).toBe('false');
  expect(await sheet(dana).evaluate((node) => node.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }))), 'the space bar does not scroll away from what happened').toBe(false);
  await reads(dana, ['Before. While the line was down.']);
  await accessible(dana, 'locked');
  await dana.locator('.text').getByRole('link', { name: say.en('signin_go') }).click();
  await signIn();
  await reads(dana, ['Before. While the line was down.']);
  // Somebody ends it elsewhere, line or no line: the room is locked in the same way, and what was typed waits on the device.
  await at(dana, 0);
  await write(dana, ' And again.');
  await h.amal.done(RevokeSessions, { opId: op(), personId: id });
  await dana.getByText(say.en('investigation_text_signed_out')).waitFor();
  await dana.getByText(say.en('banner_locked')).waitFor();
  await reads(dana, ['Before. While the line was down. And again.']);
  await dana.locator('.text').getByRole('link', { name: say.en('signin_go') }).click();
  await signIn();
  await reads(dana, ['Before. While the line was down. And again.']);
}, 120_000);

test('signing out wipes what this device keeps of texts, once what is not sent is settled; and so does another person who signs in here', async () => {
  const { h, origin, enter } = await stage();
  const { address } = await aText(h, origin);
  const [salma, lina] = [await enter('salma'), await enter('lina')];
  await Promise.all([come(salma, address), come(lina, address)]);
  await sheet(salma).click();
  await write(salma, 'Safe words.');
  await kept(salma, 'safe');
  await barred(salma);
  await reload(salma);
  await kept(salma, 'offline');
  await at(salma, 0);
  await write(salma, ' Unsent words.');
  const out = salma.locator('.rail').getByRole('button', { name: say.en('shell_sign_out') });
  await out.click();
  await dialogOf(salma).getByText('It stands on this device alone').waitFor();
  await accessible(salma, 'leaving');
  await salma.keyboard.press('Escape');
  await dialogOf(salma).waitFor({ state: 'hidden' });
  expect(await shelves(salma)).toEqual([`majlis.text.${h.salma.id}`]);
  await unbarred(salma);
  await out.click();
  // The line may have come back by itself meanwhile, and nothing is left to settle.
  await Promise.race([salma.waitForURL('**/sign-in**'), dialogOf(salma).getByRole('button', { name: say.en('investigation_leave_send') }).click().catch(() => undefined)]);
  await salma.waitForURL('**/sign-in**');
  await reads(lina, ['Safe words. Unsent words.']);
  expect(await shelves(salma)).toEqual([]);
  // Two who sign in on this device one after the other, and neither signs out.
  for (const who of [h.lina, h.huda]) {
    await salma.context().clearCookies();
    await salma.context().addCookies([...who.cookies].map(([name, value]) => ({ name, value, url: origin })));
    await come(salma, address);
    expect(await shelves(salma)).toEqual([`majlis.text.${who.id}`]);
  }
});
