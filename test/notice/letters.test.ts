import { expect, test } from 'vitest';
import { InboxOf, MarkRead, SentLetters } from '../../schema/documents/notice.ts';
import { AppointLead } from '../../schema/documents/case.ts';
import { AddToMatter, FeedbackOf, TrackedBy, WriteTo } from '../../schema/documents/feedback.ts';
import { sendDue } from '../../server/notice/delivery.service.ts';
import { dateTime } from '../../server/platform/words.ts';
import { house } from '../house.ts';
import { clocks } from '../policy/clocks.ts';
import { linkOf, noura, opId, tell, warm } from '../feedback/telling.ts';
import { lettersIn } from './letters.ts';

test('what arrives is acknowledged by itself, once, in their language, with number and link and none of the sender’s words', async () => {
  const h = await house();
  const receipt = await tell(h.guest(), { who: { ...noura, language: 'ar' } });
  await expect.poll(() => lettersIn(h)).toHaveLength(1);
  const [letter] = await lettersIn(h);
  expect(letter!.to).toBe(noura.email);
  expect(letter!.mail.text).toContain(`/track/${receipt.number}?key=${receipt.secret}`);
  expect(letter!.mail.html).toContain('dir="rtl"');
  for (const part of [letter!.mail.text, letter!.mail.html, letter!.mail.subject]) {
    expect(part).not.toContain('insulin');
    expect(part).not.toContain('Noura');
    expect(part).not.toContain(warm.sought!);
  }
  await expect.poll(async () => (await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.path[1]!.state).toBe('done');
  await sendDue(h.running.house);
  expect(await lettersIn(h)).toHaveLength(1);
});

test('the letter that acknowledges promises what comes after it, not the acknowledgement that it is itself', async () => {
  const h = await house();
  const receipt = await tell(h.guest(), { who: { ...noura, language: 'en' } });
  await expect.poll(() => lettersIn(h)).toHaveLength(1);
  const running = await clocks(h.huda, receipt.id);
  const of = (name: 'acknowledge' | 'firstResponse') => dateTime(new Date(running[name]!.dueAt ?? running[name]!.originalAt!), 'en', 'Asia/Riyadh');
  const [letter] = await lettersIn(h);
  expect(letter!.mail.text).toContain(of('firstResponse'));
  expect(of('acknowledge')).not.toBe(of('firstResponse'));
  expect(letter!.mail.text).not.toContain(of('acknowledge'));
});

test('who left no address gets no letter', async () => {
  const h = await house();
  const receipt = await tell(h.guest(), { who: { anonymous: true, language: 'en' } });
  await expect.poll(async () => (await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.path[1]!.state).toBe('done');
  expect(await lettersIn(h)).toEqual([]);
});

test('what staff writes leaves word for word, and the page of the letter cannot be broken out of', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  const words = 'Dear <b>Noura</b>,\nplease see "this" & that.';
  await h.nadia.done(WriteTo, { opId: opId(), id: receipt.id, input: { words, purpose: 'news' } });
  await expect.poll(() => lettersIn(h)).toHaveLength(2);
  const letter = (await lettersIn(h)).find(({ effect }) => effect.endsWith('progress'))!;
  expect(letter.mail.html).not.toContain('<b>Noura');
  expect(letter.mail.text).toContain('> Dear <b>Noura</b>,');
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.messages.at(-1)!.body).toBe(words);
});

test('letters that stayed in the house are shown to administrators, and to nobody else', async () => {
  const h = await house();
  await tell(h.guest());
  await expect.poll(() => lettersIn(h)).toHaveLength(1);
  expect(await h.guest().refused(SentLetters, { first: 10 })).toEqual(['UNAUTHENTICATED']);
  expect(await h.nadia.refused(SentLetters, { first: 10 })).toEqual(['FORBIDDEN']);
  expect(await h.amal.done(SentLetters, { first: 10 })).toMatchObject({ lettersLeave: false, sentLetters: [{ state: 'shown' }] });
});

test('a notice speaks of an entry and is read without a trace', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  expect((await h.salma.done(InboxOf, { first: 10, unread: false })).inbox).toEqual({ unread: 0, notices: [] });
  await expect.poll(async () => (await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.path[1]!.state).toBe('done');
  const { version } = (await h.huda.done(FeedbackOf, { id: receipt.id })).case!;
  await h.huda.done(AppointLead, { opId: opId(), id: receipt.id, expectedVersion: version, personId: h.omar.id });
  await expect.poll(async () => (await h.omar.done(InboxOf, { first: 10, unread: true })).inbox.unread).toBe(1);
  await h.clock.passes('1 minute');
  await h.guest().done(AddToMatter, { opId: opId(), link: linkOf(receipt), input: { words: 'More.' } });
  await expect.poll(async () => (await h.omar.done(InboxOf, { first: 10, unread: true })).inbox.unread).toBe(2);
  const { inbox } = await h.omar.done(InboxOf, { first: 10, unread: true });
  expect(inbox.notices.map(({ cause }) => cause)).toEqual(['heard', 'assigned']);
  expect(inbox.notices[0]!.entry!.sentence).not.toContain('More.');
  const [before] = await h.as().em.execute<{ count: number }[]>('select count(*)::int as count from entry');
  expect((await h.omar.done(MarkRead, { id: null })).markRead.inbox!.unread).toBe(0);
  expect(await h.salma.refused(MarkRead, { id: inbox.notices[0]!.id })).toEqual(['not-found']);
  const [after] = await h.as().em.execute<{ count: number }[]>('select count(*)::int as count from entry');
  expect(after).toEqual(before);
});
