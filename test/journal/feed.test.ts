import { expect, test } from 'vitest';
import { RetitleCase } from '../../schema/documents/case.ts';
import { FeedPositionOf } from '../../schema/documents/journal.ts';
import { caseStream } from '../../server/journal/stream.entity.ts';
import { house, type TestHouse } from '../house.ts';
import { aCase, op } from '../case/room.ts';
import { dial, listenByEvents } from './listening.ts';

const renamed = (h: TestHouse, id: string, title: string) => h.faisal.done(RetitleCase, { opId: op(), id, title });

test('a room comes current, hears what happens, and each frame follows the one before', async () => {
  const h = await house();
  const kase = await aCase(h);
  const stream = caseStream(kase.id);
  const { feedPosition } = await h.faisal.done(FeedPositionOf, { stream });
  const line = await dial(h, h.faisal);
  const feed = line.listen('StreamFeed', { stream }, feedPosition);
  expect(await feed.until(({ mode }) => mode === 'current')).toMatchObject({ epoch: 1, from: '2', to: '2', entries: [], reason: null });
  await renamed(h, kase.id, 'Warm vaccines');
  const live = await feed.until(({ mode }) => mode === 'live');
  expect(live).toMatchObject({ from: '2', to: '3', entries: [{ seq: 3, kind: 'case.retitled', hole: false }] });
  line.close();
});

test('whoever comes back hears what was missed, up to a thousand entries; beyond it, or of another epoch, everything is loaded anew', async () => {
  const h = await house();
  const kase = await aCase(h);
  const stream = caseStream(kase.id);
  for (const title of ['One', 'Two', 'Three']) await renamed(h, kase.id, title);
  const line = await dial(h, h.faisal);
  const caught = await line.listen('StreamFeed', { stream }, { epoch: 1, at: '2' }).until(() => true);
  expect(caught).toMatchObject({ mode: 'catchup', from: '2', to: '5' });
  expect(caught.entries.map(({ seq }) => seq)).toEqual([3, 4, 5]);
  expect(await line.listen('StreamFeed', { stream }, { epoch: 9, at: '2' }).until(() => true)).toMatchObject({ mode: 'snapshot', to: '5', entries: [] });
  expect(await line.listen('StreamFeed', { stream }, null).until(() => true)).toMatchObject({ mode: 'snapshot', to: '5' });
  expect(await line.listen('StreamFeed', { stream }, { epoch: 1, at: '99' }).until(() => true)).toMatchObject({ mode: 'snapshot', to: '5' });
  await h.clock.passes('25 hours');
  expect(await line.listen('StreamFeed', { stream }, { epoch: 1, at: '2' }).until(() => true)).toMatchObject({ mode: 'snapshot', to: '5' });
  line.close();
});

test('the same frames come as events, resumed by the id of the last one', async () => {
  const h = await house();
  const kase = await aCase(h);
  const stream = caseStream(kase.id);
  const feed = await listenByEvents(h, h.faisal, 'StreamFeed', { stream }, { epoch: 1, at: '2' });
  await feed.until(({ mode }) => mode === 'current');
  await renamed(h, kase.id, 'Heard by events');
  await feed.until(({ mode, to }) => mode === 'live' && to === '3');
  feed.close();
  await renamed(h, kase.id, 'Missed');
  const again = await listenByEvents(h, h.faisal, 'StreamFeed', { stream }, null, { 'last-event-id': '1:3' });
  expect(await again.until(() => true)).toMatchObject({ mode: 'catchup', from: '3', to: '4' });
  again.close();
  expect((await listenByEvents(h, h.tariq, 'StreamFeed', { stream })).status).toBe(403);
  expect((await listenByEvents(h, h.guest(), 'StreamFeed', { stream })).status).toBe(401);
});

test('a board hears each entry with the fresh card, and whoever may not see the case hears nothing of it', async () => {
  const h = await house();
  const kase = await aCase(h);
  const boards = await Promise.all([h.faisal, h.tariq, h.sami].map(async (who) => {
    const { feedPosition } = await who.done(FeedPositionOf, { stream: 'journal' });
    const feed = (await dial(h, who)).listen('BoardFeed', { stream: 'journal' }, feedPosition);
    await feed.until(({ mode }) => mode === 'current' || mode === 'catchup');
    return feed;
  }));
  const [faisal, tariq, sami] = boards as [typeof boards[0], typeof boards[0], typeof boards[0]];
  await renamed(h, kase.id, 'On the board');
  const heard = await faisal.until(({ mode }) => mode === 'live');
  expect(heard.entries).toMatchObject([{ kind: 'case.retitled', card: { id: kase.id, title: 'On the board', version: 3 } }]);
  await sami.until(({ mode }) => mode === 'live');
  expect(tariq.frames.flatMap(({ entries }) => entries)).toEqual([]);
});
