import { expect, test } from 'vitest';
import { Discuss, JoinTeam, MarkSeen } from '../../schema/documents/case.ts';
import { house, type NamedPerson } from '../house.ts';
import { investigated, op, room, roomOf } from './room.ts';

const unseen = async (who: NamedPerson, kase: { number: string }): Promise<readonly number[]> => (await room(who, kase)).viewer.unseen;

test('nobody marks what they may not see, nor what has not happened', async () => {
  const h = await house();
  const kase = await investigated(h);
  expect((await h.tariq.done(MarkSeen, { id: kase.id, entries: [1] })).markSeen).toBe(false);
  await room(h.salma, kase);
  const { seq } = await room(h.salma, kase);
  expect((await h.salma.done(MarkSeen, { id: kase.id, entries: [seq + 1, seq + 2, 0, -3] })).markSeen).toBe(true);
  await h.huda.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  expect(await unseen(h.salma, kase)).toEqual([seq + 1]);
});

test('since one left: what others did and was on no screen of one’s own, in whatever order it is read, and on whichever device', async () => {
  const h = await house();
  const kase = await investigated(h);
  const { viewer, seq } = await room(h.salma, kase);
  expect(viewer, 'what stood there before the first visit is no news').toMatchObject({ unseen: [], seenSeq: seq });
  await h.huda.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  for (const body of ['The curve is in.', 'And the gel packs?', 'Half frozen.']) await h.omar.done(Discuss, { opId: op(), id: kase.id, input: { body } });
  await h.salma.done(Discuss, { opId: op(), id: kase.id, input: { body: 'Thank you.' } });
  const news = [seq + 1, seq + 2, seq + 3, seq + 4];
  expect(await unseen(h.salma, kase), 'one’s own words are no news').toEqual(news);

  await h.salma.done(MarkSeen, { id: kase.id, entries: [seq + 3] });
  expect(await unseen(h.salma, kase), 'what lies between stays unseen').toEqual([seq + 1, seq + 2, seq + 4]);
  expect((await room(h.salma, kase)).viewer.seenSeq).toBe(seq);
  await Promise.all([[seq + 1], [seq + 2], [seq + 4, seq + 5]].map((entries) => h.salma.done(MarkSeen, { id: kase.id, entries })));
  expect((await room(h.salma, kase)).viewer).toMatchObject({ unseen: [], seenSeq: seq + 5 });
  expect((await roomOf(h.omar, kase))?.viewer.unseen, 'each has their own').toEqual([]);
});
