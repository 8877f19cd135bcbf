import { expect, test } from 'vitest';
import { Cases, RetitleCase } from '../../schema/documents/case.ts';
import { FeedPositionOf } from '../../schema/documents/journal.ts';
import { Case } from '../../server/case/case.entity.ts';
import { CaseRetitled } from '../../server/case/case.kinds.ts';
import { onRecord } from '../../server/journal/book.ts';
import { caseStream, caseStreams } from '../../server/journal/stream.entity.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { aCase, op } from '../case/room.ts';
import { dial, listenByEvents, type HeardFrame } from './listening.ts';

const renamed = (h: TestHouse, id: string, title: string) => h.faisal.done(RetitleCase, { opId: op(), id, title });
const tells = (kind: string) => ({ entries }: HeardFrame): boolean => entries.some((entry) => entry.kind === kind);
const placeOf = async (who: NamedPerson, stream: string) => (await who.done(FeedPositionOf, { stream })).feedPosition;
const seqsOf = (frames: readonly HeardFrame[]): number[] => frames.flatMap(({ entries }) => entries.map(({ seq }) => seq));

test('a room comes current or catches up, hears what happens, and each frame follows the one before; a mutation returns its seq, so your own write is matched, not echoed', async () => {
  const h = await house();
  const kase = await aCase(h);
  const stream = caseStream(kase.id);
  const after = await placeOf(h.faisal, stream);
  const line = await dial(h, h.faisal);
  const feed = line.listen('StreamFeed', { stream }, after);
  expect(['current', 'catchup']).toContain((await feed.until(() => true)).mode);
  const { retitleCase } = await renamed(h, kase.id, 'Warm vaccines');
  const { entries } = await feed.until(tells('case.retitled'));
  expect(entries.find(({ kind }) => kind === 'case.retitled')!.seq).toBe(retitleCase.seq);
  expect(seqsOf(feed.frames)).toEqual(seqsOf(feed.frames).map((_, at) => Number(after.at) + 1 + at));
  for (const [at, frame] of feed.frames.entries()) if (at > 0) expect(frame.from).toBe(feed.frames[at - 1]!.to);
  const again = line.listen('StreamFeed', { stream }, { epoch: 1, at: feed.frames.at(-1)!.to! });
  expect(await again.until(() => true)).toMatchObject({ mode: 'current', entries: [], reason: null });
  line.close();
});

test('up to 1,000 entries and 24 hours must arrive as catchup: whoever comes back hears what was missed; beyond that, or of another epoch, everything is loaded anew', async () => {
  const h = await house();
  const kase = await aCase(h);
  const stream = caseStream(kase.id);
  for (const title of ['One', 'Two', 'Three']) await renamed(h, kase.id, title);
  const line = await dial(h, h.faisal);
  const first = (after: { epoch: number; at: string } | null) => line.listen('StreamFeed', { stream }, after).until(() => true);
  const caught = await first({ epoch: 1, at: '2' });
  expect(caught).toMatchObject({ mode: 'catchup', from: '2' });
  expect(caught.entries[0]!.seq).toBe(3);
  expect(caught.entries.at(-1)!.seq).toBe(Number(caught.to));
  expect(caught.entries.filter(({ kind }) => kind === 'case.retitled')).toHaveLength(3);
  for (const after of [{ epoch: 9, at: '2' }, null, { epoch: 1, at: '9999' }, { epoch: 1, at: '1; drop table' }]) expect(await first(after)).toMatchObject({ mode: 'snapshot', from: null, entries: [] });
  const last = caught.to!;
  const ctx = h.as();
  await onRecord(ctx, caseStreams(kase.id), async (book) => {
    const row = await book.read(Case, kase.id);
    for (let n = 0; n < 1_000; n++) book.write(CaseRetitled, row, { title: '0'.repeat(64) });
    return row;
  });
  const missed = async () => {
    const { mode, entries } = await first({ epoch: 1, at: last });
    return [mode, entries.length];
  };
  await expect.poll(missed).toEqual(['catchup', 1_000]);
  await renamed(h, kase.id, 'One more');
  await expect.poll(missed).toEqual(['snapshot', 0]);
  line.close();
  await h.clock.passes('25 hours');
  await placeOf(h.faisal, stream);
  const later = await dial(h, h.faisal);
  expect(await later.listen('StreamFeed', { stream }, { epoch: 1, at: '2' }).until(() => true)).toMatchObject({ mode: 'snapshot' });
});

test('the same frames come as events, resumed by the id of the last one', async () => {
  const h = await house();
  const kase = await aCase(h);
  const stream = caseStream(kase.id);
  const feed = await listenByEvents(h, h.faisal, 'StreamFeed', { stream }, { epoch: 1, at: '2' });
  await renamed(h, kase.id, 'Heard by events');
  await feed.until(tells('case.retitled'));
  feed.close();
  const { to } = feed.frames.at(-1)!;
  await renamed(h, kase.id, 'Missed');
  const again = await listenByEvents(h, h.faisal, 'StreamFeed', { stream }, null, { 'last-event-id': `1:${to}` });
  await again.until(tells('case.retitled'));
  expect(again.frames[0]!.from).toBe(to);
  again.close();
  expect((await listenByEvents(h, h.tariq, 'StreamFeed', { stream })).status).toBe(403);
  expect((await listenByEvents(h, h.guest(), 'StreamFeed', { stream })).status).toBe(401);
});

test('a board hears each entry with the fresh card, and whoever may not see the case hears nothing of it', async () => {
  const h = await house();
  const kase = await aCase(h);
  const [faisal, tariq, sami] = (await Promise.all([h.faisal, h.tariq, h.sami].map(async (who) => {
    const after = await placeOf(who, 'journal');
    const feed = (await dial(h, who)).listen('BoardFeed', { stream: 'journal' }, after);
    await feed.until(({ mode }) => mode === 'current' || mode === 'catchup');
    return feed;
  }))) as [ReturnType<Awaited<ReturnType<typeof dial>>['listen']>, ReturnType<Awaited<ReturnType<typeof dial>>['listen']>, ReturnType<Awaited<ReturnType<typeof dial>>['listen']>];
  await renamed(h, kase.id, 'On the board');
  for (const feed of [faisal, sami]) {
    const heard = await feed.until(tells('case.retitled'));
    expect(heard.entries.at(-1)!.card).toMatchObject({ id: kase.id, title: 'On the board' });
    for (const [at, frame] of feed.frames.entries()) if (at > 0) expect(frame.from).toBe(feed.frames[at - 1]!.to);
  }
  const { cases } = await h.faisal.done(Cases, { filter: {}, order: 'due', first: 10 });
  expect(faisal.frames.at(-1)!.entries.at(-1)!.card).toMatchObject(pick(cases.edges[0]!.node, ['id', 'title', 'stage', 'level', 'version']));
  expect(tariq.frames.flatMap(({ entries }) => entries)).toEqual([]);
});

const pick = <T extends object>(from: T, keys: readonly (keyof T)[]): Partial<T> => Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>;
