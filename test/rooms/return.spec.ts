import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Discuss, JoinTeam, MakeCaseConfidential, Room } from '../../schema/documents/case.ts';
import { EscalateCase } from '../../schema/documents/escalation.ts';
import { RecordDecision, RemarkDocument } from '../../schema/documents/investigation.ts';
import { investigated, op, room } from '../case/room.ts';
import type { TestHouse } from '../house.ts';
import { added, shown } from '../investigation/findings.ts';
import { at, opened } from '../investigation/texts.ts';
import { hasFocus, listening } from './hands.ts';
import { accessible, fits, goto, reload, shoot, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const en = wordsOf('en');
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? '');
const unseen = async (h: TestHouse, number: string): Promise<number> => (await h.salma.done(Room, { number })).caseByNumber!.viewer.unseen.length;

/** A room that Salma has seen, and in which others have worked since. */
const left = async (h: TestHouse) => {
  const kase = await investigated(h, { title: 'Cold-chain delivery arrived warm' });
  for (const person of [h.omar, h.lina]) await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: person.id });
  const note = await opened(h.lina, kase.id);
  await room(h.salma, kase);
  await added(h.omar, kase.id, 'Gel packs only half frozen at loading');
  await shown(h.omar, kase.id, 'صورة مؤشر الحرارة', 'المؤشر أحمر عند التسليم.');
  for (const question of ['Which depot delivers until the freezers are in?', 'من يبلّغ المستشفى؟']) {
    await h.lina.done(RecordDecision, { opId: op(), caseId: kase.id, input: { question, options: [{ text: 'Dammam, by night', chosen: true }, { text: 'Jeddah', chosen: false }], reason: 'Its packs are frozen for a day.', evidence: [] } });
  }
  for (let n = 1; n <= 5; n++) await h.omar.done(Discuss, { opId: op(), id: kase.id, input: { body: `Reading ${n} of the logger at the handover in the depot` } });
  return Object.assign(kase, { note });
};

test('catch-up (“since you left: 2 decisions, 1 cause, 5 notes”) from a per-person last-seen number across devices: told in words by kind, notes in which others still write among them; one key walks from one unseen thing to the next; what was on one screen is seen on the other, live', async () => {
  const { h, origin, enter } = await stage();
  const kase = await left(h);
  const [desk, phone] = [await enter('salma'), await enter('salma', { width: 320 })];
  await phone.setViewportSize({ width: 320, height: 400 });
  // On the phone the facts are open: nothing of the news is on its screen.
  await goto(phone, `${origin}/cases/${kase.number}/facts`);
  await listening(phone);
  expect(await unseen(h, kase.number)).toBe(9);
  await goto(desk, `${origin}/cases/${kase.number}/answer`);
  await listening(desk);
  await desk.keyboard.press('1');
  const card = desk.getByRole('region', { name: en('case_back_title') });
  await card.waitFor();
  await expect.poll(() => card.innerText()).toContain('2 decisions, 1 cause, 1 piece of evidence, and 5 messages in the discussion');

  // What stands on this screen becomes seen, here and there; the sum that was told stays as it was.
  await expect.poll(() => unseen(h, kase.number)).toBe(0);
  await card.getByText(en('case_back_done')).waitFor();
  await expect.poll(() => card.innerText()).toContain('2 decisions');
  await phone.getByRole('link', { name: en('case_story') }).first().click();
  await phone.getByRole('region', { name: en('case_back_title') }).getByText(en('case_back_done')).waitFor();
  await card.getByRole('button', { name: en('case_back_hide') }).click();
  await card.waitFor({ state: 'hidden' });

  // In another tab meanwhile: what happens there is not seen, and the key leads to it.
  await desk.keyboard.press('7');
  await desk.waitForURL('**/answer');
  await phone.close();
  await h.clock.passes('1 second');
  const lina = await at(h.running, h.lina, kase.note);
  lina.type('Both freezers stood still.');
  await lina.text.safe();
  await added(h.omar, kase.id, 'Nobody reads the loggers at handover');
  await shown(h.lina, kase.id, 'Freezer log of the night', 'Two hours without power.');
  await expect.poll(() => unseen(h, kase.number)).toBe(2);
  await desk.getByRole('link', { name: /^Evidence\W*2$/ }).first().waitFor();
  await desk.keyboard.press('q');
  await desk.waitForURL('**/causes');
  await expect.poll(() => focused(desk)).toContain('Nobody reads the loggers at handover');
  await expect.poll(() => unseen(h, kase.number)).toBe(1);
  await desk.keyboard.press('q');
  await desk.waitForURL('**/evidence');
  await expect.poll(() => focused(desk)).toContain('Freezer log of the night');
  await expect.poll(() => unseen(h, kase.number)).toBe(0);
  // Words that have not settled are no entry yet: the key leads to them all the same, and once.
  await desk.keyboard.press('q');
  await desk.waitForURL(`**/notes?text=${kase.note}`);
  await expect.poll(() => focused(desk)).toBe('What we found');
  await desk.locator('.sheet .words').getByText('Both freezers stood still.').waitFor();
  // What is written counts from when she left the text: the house hears of that a moment after the page has gone on.
  await h.clock.passes('1 second');
  await desk.keyboard.press('1');
  const satUntil = async () => new Date((await h.as().em.execute<{ at: string }[]>('select max(at) as at from document_writer where person_id = ?', [h.salma.id]))[0]!.at);
  await expect.poll(satUntil).toEqual(h.clock.now());
  await card.waitFor({ state: 'hidden' });
  await h.clock.passes('1 second');
  lina.type(' Since two.');
  await lina.text.safe();
  await reload(desk);
  await card.getByText('1 note').waitFor();

  // A comment is walked to at the words that it stands at.
  await h.lina.done(RemarkDocument, { opId: op(), id: kase.note, input: { body: 'Which of the two freezers?' } });
  await expect.poll(() => desk.keyboard.press('q').then(() => focused(desk))).toContain('Which of the two freezers?');
  expect(desk.url()).toContain(`/notes?text=${kase.note}`);
  await expect.poll(() => unseen(h, kase.number)).toBe(0);
});

test('replay: scrub to any moment and see what was visible then to that role: it stands at the moment of its address, moves by keyboard, and shows a role no more than it could see then', async () => {
  const { h, origin, enter } = await stage();
  const kase = await left(h);
  const before = (await room(h.salma, kase)).seq;
  await h.salma.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'safety', reason: 'Vaccines may have been given.' });
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, confidential: true, reason: 'A colleague is concerned.' });
  const last = (await room(h.salma, kase)).seq;

  const page = await enter('salma');
  await goto(page, `${origin}/cases/${kase.number}?at=${before}`);
  await listening(page);
  const replay = page.getByRole('region', { name: en('case_replay') });
  const level = replay.locator('dt', { hasText: en('case_replay_level') }).locator('+ dd');
  const scrubber = replay.getByRole('slider');
  await replay.locator('[data-shelf="decisions"]').getByText('Which depot delivers until the freezers are in?').waitFor();
  await replay.locator('[data-shelf="causes"]').getByText('Gel packs only half frozen at loading').waitFor();
  await expect.poll(() => level.innerText()).toBe('0');
  await hasFocus(scrubber);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => scrubber.inputValue()).toBe(String(before + 1));
  await expect.poll(() => level.innerText()).not.toBe('0');
  await page.keyboard.press('Home');
  await replay.locator('[data-shelf="causes"]').getByText(en('case_replay_none')).waitFor();
  await page.waitForURL('**?at=1');
  await page.keyboard.press('End');
  await page.waitForURL(`**?at=${last}`);
  await replay.getByRole('combobox').selectOption('department');
  await replay.getByText(en('case_replay_closed')).waitFor();
  await page.waitForURL(`**?at=${last}&eyes=department`);
  await accessible(page, 'the replay');
  await page.getByRole('button', { name: en('case_replay_end') }).click();
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  expect(new URL(page.url()).search).toBe('');
});

test.for([['en', 'light', 1440], ['ar', 'dark', 320]] as const)('the card and the replay in %s, %s, at %d: nothing is cut off and nothing stands in the way', async ([language, scheme, width]) => {
  const { h, origin, enter } = await stage();
  const kase = await left(h);
  const page = await enter('salma', { language, scheme, width });
  await goto(page, `${origin}/cases/${kase.number}`);
  await listening(page);
  const w = wordsOf(language);
  await page.getByRole('region', { name: w('case_back_title') }).waitFor();
  await fits(page, 'the card');
  await accessible(page, 'the card');
  await shoot(page, `back-card-${language}-${scheme}-${width}`);
  await goto(page, `${origin}/cases/${kase.number}?at=${(await room(h.salma, kase)).seq}`);
  await page.getByRole('region', { name: w('case_replay') }).locator('[data-shelf="decisions"] li').first().waitFor();
  await page.locator('[data-shelf="causes"]').scrollIntoViewIfNeeded();
  await fits(page, 'the replay');
  await accessible(page, 'the replay');
  await shoot(page, `back-replay-${language}-${scheme}-${width}`);
});
