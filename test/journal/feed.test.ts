import { expect, onTestFinished, test } from 'vitest';
import { Cases, MakeCaseConfidential, RetitleCase } from '../../schema/documents/case.ts';
import { FeedPositionOf } from '../../schema/documents/journal.ts';
import { Case } from '../../server/case/case.entity.ts';
import { CaseRetitled } from '../../server/case/case.kinds.ts';
import { onRecord } from '../../server/journal/book.ts';
import { RulingsPort, type Ruling } from '../../server/journal/ruling.ts';
import { caseStream, caseStreams } from '../../server/journal/stream.entity.ts';
import { another, house, type NamedPerson, type TestHouse } from '../house.ts';
import { aCase, investigated, op, room as roomOf } from '../case/room.ts';
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
  for (const at of ['18446744073709551616.1', '1.9223372036854775808', '2']) expect(await line.listen('BoardFeed', { stream: 'journal' }, { epoch: 1, at }).until(() => true), at).toMatchObject({ mode: 'snapshot' });
  for (const after of [{ epoch: 9, at: '2' }, null, { epoch: 1, at: '9999' }, { epoch: 1, at: '1; drop table' }, { epoch: 1, at: { toString: 1 } as never }]) expect(await first(after)).toMatchObject({ mode: 'snapshot', from: null, entries: [] });
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
  const stranger = (await dial(h, h.tariq, { headers: { 'accept-language': 'ar' } })).listen('StreamFeed', { stream });
  await expect(stranger.until(() => true)).rejects.toThrow(/FORBIDDEN/);
  expect(stranger.errors).toMatchObject([{ message: 'لا يوجد شيء هنا، أو أن الاطلاع عليه غير متاح.' }]);
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

test('a database that is away at the moment of telling costs nobody a change: rooms and boards hear it in its place, who lost access is told so; what can never be told is passed over, and all load anew', async () => {
  const h = await house();
  const [kase, other] = [await aCase(h), await investigated(h)];
  const listen = async (operation: 'StreamFeed' | 'BoardFeed', stream: string) => {
    const after = await placeOf(h.faisal, stream);
    const feed = (await dial(h, h.faisal)).listen(operation, { stream }, after);
    await feed.until(({ mode }) => mode === 'current' || mode === 'catchup');
    return feed;
  };
  const [room, theirs, board] = [await listen('StreamFeed', caseStream(kase.id)), await listen('StreamFeed', caseStream(other.id)), await listen('BoardFeed', 'journal')];
  const rulings = h.running.house.port(RulingsPort) as Record<string, Ruling>;
  const rule = rulings['case']!;
  let fails = 0;
  const again = setInterval(() => h.running.house.ring(['house']), 50);
  onTestFinished(() => clearInterval(again));
  rulings['case'] = (...asked) => (fails-- > 0 ? Promise.reject(new Error('The database is away.')) : rule(...asked));
  fails = 2;
  await renamed(h, kase.id, 'Told while it was away');
  await Promise.all([room, board].map((feed) => feed.until(tells('case.retitled'))));
  for (const feed of [room, board]) for (const [at, frame] of feed.frames.entries()) if (at > 0) expect(frame.from).toBe(feed.frames[at - 1]!.to);
  expect(seqsOf(room.frames)).toEqual([...new Set(seqsOf(room.frames))]);
  fails = 1;
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: other.id, expectedVersion: (await roomOf(h.salma, other)).version, confidential: true, reason: 'A colleague is concerned.' });
  await theirs.until(({ mode }) => mode === 'revoked');
  fails = 3;
  await renamed(h, kase.id, 'Never told');
  for (const feed of [room, board]) await feed.until(({ mode }) => mode === 'snapshot');
  const told = [room, board].map(({ frames }) => frames.length);
  await renamed(h, kase.id, 'Told as ever');
  for (const [at, feed] of [room, board].entries()) await expect.poll(() => feed.frames.slice(told[at]).some(tells('case.retitled'))).toBe(true);
});

test('a proof of life never overtakes news that are on their way: they are told when they come', async () => {
  const h = await house();
  const kase = await aCase(h);
  const elsewhere = await another(h);
  const boardOf = async (server: Pick<TestHouse, 'running'>) => {
    const feed = (await dial(server, h.faisal)).listen('BoardFeed', { stream: 'journal' }, await placeOf(h.faisal, 'journal'));
    await feed.until(({ mode }) => mode === 'current' || mode === 'catchup');
    return feed;
  };
  const [board, other] = [await boardOf(h), await boardOf(elsewhere)];
  const rulings = h.running.house.port(RulingsPort) as Record<string, Ruling>;
  const rule = rulings['case']!;
  const slow = Promise.withResolvers<void>();
  rulings['case'] = async (...asked) => (await slow.promise, rule(...asked));
  await renamed(h, kase.id, 'Long on its way');
  await expect.poll(() => other.frames.filter(({ mode }) => mode === 'heartbeat').length, { timeout: 30_000 }).toBeGreaterThan(1);
  slow.resolve();
  await board.until(tells('case.retitled'));
});

const pick = <T extends object>(from: T, keys: readonly (keyof T)[]): Partial<T> => Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>;
