import { expect, test } from 'vitest';
import { Discuss, JoinTeam, MarkSeen, Recuse } from '../../schema/documents/case.ts';
import { InboxOf, MarkRead } from '../../schema/documents/notice.ts';
import { tellUnread } from '../../server/notice/telling.watch.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { investigated, op, room } from '../case/room.ts';
import { lettersIn } from './letters.ts';

const inbox = async (who: NamedPerson, unread = false) => (await who.done(InboxOf, { first: 20, unread })).inbox;
/** Salma leads, Omar is in the team and has read that he is. */
const called = async (h: TestHouse) => {
  const kase = await investigated(h);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  await expect.poll(async () => (await inbox(h.omar)).unread).toBe(1);
  await h.omar.done(MarkRead, { id: null });
  let count = 0;
  const call = async (body: string) => {
    await h.salma.done(Discuss, { opId: op(), id: kase.id, input: { body, mentions: [h.omar.id] } });
    count += 1;
    await expect.poll(async () => (await inbox(h.omar)).notices.filter(({ cause }) => cause === 'mentioned').reduce((sum, one) => sum + one.count, 0)).toBe(count);
  };
  return { kase, call };
};
const lettersTo = async (h: TestHouse, who: string) => (await lettersIn(h)).filter(({ to, effect }) => effect.startsWith('digest:') && to === `${who}@wadi.example`);

test('a burst is one line with its count; what comes later is another; read is read as one', async () => {
  const h = await house();
  const { call } = await called(h);
  await call('@Omar, one');
  await h.clock.passes('2 minutes');
  await call('@Omar, two');
  await call('@Omar, three');
  expect((await inbox(h.omar, true)).notices.map(({ cause, count }) => [cause, count])).toEqual([['mentioned', 3]]);
  expect((await inbox(h.omar)).unread).toBe(1);
  await h.clock.passes('6 minutes');
  await call('@Omar, four');
  const lines = (await inbox(h.omar, true)).notices;
  expect(lines.map(({ count }) => count)).toEqual([1, 3]);
  expect(await h.salma.refused(MarkRead, { id: lines[0]!.id })).toEqual(['not-found']);
  await h.omar.done(MarkRead, { id: lines[1]!.id });
  expect((await inbox(h.omar, true)).notices.map(({ id }) => id)).toEqual([lines[0]!.id]);
});

test('what was read in the room is read: it is neither counted nor mailed', async () => {
  const h = await house();
  const { kase, call } = await called(h);
  await call('@Omar, look at this');
  const { story } = await room(h.omar, kase);
  await h.omar.done(MarkSeen, { id: kase.id, entries: story.map(({ seq }) => seq) });
  expect((await inbox(h.omar)).unread).toBe(0);
  await h.clock.passes('2 hours');
  await tellUnread(h.as());
  expect(await lettersTo(h, 'omar')).toEqual([]);
});

test('what nobody read is mailed once, a while after the last of the burst, with no word of the matter', async () => {
  const h = await house();
  const { kase, call } = await called(h);
  await call('@Omar, the insulin is spoilt');
  await call('@Omar, please');
  await h.clock.passes('4 minutes');
  await tellUnread(h.as());
  expect(await lettersTo(h, 'omar')).toEqual([]);
  await h.clock.passes('2 minutes');
  await tellUnread(h.as());
  await expect.poll(() => lettersTo(h, 'omar')).toHaveLength(1);
  await tellUnread(h.as());
  const letters = await lettersTo(h, 'omar');
  expect(letters).toHaveLength(1);
  expect(letters[0]!.mail.text).toContain(`${kase.number.slice(0, 4)}-${kase.number.slice(4, 7)}-${kase.number.slice(7)}`);
  expect(letters[0]!.mail.text).toContain('You are mentioned (2)');
  for (const word of ['insulin', kase.title, 'Salma']) expect(letters[0]!.mail.text).not.toContain(word);
  await h.clock.passes('3 hours');
  await tellUnread(h.as());
  expect(await lettersTo(h, 'omar')).toHaveLength(1);
});

test('a burst that does not end is mailed all the same after half an hour', async () => {
  const h = await house();
  const { call } = await called(h);
  for (let turn = 0; turn < 8; turn++) {
    await call(`@Omar, ${turn}`);
    await tellUnread(h.as());
    await h.clock.passes('4 minutes');
  }
  await expect.poll(() => lettersTo(h, 'omar')).toHaveLength(1);
});

test('whoever lost sight of the case since is told nothing of it', async () => {
  const h = await house();
  const { kase, call } = await called(h);
  await call('@Omar, the driver');
  await h.omar.done(Recuse, { opId: op(), id: kase.id, reason: 'The driver is a cousin.' });
  await h.clock.passes('10 minutes');
  await tellUnread(h.as());
  expect(await lettersTo(h, 'omar')).toEqual([]);
});
