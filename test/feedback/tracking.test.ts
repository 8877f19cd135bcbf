import { expect, test } from 'vitest';
import { Room } from '../../schema/documents/case.ts';
import { AddToMatter, AskForNumber, FindNumbers, TrackedBy, WithdrawMatter, WriteTo } from '../../schema/documents/feedback.ts';
import { caseStream, trackingStream } from '../../server/journal/stream.entity.ts';
import { house, type TestHouse } from '../house.ts';
import { codeSent } from '../notice/letters.ts';
import { linkOf, noura, opId, tell } from './telling.ts';

const heads = async (h: TestHouse, id: string): Promise<string[]> =>
  (await h.as().em.execute<{ seq: string }[]>('select stream, seq from stream_head where stream = any(?::text[]) order by stream', [`{${caseStream(id)},${trackingStream(id)}}`])).map(({ seq }) => String(seq));

test('a wrong key and a number that does not exist get the same answer', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  const unknown = await h.guest().ask(TrackedBy, { number: '4172093586', key: receipt.secret });
  const wrong = await h.guest().ask(TrackedBy, { number: receipt.number, key: 'A'.repeat(22) });
  const nonsense = await h.guest().ask(TrackedBy, { number: "1'; drop table", key: '' });
  expect(wrong).toEqual(unknown);
  expect(nonsense).toEqual(unknown);
  expect(unknown.data).toEqual({ tracked: null });
});

test('guessing is limited by address; the one who holds the link is never locked out', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  for (let n = 0; n < 5; n++) expect((await h.guest().ask(TrackedBy, { number: receipt.number, key: `guess ${n}` })).data).toEqual({ tracked: null });
  expect((await h.guest().ask(TrackedBy, { number: receipt.number, key: 'guess 6' })).errors).toHaveLength(1);
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.number).toBe(receipt.number);
  await h.clock.passes('2 minutes');
  expect((await h.guest().ask(TrackedBy, { number: receipt.number, key: 'guess 7' })).data).toEqual({ tracked: null });
});

test('many guesses in one request are many guesses', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  const document = `query { ${Array.from({ length: 8 }, (_, n) => `a${n}: tracked(number: "${receipt.number}", key: "guess${n}") { id }`).join(' ')} }`;
  const { errors, data } = await h.guest().ask(document);
  expect(errors?.length ?? 0).toBeGreaterThan(0);
  expect(JSON.stringify(data ?? {})).not.toContain(receipt.id);
});

test('the number is found however it is typed', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  const arabic = receipt.number.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
  for (const number of [arabic, `${receipt.number.slice(0, 4)}-${receipt.number.slice(4, 7)}-${receipt.number.slice(7)}`, ` ${receipt.number} `]) {
    expect((await h.guest().done(TrackedBy, { number, key: receipt.secret })).tracked?.id).toBe(receipt.id);
  }
});

test('looking records nothing', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  await expect.poll(async () => (await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.path[1]!.state).toBe('done');
  const before = await heads(h, receipt.id);
  for (let n = 0; n < 3; n++) await h.guest().done(TrackedBy, linkOf(receipt));
  expect(await heads(h, receipt.id)).toEqual(before);
});

test('the complainant writes and is heard once, however often it is sent; a stranger is not', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  const op = opId();
  const input = { words: 'Here is more.' };
  expect(await h.guest().refused(AddToMatter, { opId: op, link: { number: receipt.number, key: 'wrong' }, input })).toEqual(['tracking.no-such-link']);
  for (let n = 0; n < 3; n++) await h.guest().done(AddToMatter, { opId: op, link: linkOf(receipt), input });
  const { tracked } = await h.guest().done(TrackedBy, linkOf(receipt));
  expect(tracked!.messages.map(({ body, theirs }) => [body, theirs])).toEqual([['Here is more.', true]]);
  const { caseByNumber } = await h.huda.done(Room, { number: receipt.number });
  const theirs = caseByNumber!.story.flatMap(({ actor }) => (actor?.name === 'The complainant' ? [actor.id] : []));
  expect([theirs.length > 1, new Set(theirs).size], 'inside they are one party, before they had the link and with it').toEqual([true, 1]);
});

test('a question is shown as what we wait for, with no date beside the stopped clock, until it is answered', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  expect(await h.sami.refused(WriteTo, { opId: opId(), id: receipt.id, input: { words: 'A picture, please.', purpose: 'question' } })).toEqual(['not-permitted']);
  await h.nadia.done(WriteTo, { opId: opId(), id: receipt.id, input: { words: 'A picture of the indicator, please.', purpose: 'question', until: '2026-11-25T12:00:00.000Z' } });
  const asked = (await h.guest().done(TrackedBy, linkOf(receipt))).tracked!;
  expect(asked.waitingFor).toMatchObject({ body: 'A picture of the indicator, please.', until: '2026-11-25T12:00:00.000Z' });
  expect(asked.nextBy).toBeNull();
  await h.guest().done(AddToMatter, { opId: opId(), link: linkOf(receipt), input: { words: 'Here it is.' } });
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.waitingFor).toBeNull();
});

test('withdrawn in their own words, and only once', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  await h.guest().done(WithdrawMatter, { opId: opId(), link: linkOf(receipt), words: 'It came after all.' });
  const { tracked } = await h.guest().done(TrackedBy, linkOf(receipt));
  expect(tracked).toMatchObject({ closed: true, mayWithdraw: false });
  expect(tracked!.messages.at(-1)).toMatchObject({ body: 'It came after all.', purpose: 'withdrawal' });
  expect(await h.guest().refused(WithdrawMatter, { opId: opId(), link: linkOf(receipt), words: 'Again.' })).toEqual(['case.closed']);
});

test('a lost number: the same answer for everybody, a code for who reads the address, and five tries', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  const known = await h.guest().ask(AskForNumber, { contact: ' NOURA@example.com ' });
  const unknown = await h.guest().ask(AskForNumber, { contact: 'somebody@else.example' });
  expect(unknown).toEqual(known);
  const letters = await h.as().em.execute<{ effect: string }[]>("select effect from delivery where effect like 'code:%'");
  expect(letters).toHaveLength(1);
  for (let n = 0; n < 5; n++) expect(await h.guest().refused(FindNumbers, { contact: noura.email, code: 'nothing' })).toEqual(['tracking.code']);
  expect(await h.guest().refused(FindNumbers, { contact: noura.email, code: await codeSent(h) })).toEqual(['tracking.code']);
  await h.clock.passes('1 minute');
  await h.guest().done(AskForNumber, { contact: noura.email });
  const { findNumbers } = await h.guest().done(FindNumbers, { contact: noura.email, code: await codeSent(h) });
  expect(findNumbers.found!.matters).toMatchObject([{ number: receipt.number, secret: receipt.secret }]);
  expect(await h.guest().refused(FindNumbers, { contact: noura.email, code: await codeSent(h) })).toEqual(['tracking.code']);
});
