import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { JoinTeam } from '../../schema/documents/case.ts';
import { ReviseEvidence } from '../../schema/documents/investigation.ts';
import { InboxOf } from '../../schema/documents/notice.ts';
import { investigated, op, roomOf } from '../case/room.ts';
import { added, findings, shown } from '../investigation/findings.ts';
import { dialogOf, fill, hasFocus, listening, submit } from './hands.ts';
import { accessible, fits, goto, onPhone, reload, shoot, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const [en, ar] = [wordsOf('en'), wordsOf('ar')];
/** Salma leads, in English; Omar is in the team, in Arabic. */
const together = async (part = '') => {
  const at = await stage();
  const kase = await investigated(at.h, { title: 'Cold-chain delivery arrived warm' });
  await at.h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: at.h.omar.id });
  const [salma, omar] = await Promise.all([at.enter('salma'), at.enter('omar', { language: 'ar', scheme: 'dark' })]);
  const address = `${at.origin}/cases/${kase.number}${part}`;
  await Promise.all([goto(salma, address), goto(omar, address)]);
  await Promise.all([listening(salma), listening(omar)]);
  return { ...at, kase, salma, omar, address };
};
const write = async (page: Page, words: string): Promise<void> => {
  const field = page.locator('.talk textarea');
  await field.fill(words);
  await field.press('Enter');
};
const item = (page: Page, label: string) => page.getByRole('menuitem', { name: label, exact: false });

test('anything can be pinned to the timeline with one key; a message can become evidence, task, decision or timeline entry: it is pinned by one key and becomes a task by another; the other one sees both at once and does it', { timeout: 120_000 }, async () => {
  const { salma, omar } = await together();
  await write(omar, 'السائق يقول إن القفل كان مكسورًا.');
  const message = salma.locator('article.say', { hasText: 'القفل' });
  await message.waitFor();
  await message.focus();
  await salma.keyboard.press('p');
  await omar.locator('article.say').getByText(ar('case_pinned_mark')).waitFor();
  await omar.locator('section.middle').getByText(/تثبيت في التسلسل الزمني/).first().waitFor();

  await message.focus();
  await salma.keyboard.press('.');
  await item(salma, en('case_make_task')).click();
  const form = dialogOf(salma);
  expect(await form.locator('[name="title"]').inputValue()).toBe('السائق يقول إن القفل كان مكسورًا.');
  await fill(form, { title: 'Ask the depot for the seal log', ownerId: '@Omar Saleh' });
  await submit(salma, en('case_task_go'));
  const task = omar.locator('.task', { hasText: 'Ask the depot for the seal log' });
  await task.getByText(ar('case_from_message')).click();
  await hasFocus(omar.locator('article.say', { hasText: 'القفل' }));
  await task.locator('input').click();
  await salma.locator('.task .quiet', { hasText: 'Ask the depot' }).waitFor({ state: 'attached' });
  await Promise.all([shoot(salma, 'story-talk-en'), shoot(omar, 'story-talk-ar-dark')]);
});

test('timeline with two clocks, corrections as amendments: an event of last week stands by both and inside only; it is corrected beside itself, and the address narrows the story down', { timeout: 120_000 }, async () => {
  const { salma, omar, address } = await together();
  await salma.locator('section.middle').focus();
  await salma.keyboard.press('Shift+N');
  await fill(dialogOf(salma), { text: 'The driver called from the gate.', happenedAt: '2026-01-15T02:40' });
  await submit(salma, en('case_note_go'));
  const line = omar.locator('li.entry', { hasText: 'The driver called from the gate.' }).first();
  await line.waitFor();
  await expect.poll(() => line.innerText()).toContain(ar('case_inside'));
  await expect.poll(() => line.locator('.clocks').innerText()).toContain(ar('case_recorded_at'));
  await expect.poll(() => omar.locator('li.entry .side.outside').first().innerText()).toContain(ar('case_outside'));

  const own = salma.locator('li.entry', { hasText: 'The driver called from the gate.' }).first();
  await own.hover();
  await own.getByRole('button', { name: en('case_amend') }).click();
  await fill(dialogOf(salma), { text: 'It was the gate of the clinic.' });
  await submit(salma, en('case_amend_go'));
  await line.locator('.correction', { hasText: 'It was the gate of the clinic.' }).waitFor();
  await expect.poll(() => line.locator('blockquote').first().innerText()).toContain('The driver called from the gate.');

  await omar.locator('select[name="kind"]').selectOption('story');
  await expect.poll(() => omar.url()).toContain('kind=story');
  await goto(omar, `${address}?kind=story&order=happened`);
  await expect.poll(() => omar.locator('li.entry').count()).toBe(2);
  await omar.locator('select[name="side"]').selectOption('outside');
  await omar.getByText(ar('case_story_none')).waitFor();
  await goto(omar, address);
  await Promise.all([shoot(salma, 'story-en'), shoot(omar, 'story-ar-dark')]);
  for (const [page, language] of [[salma, 'en'], [omar, 'ar']] as const) await accessible(page, `story ${language}`);
  for (const [page, look] of [[salma, 'en-light'], [omar, 'ar-dark']] as const) {
    await onPhone(page, async () => {
      await fits(page, `story ${look} 320`);
      await shoot(page, `story-${look}-320`);
    });
  }
});

test('decision log, with who agreed or dissented, and what it supersedes: a decision is taken from a message; one dissents with a reason, and a later one supersedes it on the evidence of the first', { timeout: 120_000 }, async () => {
  const { h, kase, salma, omar } = await together('/decisions');
  const { id: evidence } = await shown(h.salma, kase.id);
  await reload(salma);
  await listening(salma);
  await write(salma, 'A broken seal means that nobody knows the temperature.');
  const message = salma.locator('article.say', { hasText: 'A broken seal' });
  await message.locator('.menu-button').click();
  await item(salma, en('case_make_decision')).click();
  await fill(dialogOf(salma), { question: 'Do we destroy the boxes?', way1: 'Yes, all of them', way2: 'Only those above 8 °C', chosen: '2', evidence: `${evidence}@1` });
  await submit(salma, en('investigation_decide'));
  const card = omar.locator('article.card', { hasText: 'Do we destroy the boxes?' });
  await card.getByRole('button', { name: ar('investigation_voice') }).click();
  await fill(dialogOf(omar), { agrees: 'no' });
  await dialogOf(omar).getByRole('button', { name: ar('investigation_voice_go') }).click();
  await dialogOf(omar).getByRole('alert').waitFor();
  await fill(dialogOf(omar), { reason: 'لا يوجد سجل للصناديق الأخرى.' });
  await submit(omar, ar('investigation_voice_go'));
  const own = salma.locator('article.card', { hasText: 'Do we destroy the boxes?' }).first();
  await own.getByText('لا يوجد سجل للصناديق الأخرى.').waitFor();
  await own.getByText(en('case_from_message')).waitFor();

  await h.salma.done(ReviseEvidence, { opId: op(), id: evidence, text: 'Above 8 °C from 02:05 to 04:40.', expectedVersion: 1, redactedFrom: null });
  await own.locator('.chip.old').waitFor();
  await own.getByRole('button', { name: en('investigation_supersede') }).click();
  const rests = dialogOf(salma).locator('[name="evidence"]');
  await expect.poll(() => rests.evaluateAll((boxes) => boxes.map((box) => [(box as HTMLInputElement).value, (box as HTMLInputElement).checked]))).toEqual([[`${evidence}@1`, true], [`${evidence}@2`, false]]);
  expect(await dialogOf(salma).locator('[name="chosen"][value="2"]').isChecked()).toBe(true);
  await fill(dialogOf(salma), { reason: 'Omar is right: there is no log of the others.', chosen: '1' });
  await submit(salma, en('investigation_decide'));
  await omar.getByText(ar('investigation_superseded_by')).waitFor();
  // The same key pins whatever has the focus, here a decision.
  const newer = omar.locator('article.card', { hasText: ar('investigation_supersedes') });
  await newer.focus();
  await omar.keyboard.press('p');
  await salma.locator('article.card', { hasText: en('investigation_supersedes') }).getByRole('button', { name: en('case_pinned_mark') }).waitFor();
  await Promise.all([shoot(salma, 'decisions-en'), shoot(omar, 'decisions-ar-dark')]);
  for (const [page, language] of [[salma, 'en'], [omar, 'ar']] as const) await accessible(page, `decisions ${language}`);
  await onPhone(omar, () => fits(omar, 'decisions ar 320'));
});

test('a heap of files is taken as well as one: each waits for its turn, and none is refused', { timeout: 120_000 }, async () => {
  const { salma, omar } = await together('/evidence');
  const heap = Array.from({ length: 24 }, (_, n) => ({ name: `reading ${n + 1}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`Reading ${Math.max(n, 1)} of the logger\n`) }));
  await salma.locator('.zone input[type="file"]').first().setInputFiles(heap);
  await salma.getByText(en('investigation_upload_queued')).first().waitFor();
  await expect.poll(() => omar.getByRole('button', { name: ar('investigation_classify') }).count(), { timeout: 60_000 }).toBe(heap.length);
  expect(await salma.getByText(en('investigation_not_taken')).count()).toBe(0);
  // Two of them are one file under two names, and the later says so.
  expect(await omar.getByRole('link', { name: /^الملف نفسه في/ }).count()).toBe(1);
  await accessible(omar, 'a heap of files');
});

test('evidence with custody, and an inbox for the unclassified: a file waits; its line is cut in the middle and it arrives all the same; who looked stands in its custody', { timeout: 180_000 }, async () => {
  const { salma, omar } = await together('/evidence');
  const bytes = Buffer.alloc(9 * 1024 * 1024, 7);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write('WAVEfmt ', 8, 'latin1');
  // The third piece finds the cable pulled; it stays so until the page says that it waits.
  let pieces = 0;
  await salma.route('**/uploads/*', (route) => (route.request().method() === 'PATCH' && ++pieces > 2 ? route.abort('internetdisconnected') : route.request().method() === 'GET' ? route.abort('internetdisconnected') : route.continue()));
  await salma.locator('.zone input[type="file"]').first().setInputFiles({ name: 'the call.wav', mimeType: 'audio/wav', buffer: bytes });
  await salma.getByText(en('investigation_upload_waiting')).waitFor();
  await shoot(salma, 'evidence-waiting-en');
  await salma.unroute('**/uploads/*');
  await salma.evaluate(() => window.dispatchEvent(new Event('online')));
  await salma.getByRole('button', { name: en('investigation_classify') }).waitFor();
  expect(pieces).toBeGreaterThan(2);
  await onPhone(salma, async () => {
    await fits(salma, 'evidence en 320');
    await salma.locator('.inbox').scrollIntoViewIfNeeded();
    await shoot(salma, 'evidence-en-320');
  });

  await salma.getByRole('button', { name: en('investigation_classify') }).click();
  await fill(dialogOf(salma), { title: 'The driver’s call at 02:40', source: 'Call centre' });
  await submit(salma, en('investigation_save'));
  const own = salma.locator('article.card', { hasText: 'The driver’s call at 02:40' });
  const chain = own.locator('details').last();
  await chain.locator('summary').click();
  await chain.locator('li').first().waitFor();
  const card = omar.locator('article.card', { hasText: 'The driver’s call at 02:40' });
  await card.getByRole('button', { name: ar('investigation_show') }).click();
  await card.locator('audio').waitFor();
  // The chain that lies open goes on by itself.
  await chain.getByText('Omar Saleh').waitFor();

  await salma.locator('.zone input[type="file"]').first().setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('<script>alert(1)</script>') });
  await salma.getByText(/not what its name says/).waitFor();
  // The same bytes would lie another time: what is offered is another file.
  expect(await salma.getByRole('button', { name: en('ui_again'), exact: true }).count()).toBe(0);
  const [chooser] = await Promise.all([salma.waitForEvent('filechooser'), salma.getByRole('button', { name: en('investigation_upload_other') }).click()]);
  await chooser.setFiles({ name: 'the seal.txt', mimeType: 'text/plain', buffer: Buffer.from('Seal 4471, broken.') });
  await salma.getByText('the seal').first().waitFor();
  expect(await salma.getByText(/not what its name says/).count()).toBe(0);
  await Promise.all([shoot(salma, 'evidence-en'), shoot(omar, 'evidence-ar-dark')]);
  for (const [page, language] of [[salma, 'en'], [omar, 'ar']] as const) await accessible(page, `evidence ${language}`);
});

test('redaction makes a derivative: a picture is blacked out on the page; others have the derivative, and nothing lies under its boxes', { timeout: 120_000 }, async () => {
  const { h, kase, salma, enter, origin } = await together('/evidence');
  const white = await salma.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 200 });
    const brush = canvas.getContext('2d')!;
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, 400, 200);
    return canvas.toDataURL('image/png').split(',')[1]!;
  });
  await salma.locator('.zone input[type="file"]').first().setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer: Buffer.from(white, 'base64') });
  const card = salma.locator('article.card', { hasText: 'label.png' });
  await card.locator('.menu-button').click();
  await item(salma, en('investigation_redact')).click();
  await dialogOf(salma).getByRole('button', { name: en('investigation_redact_box') }).click();
  await dialogOf(salma).locator('rect').focus();
  await salma.keyboard.press('Shift+ArrowRight');
  await accessible(salma, 'redact en');
  await shoot(salma, 'redact-en');
  await dialogOf(salma).getByRole('button', { name: en('investigation_take_in') }).click();
  await expect.poll(async () => (await findings(h.faisal, kase.id)).evidence[0]?.versions.map(({ number, redactedFrom }) => [number, redactedFrom])).toEqual([[2, 1]]);

  const faisal = await enter('faisal');
  await goto(faisal, `${origin}/cases/${kase.number}/evidence`);
  const { id } = (await findings(h.faisal, kase.id)).evidence[0]!;
  const seen = await faisal.evaluate(async (path) => {
    const [first, second] = await Promise.all([fetch(`${path}/1?view`), fetch(`${path}/2?view`)]);
    const picture = await createImageBitmap(await second.blob());
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
    const brush = canvas.getContext('2d')!;
    brush.drawImage(picture, 0, 0);
    return { original: first.status, middle: [...brush.getImageData(200, 100, 1, 1).data], corner: [...brush.getImageData(5, 5, 1, 1).data] };
  }, `/files/${id}`);
  expect(seen).toEqual({ original: 404, middle: [0, 0, 0, 255], corner: [255, 255, 255, 255] });
});

test('mentions notify when sent: whoever is called by “@” hears of it then; somebody who does not see the case is let in by the lead, and by nobody else', { timeout: 120_000 }, async () => {
  const { h, kase, salma, omar } = await together();
  const type = async (page: Page, words: string) => {
    await page.locator('.talk textarea').fill('');
    await page.locator('.talk textarea').pressSequentially(words);
  };
  await type(omar, 'ما رأي @طا');
  await omar.getByRole('option', { name: /طارق ناصر/ }).getByText(ar('case_call_outside')).waitFor();
  await omar.keyboard.press('Enter');
  expect((await roomOf(h.tariq, kase))).toBeNull();

  await type(salma, 'What does the contract say, @ta');
  await salma.getByRole('option', { name: /Tariq Nasser/ }).getByText(en('case_call_lets_in')).waitFor();
  expect((await roomOf(h.tariq, kase))).toBeNull();
  await salma.keyboard.press('Enter');
  await expect.poll(() => salma.locator('.talk textarea').inputValue()).toBe('What does the contract say, @Tariq Nasser ');
  expect((await h.tariq.done(InboxOf, { first: 10, unread: true })).inbox.notices.map(({ cause }) => cause)).not.toContain('mentioned');
  await salma.keyboard.press('Enter');
  await expect.poll(async () => (await h.tariq.done(InboxOf, { first: 10, unread: true })).inbox.notices.map(({ cause }) => cause)).toContain('mentioned');
  await accessible(salma, 'mention en');
});

test('handover is offer → accept with a generated brief: the lead is handed over with it in the reader’s language, and both rooms show who leads', { timeout: 120_000 }, async () => {
  const { h, kase, salma, omar } = await together();
  await salma.getByRole('button', { name: en('case_more') }).click();
  await salma.getByRole('menuitem', { name: en('case_offer') }).click();
  for (let n = 0; n < 11; n += 1) await added(h.salma, kase.id, `What may have been ${n}`);
  await fill(dialogOf(salma), { personId: '@Omar Saleh', reason: 'On leave from Thursday.' });
  await submit(salma, en('case_offer_go'));
  await omar.locator('header.head .tools').getByRole('button', { name: ar('case_accept') }).click();
  const brief = dialogOf(omar);
  await brief.getByText('On leave from Thursday.').waitFor();
  for (const key of ['case_brief_clocks', 'case_brief_questions', 'case_brief_decisions', 'case_brief_missing']) await expect.poll(() => brief.innerText()).toContain(ar(key));
  // Many causes are not all read out: a few, and how many there are besides.
  const guesses = brief.getByRole('listitem').filter({ hasText: ar('case_brief_guess') });
  expect(await guesses.count()).toBe(6);
  await brief.getByText(/^و\d أسباب أخرى لم يُحكم عليها بعد$/).waitFor();
  await shoot(omar, 'brief-ar-dark');
  await accessible(omar, 'brief ar');
  await brief.getByRole('button', { name: ar('case_accept'), exact: true }).click();
  await salma.locator('.facts').getByText(/Omar Saleh/).first().waitFor();
  await expect.poll(async () => (await h.as().em.execute<{ lead: string }[]>('select lead_id as lead from "case" where id = ?', [kase.id]))[0]!.lead).toBe(h.omar.id);
});
