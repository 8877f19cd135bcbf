import { expect, test } from 'vitest';
import { CallerKnown, CorrectIdentity, EraseIdentity, FeedbackOf, TrackedBy } from '../../schema/documents/feedback.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { caseStream, trackingStream } from '../../server/journal/stream.entity.ts';
import { house } from '../house.ts';
import { dial } from '../journal/listening.ts';
import { lettersIn } from '../notice/letters.ts';
import { everythingIn, linkOf, noura, opId, tell } from './telling.ts';

const reason = 'She called: the address has a spelling mistake.';
const right = { ...noura, email: 'noura.alotaibi@example.com' };

test('who may not answer the complainant corrects nothing, nor does anybody without a reason, with a bad address or without a difference', async () => {
  const h = await house();
  const { id } = await tell(h.guest());
  const refused = (who: typeof h.huda, given: object = right, why = reason) => who.refused(CorrectIdentity, { opId: opId(), id, who: given as typeof right, reason: why });
  expect(await refused(h.sami)).toEqual(['not-found']);
  expect(await refused(h.amal)).toEqual(['not-found']);
  expect(await h.guest().refused(CorrectIdentity, { opId: opId(), id, who: right, reason })).toEqual(['UNAUTHENTICATED']);
  expect(await refused(h.huda, right, '  ')).toEqual(['required']);
  expect(await refused(h.huda, { ...right, email: 'noura at example' })).toEqual(['feedback.email']);
  expect(await refused(h.huda, noura)).toEqual(['identity.same']);
  await h.huda.done(EraseIdentity, { opId: opId(), id, reason: 'They asked' });
  expect(await refused(h.huda)).toEqual(['identity.erased']);
});

test('another address makes every link void that was told before, ends what it opened, and a new one goes to the new address alone', async () => {
  const h = await house();
  const guest = h.guest();
  const receipt = await tell(guest);
  await expect.poll(() => lettersIn(h)).toHaveLength(1);
  guest.cookies.set('tracking', `${receipt.number}.${receipt.secret}`);
  const line = await dial(h, guest);
  const listening = line.listen('StreamFeed', { stream: trackingStream(receipt.id) });
  await listening.until(() => true);

  const { correctIdentity } = await h.huda.done(CorrectIdentity, { opId: opId(), id: receipt.id, who: right, reason });
  expect(correctIdentity.identity).toMatchObject({ name: noura.name, email: right.email, phone: '966551234567' });
  await line.closed;
  expect((await h.guest().ask(TrackedBy, linkOf(receipt))).data).toEqual({ tracked: null });
  await expect.poll(async () => (await lettersIn(h)).map(({ to }) => to)).toContain(right.email);
  const letters = await lettersIn(h);
  const letter = letters.find(({ to }) => to === right.email)!;
  expect(letter.mail.subject).toContain('Your new link');
  const key = /\?key=([\w-]+)/.exec(letter.mail.text)![1]!;
  expect(key).not.toBe(receipt.secret);
  const tracked = (await h.guest().done(TrackedBy, { number: receipt.number, key })).tracked!;
  expect(JSON.stringify(tracked)).toContain('Your details were corrected.');
  expect(letters.filter(({ to }) => to === noura.email && /\?key=/.test(to))).toEqual([]);
  expect((await h.nadia.done(CallerKnown, { contact: noura.email })).caller.cases).toBe(0);
  expect((await h.nadia.done(CallerKnown, { contact: right.email })).caller.cases).toBe(1);

  const entry = (await entriesAfter(h.as().em, caseStream(receipt.id), 0)).find(({ kind }) => kind === 'identity.corrected')!;
  expect(entry.fact).toMatchObject({ fields: ['email'], moved: true });
  const all = await everythingIn(h.as().em, ['case', 'complainant', 'entry', 'message', 'notice', 'tracking_key', 'stream_head']);
  for (const secret of ['noura', 'otaibi', 'example.com']) expect(all.toLowerCase()).not.toContain(secret);
});

test('a name put right leaves links as they are, and nobody is written to', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  await expect.poll(() => lettersIn(h)).toHaveLength(1);
  await h.huda.done(CorrectIdentity, { opId: opId(), id: receipt.id, who: { ...noura, name: 'Noura Al-Utaybi' }, reason: 'Spelled as in her passport.' });
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.number).toBe(receipt.number);
  await expect.poll(async () => (await h.huda.done(FeedbackOf, { id: receipt.id })).case!.stage).toBe('acknowledged');
  expect((await lettersIn(h)).filter(({ effect }) => effect.endsWith(':corrected'))).toEqual([]);
});

test('another way to reach them voids no link and writes to nobody; what an API caller leaves out stays', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  await expect.poll(() => lettersIn(h)).toHaveLength(1);
  const correct = async (given: object): Promise<string | undefined> => {
    await h.huda.done(CorrectIdentity, { opId: opId(), id: receipt.id, who: { ...noura, ...given }, reason: 'She would rather be called.' });
    return (await h.huda.done(FeedbackOf, { id: receipt.id })).case!.complainant?.reach;
  };
  expect(await correct({ reach: 'phone' })).toBe('phone');
  expect(await correct({ name: 'Noura Al-Utaybi' })).toBe('phone');
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.number).toBe(receipt.number);
  const entries = (await entriesAfter(h.as().em, caseStream(receipt.id), 0)).filter(({ kind }) => kind === 'identity.corrected');
  expect(entries.map(({ fact }) => fact)).toMatchObject([{ fields: ['reach'], moved: false }, { fields: ['name'], moved: false }]);
  expect((await lettersIn(h)).filter(({ effect }) => effect.endsWith(':corrected'))).toEqual([]);
});
