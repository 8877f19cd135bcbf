import { getMetadataStorage } from 'type-graphql';
import { expect, test } from 'vitest';
import { Cases, MakeCaseConfidential, NameRespondent, RetitleCase, Room } from '../../schema/documents/case.ts';
import { Door } from '../../schema/documents/door.ts';
import { Board, BoardCalendars } from '../../schema/documents/board.ts';
import { AddAction } from '../../schema/documents/action.ts';
import { EscalateAction, EscalationsOf, TakeEscalation } from '../../schema/documents/escalation.ts';
import { FeedPositionOf } from '../../schema/documents/journal.ts';
import { People } from '../../schema/documents/people.ts';
import { AskPairing, ChangeWall, EscalationToTake, Pairing, PairWall, UnpairWall, Walls } from '../../schema/documents/wall.ts';
import { anAction } from '../action/deeds.ts';
import { aCase, investigated, op, room } from '../case/room.ts';
import { departments } from '../cast.ts';
import { another, house } from '../house.ts';
import { Escalation } from '../../server/escalation/escalation.entity.ts';
import { dayPage } from '../../server/escalation/wall/day.read.ts';
import type { Wall } from '../../server/escalation/wall/wall.entity.ts';
import { Hours } from '../../web/src/lib/escalation/hours.ts';
import { heldElsewhere } from '../journal/held.ts';
import { dial, listenByEvents } from '../journal/listening.ts';
import { cardsOf, planned, raised, settled, stands, taken } from './board.ts';
import { hung, screen, shownOn, tileOf, wanted } from './walls.ts';

/** Milliseconds. The promise is one second; a machine that runs everything at once is granted more. */
const patience = 4_000;

test('a screen is paired by the code that it shows: by whom, once, in time, and not by guessing', async () => {
  const h = await house();
  const { screen: tv, code } = await screen(h);
  expect(code).toMatch(/^\d{8}$/);
  expect((await tv.done(Pairing)).pairing).toBe('waiting');
  const pair = (typed: string, more: object = {}) => ({ opId: op(), code: typed, input: wanted(more) });
  expect(await h.guest().refused(PairWall, pair(code))).toEqual(['UNAUTHENTICATED']);
  for (const somebody of [h.nadia, h.salma, h.huda, h.sami, h.rami]) expect(await somebody.refused(PairWall, pair(code))).toEqual(['not-permitted']);
  expect(await h.faisal.refused(PairWall, pair(code)), 'a head, for all departments').toEqual(['wall.department']);
  expect(await h.faisal.refused(PairWall, pair(code, { pages: [{ template: 'day', departmentId: departments.operations }] })), "another's department").toEqual(['wall.department']);
  expect(await h.amal.refused(PairWall, pair(code, { pages: [{ template: 'rooms', departmentId: null }] }))).toEqual(['unknown-value']);
  expect(await h.amal.refused(PairWall, pair(code, { quietFrom: '20:00' }))).toEqual(['wall.quiet-hours']);
  const silent = async (quietFrom: string, quietUntil: string) => (await h.amal.ask(PairWall, pair(code, { quietFrom, quietUntil }))).data!.pairWall.userErrors.map((one) => [one.code, one.field?.[0]]);
  expect(await silent('20:00', '20:00')).toEqual([['wall.quiet-hours', 'quietUntil']]);
  expect(await silent('8 pm', '25:00'), 'each at its field').toEqual([['malformed', 'quietFrom'], ['malformed', 'quietUntil']]);
  expect(await h.amal.refused(PairWall, pair(code, { seconds: 1 }))).toEqual(['malformed']);

  const intent = pair(`${code.slice(0, 4)} ${code.slice(4)}`, { quietFrom: '20:00', quietUntil: '7:00', pages: [{ template: 'escalations', departmentId: departments.logistics }] });
  const first = (await h.faisal.done(PairWall, intent)).pairWall.wall!;
  expect((await tv.done(Pairing)).pairing).toBe('paired');
  expect(await shownOn(tv)).toMatchObject({ quietFrom: '20:00', quietUntil: '07:00', pages: [{ template: 'escalations', department: 'Logistics' }] });
  expect((await h.faisal.done(PairWall, intent)).pairWall.wall!.id, 'a retry pairs nothing new').toBe(first.id);
  expect(await h.amal.refused(PairWall, pair(code)), 'a code is good once').toEqual(['wall.code']);

  const late = await screen(h);
  const old = late.code;
  const again = (await late.screen.done(AskPairing)).askPairing.pairing!;
  late.screen.cookies.set('majlis-wall', again.secret);
  expect(await h.amal.refused(PairWall, pair(old)), 'the code that was shown before').toEqual(['wall.code']);
  await h.clock.passes('11 minutes');
  expect(await h.amal.refused(PairWall, pair(again.code)), 'ten minutes are over').toEqual(['wall.code']);

  const kept = JSON.stringify(await h.running.house.fork().execute('select * from wall_device'));
  for (const secret of [again.secret, again.code, tv.cookies.get('majlis-wall')!]) expect(kept).not.toContain(secret);
  for (let tries = 0; tries < 10; tries++) await h.amal.refused(PairWall, pair(String(tries).padStart(8, '0')));
  const waiting = await screen(h);
  expect(await h.amal.refused(PairWall, pair(waiting.code)), 'after ten tries even the right one').toEqual(['too-often']);

  expect((await h.faisal.done(Walls)).walls.map(({ id }) => id)).toEqual([first.id]);
  expect((await h.yara.done(Walls)).walls, 'another head keeps other walls').toEqual([]);
  expect(await h.yara.refused(UnpairWall, { opId: op(), id: first.id })).toEqual(['not-found']);
  const journal = await h.as().em.execute<{ kind: string; actor_id: string; fact: unknown }[]>("select kind, actor_id, fact from entry where kind like 'wall.%'");
  expect(journal).toEqual([{ kind: 'wall.paired', actor_id: h.faisal.id, fact: { templates: ['escalations'], names: 'hidden', titles: false, confidential: false } }]);
});

test('on a revocable read-only device token a wall may read what walls show and nothing else, on every channel', async () => {
  const h = await house();
  const kase = await investigated(h);
  const { wall } = await hung(h);
  const storage = getMetadataStorage() as unknown as Record<'queries' | 'mutations' | 'subscriptions', { schemaName: string; roles?: string[] }[]>;
  const doors = [...storage.queries, ...storage.mutations, ...storage.subscriptions];
  expect(doors.filter(({ roles }) => roles?.some((door) => door === 'wall' || door === 'reader')).map(({ schemaName }) => schemaName).sort(), 'doors that open for a wall and not for a stranger').toEqual(['feed', 'feedPosition', 'wall']);
  for (const [document, variables] of [[Cases, {}], [Board, { subject: 'escalations' }], [People, {}], [Walls, {}], [Room, { number: kase.number }], [EscalationsOf, { id: kase.id }], [FeedPositionOf, { stream: `case:${kase.id}` }]] as const) {
    const { data } = await wall.ask(document as never, variables as never);
    expect(Object.values((data ?? {}) as Record<string, unknown>).filter((value) => value !== null)).toEqual([]);
  }
  expect(await wall.refused(TakeEscalation, { opId: op(), id: kase.id, nextUpdateAt: h.clock.now().toISOString() } as never)).toEqual(['FORBIDDEN']);
  expect(await wall.refused(PairWall, { opId: op(), code: '00000000', input: wanted() })).toEqual(['FORBIDDEN']);
  expect((await wall.done(Door)).viewer).toBeNull();
  expect(await h.amal.refused('query Other { wall { id } }')).toEqual(['FORBIDDEN']);

  const line = await dial(h, wall);
  for (const stream of ['journal', 'house', `case:${kase.id}`, `tracking:${kase.id}`]) {
    const feed = line.listen('StreamFeed', { stream });
    await expect.poll(() => feed.errors[0]?.extensions?.code, { message: stream }).toBe('FORBIDDEN');
    expect(feed.frames).toEqual([]);
  }
  const nobodys = (await dial(h, h.sami)).listen('WallFeed', { stream: 'wall' });
  await expect.poll(() => nobodys.errors[0]?.extensions?.code).toBe('FORBIDDEN');

  const { feedPosition } = await wall.done(FeedPositionOf, { stream: 'wall' });
  const feed = line.listen('BoardFeed', { stream: 'wall' }, feedPosition);
  expect((await feed.until(() => true)).mode).toBe('current');
  await h.salma.done(RetitleCase, { opId: op(), id: kase.id, title: 'Nothing for a wall' });
  const nudge = await feed.until(({ mode }) => mode === 'live');
  expect(nudge.entries, 'it hears that something happened, and nothing of what').toEqual([]);
  expect(nudge.from).toBe(feedPosition.at);
  const back = (await dial(h, wall)).listen('WallFeed', { stream: 'wall' }, feedPosition);
  expect(await back.until(() => true)).toMatchObject({ mode: 'catchup', entries: [] });
  expect(JSON.stringify([feed.frames, back.frames])).not.toContain(kase.id);
});

test('names and titles masked by policy; confidential cases never titled, and counted only if that wall’s policy says so', async () => {
  const h = await house();
  const open = await investigated(h, { title: 'Cold-chain delivery arrived warm' });
  const secret = await investigated(h, { title: 'A colleague is accused' });
  const { id } = await raised(h, h.salma, open);
  expect(await taken(h.faisal, id, new Date(h.clock.now().getTime() + 3_600_000))).toEqual([]);
  await raised(h, h.salma, secret);
  await anAction(h, secret.id);
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: secret.id, expectedVersion: (await room(h.salma, secret)).version, confidential: true, reason: 'A colleague is concerned.' });

  const pages = [{ template: 'escalations', departmentId: null }, { template: 'actions', departmentId: null }, { template: 'day', departmentId: null }, { template: 'departments', departmentId: null }];
  const { wall, id: wallId, version } = await hung(h, { pages });
  const shown = await shownOn(wall);
  expect(shown.pages.map(({ tiles }) => tiles.length).every((n) => n > 0 && n <= 6)).toBe(true);
  const cards = shown.pages[0]!.tiles.flatMap(({ card }) => card ?? []);
  expect(cards).toMatchObject([{ number: open.number, title: null, holder: null, taken: true, level: 1, time: { running: true } }]);
  const figures = async () => { const { pages: now } = await shownOn(wall); return [now[0]!.tiles[1]!.figure, now[2]!.tiles[0]!.figure, now[3]!.tiles.find(({ name }) => name === 'Logistics' || name === 'الخدمات اللوجستية')!.figure]; };
  expect(await figures()).toEqual([1, 1, 1]);
  expect(shown.attention, 'what is confidential asks nobody who passes by').toEqual([]);
  const all = JSON.stringify(shown);
  for (const word of [secret.number, 'colleague', 'Cold-chain', 'Faisal', 'Salma']) expect(all).not.toContain(word);

  const feed = (await dial(h, wall)).listen('WallFeed', { stream: 'wall' }, (await wall.done(FeedPositionOf, { stream: 'wall' })).feedPosition);
  await feed.until(() => true);
  expect(await h.amal.refused(ChangeWall, { opId: op(), id: wallId, expectedVersion: version - 1, input: wanted() })).toEqual(['changed-meanwhile']);
  await h.amal.done(ChangeWall, { opId: op(), id: wallId, expectedVersion: version, input: wanted({ pages, names: 'first', titles: true, confidential: true, language: 'ar' }) });
  await feed.until(({ mode }) => mode === 'live', 'the screen follows its policy at once');
  const more = await shownOn(wall);
  expect(more.pages[0]!.tiles.flatMap(({ card }) => card ?? [])).toMatchObject([{ title: 'Cold-chain delivery arrived warm', holder: 'فيصل' }]);
  expect(await figures()).toEqual([2, 2, 2]);
  for (const word of [secret.number, 'colleague']) expect(JSON.stringify(more)).not.toContain(word);

  // Whom a complaint is about may walk past: from then on it is counted, and neither shown nor asked about.
  await h.huda.done(NameRespondent, { opId: op(), id: open.id, expectedVersion: (await room(h.huda, open)).version, input: { personId: h.omar.id } });
  await expect.poll(async () => (await shownOn(wall)).pages[0]!.tiles.flatMap(({ card }) => card ?? [])).toEqual([]);
  expect(await figures()).toEqual([2, 2, 2]);
  expect(JSON.stringify(await shownOn(wall))).not.toContain(open.number);
});

test('what is promised in working days is told in whole days of its calendar, on a wall as on a board that counts by itself', async () => {
  const h = await house();
  const kase = await investigated(h);
  await raised(h, h.salma, kase);
  const { wall } = await hung(h);
  const told = async () => {
    const [card] = await cardsOf(h.salma);
    const [calendar] = (await h.salma.done(BoardCalendars, { ids: [card!.counted!.calendarId] })).boardCalendars;
    const { promiseDays, promise } = (await shownOn(wall)).pages[0]!.tiles.flatMap(({ card: one }) => one ?? [])[0]!.time!;
    const [now, due] = [h.clock.now().getTime(), Date.parse(card!.counted!.promiseAt as string)];
    expect(card!.counted!.unit).toBe('workingDays');
    expect(promiseDays).toBe(new Hours(calendar!.windows, calendar!.days).days(Math.min(now, due), Math.max(now, due)));
    return [promiseDays, promise! > 0];
  };
  const before = await told();
  expect(before).toEqual([1, true]);
  await h.clock.reaches(new Date((await stands(h, kase)).dueAt!.getTime() - 60_000));
  await settled(h);
  expect(await told()).toEqual([0, true]);
  await h.clock.reaches(new Date((await stands(h, kase)).dueAt!.getTime() + 7 * 24 * 3_600_000));
  await settled(h);
  expect(await told()).toEqual([5, false]);
});

test('a wall that is taken away hears nothing more, on every channel and every server, within a second', async () => {
  const h = await house();
  await aCase(h);
  const { wall, id } = await hung(h);
  const second = await another(h);
  const lines = await Promise.all([dial(h, wall), dial(second, wall)]);
  const feeds = [...lines.map((line) => line.listen('WallFeed', { stream: 'wall' })), await listenByEvents(h, wall, 'WallFeed', { stream: 'wall' })];
  await Promise.all(feeds.map((feed) => feed.until(() => true)));
  const other = await hung(h);
  const others = (await dial(h, other.wall)).listen('WallFeed', { stream: 'wall' });
  await others.until(() => true);
  await h.amal.done(UnpairWall, { opId: op(), id });
  const began = performance.now();
  await Promise.all([...feeds.map((feed) => feed.until(({ mode }) => mode === 'revoked')), ...lines.map(({ closed }) => closed)]);
  expect(performance.now() - began).toBeLessThan(patience);
  expect(await wall.refused('query WallNow { wall { id } }')).toEqual(['FORBIDDEN']);
  expect((await wall.done(Pairing)).pairing).toBe('none');
  expect(others.ended, 'an empty scope disconnects nobody').toBe(false);
  expect((await shownOn(other.wall)).id).toBe(other.id);
  expect(await h.amal.refused(ChangeWall, { opId: op(), id, expectedVersion: 2, input: wanted() })).toEqual(['not-found']);
});

test('zero and the escalation arrive as one change; it asks for somebody until somebody takes it', async () => {
  const h = await house();
  const { wall } = await hung(h);
  const kase = await aCase(h);
  await planned(h, kase);
  const { dueAt } = await stands(h, kase);
  expect(await tileOf(wall, 'breached')).toMatchObject({ figure: 0, state: 'calm' });
  const { changesAt } = await shownOn(wall);
  expect(new Date(changesAt as string) <= dueAt!, 'it says when it changes though nothing happens').toBe(true);
  await h.clock.reaches(new Date(dueAt!.getTime() - 30 * 60_000));
  expect(await tileOf(wall, 'soon')).toMatchObject({ figure: 1, state: 'watch' });
  await h.clock.reaches(dueAt!);
  const seen = new Set<string>();
  await expect.poll(async () => {
    const { pages: [page], attention } = await shownOn(wall);
    const now = [page!.tiles[0]!.figure, page!.tiles[1]!.figure, attention.length].join();
    seen.add(now);
    return now;
  }, { interval: 10 }).toBe('1,1,1');
  expect([...seen].filter((one) => one !== '0,0,0' && one !== '1,1,1'), 'never a breach without its escalation').toEqual([]);

  const { attention: [asked] } = await shownOn(wall);
  expect(asked).toMatchObject({ number: kase.number, state: 'breached', taken: false, qr: { size: expect.any(Number) } });
  const toTake = (await h.faisal.done(EscalationToTake, { id: asked!.id })).escalation;
  expect(toTake).toMatchObject({ id: asked!.id, case: { number: kase.number }, taker: null });
  expect((await h.tariq.done(EscalationToTake, { id: asked!.id })).escalation, 'whoever has no part in it learns nothing').toBeNull();
  expect(await taken(h.faisal, asked!.id, new Date(h.clock.now().getTime() + 3_600_000))).toEqual([]);
  expect(await shownOn(wall)).toMatchObject({ attention: [], untaken: 0 });
});

test('an escalation that was taken leaves every wall at once, also while a transaction elsewhere holds the journal back', async () => {
  const h = await house();
  const { wall } = await hung(h);
  const kase = await aCase(h);
  const { id } = await raised(h, h.salma, kase);
  await settled(h);
  const line = await dial(h, wall);
  const feed = line.listen('WallFeed', { stream: 'wall' }, (await wall.done(FeedPositionOf, { stream: 'wall' })).feedPosition as never);
  await feed.until(({ mode }) => mode === 'current' || mode === 'catchup');
  expect((await shownOn(wall)).attention).toHaveLength(1);

  const ends = await heldElsewhere();
  const before = feed.frames.length;
  expect(await taken(h.faisal, id, new Date(h.clock.now().getTime() + 3_600_000))).toEqual([]);
  // It has no place of its own yet.
  const hint = await feed.until((frame) => feed.frames.indexOf(frame) >= before && frame.mode === 'live' && frame.from === frame.to);
  expect(await shownOn(wall)).toMatchObject({ attention: [], untaken: 0 });
  await ends();
  const told = await feed.until((frame) => feed.frames.indexOf(frame) > feed.frames.indexOf(hint) && frame.mode === 'live' && frame.from !== frame.to);
  expect(told.from, 'and when it has one, it is told with it').toBe(hint.to);
  line.close();
});

test('a day on a wall lasts from midnight to midnight, also where that is 23 or 25 hours', async () => {
  const h = await house({ bare: true });
  const ends = async (zone: string, now: string) => (await dayPage(h.as(), { wall: { zone, confidential: true } as Wall, departmentId: null, now: new Date(now) })).changesAt;
  expect(await ends('Asia/Riyadh', '2026-11-22T20:59:59Z')).toEqual(new Date('2026-11-22T21:00:00Z'));
  expect(await ends('Europe/London', '2026-03-29T00:30:00Z'), 'an hour is missing').toEqual(new Date('2026-03-29T23:00:00Z'));
  expect(await ends('Europe/London', '2026-10-25T00:30:00Z'), 'an hour comes twice').toEqual(new Date('2026-10-26T00:00:00Z'));
  expect(await ends('Europe/London', '2026-10-25T23:30:00Z'), 'and its last hour is no yesterday').toEqual(new Date('2026-10-26T00:00:00Z'));
});

test('a case counts once on a wall, and asks once, however many of its actions climb besides', async () => {
  const h = await house();
  const { wall } = await hung(h);
  const kase = await investigated(h);
  await raised(h, h.huda, kase);
  const { id, version } = (await h.salma.done(AddAction, { opId: op(), caseId: kase.id, input: { kind: 'correction', title: 'Ice', ownerId: h.salma.id, dueAt: new Date(h.clock.now().getTime() + 90 * 3_600_000).toISOString() } })).addAction.action!;
  await h.huda.done(EscalateAction, { opId: op(), id, cause: 'byHand', reason: 'It melts.', expectedVersion: version, expectedLevel: 0 });
  expect(await h.as().em.count(Escalation, { caseId: kase.id, endedAt: null })).toBe(2);
  await expect.poll(async () => (await tileOf(wall, 'escalated'))?.figure).toBe(1);
  expect(await shownOn(wall)).toMatchObject({ untaken: 1, attention: [{ level: 1 }] });
  expect((await shownOn(wall)).pages[0]!.tiles.filter(({ card }) => card)).toHaveLength(1);
});
