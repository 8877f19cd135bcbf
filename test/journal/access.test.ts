import { expect, test } from 'vitest';
import { AppointLead, MakeCaseConfidential, RetitleCase } from '../../schema/documents/case.ts';
import { FeedPositionOf } from '../../schema/documents/journal.ts';
import { onRecord } from '../../server/journal/book.ts';
import { caseStream, houseStream } from '../../server/journal/stream.entity.ts';
import { PersonRoleChanged } from '../../server/people/people.kinds.ts';
import { Person } from '../../server/people/person.entity.ts';
import { SessionRevoked } from '../../server/people/access/access.kinds.ts';
import { Session } from '../../server/people/access/session.entity.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { EditAction } from '../../schema/documents/action.ts';
import { anAction, due } from '../action/deeds.ts';
import { aCase, investigated, op, room } from '../case/room.ts';
import { dial, listenByEvents } from './listening.ts';

/** Milliseconds. The promise is one second; a machine that runs everything at once is granted more. */
const patience = 4_000;

/** Milliseconds from the commit to the last of the frames that say so. */
const after = async <T>(commit: Promise<unknown>, heard: () => Promise<T>): Promise<{ took: number; value: T }> => {
  const hearing = heard();
  await commit;
  const began = performance.now();
  const value = await hearing;
  return { took: performance.now() - began, value };
};

const board = async (h: TestHouse, who: NamedPerson) => {
  const { feedPosition } = await who.done(FeedPositionOf, { stream: 'journal' });
  const line = await dial(h, who);
  const feed = line.listen('BoardFeed', { stream: 'journal' }, feedPosition);
  await feed.until(() => true);
  return { line, feed };
};

test('taking away access stops subscriptions within 1 s, with a named reason: a case made confidential closes the rooms of whoever may not see it and leaves their boards; catching up applies today’s permission', async () => {
  const h = await house();
  const kase = await investigated(h);
  const stream = caseStream(kase.id);
  const rooms = await Promise.all([h.faisal, h.salma].map(async (who) => (await dial(h, who)).listen('StreamFeed', { stream }, null)));
  const events = await listenByEvents(h, h.faisal, 'StreamFeed', { stream });
  await Promise.all([...rooms, events].map((feed) => feed.until(() => true)));
  const [faisals, tariqs, salmas] = await Promise.all([board(h, h.faisal), board(h, h.tariq), board(h, h.salma)]);

  const { feedPosition: before } = await h.faisal.done(FeedPositionOf, { stream: 'journal' });
  await h.faisal.done(RetitleCase, { opId: op(), id: kase.id, title: 'Open to the department' });
  const done = h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, confidential: true, reason: 'A colleague is concerned.' });
  const { took, value } = await after(done, () => Promise.all([rooms[0]!.until(({ mode }) => mode === 'revoked'), events.until(({ mode }) => mode === 'revoked'), faisals.feed.until(({ entries }) => entries.some((one) => one.hole && one.caseId === kase.id))]));
  expect(took).toBeLessThan(patience);
  expect(value[0]).toMatchObject({ mode: 'revoked', reason: 'This case is no longer open to you.', entries: [] });
  await salmas.feed.until(({ entries }) => entries.some(({ kind, card }) => kind === 'case.confidential' && card?.confidential));
  expect(rooms[1]!.frames.some(({ mode }) => mode === 'revoked')).toBe(false);

  const seen = [faisals.feed.frames.length, tariqs.feed.frames.length];
  await h.salma.done(RetitleCase, { opId: op(), id: kase.id, title: 'Only for the team' });
  await salmas.feed.until(({ entries }) => entries.some(({ card }) => card?.title === 'Only for the team'));
  expect([faisals, tariqs].flatMap(({ feed }, at) => feed.frames.slice(seen[at]).flatMap(({ entries }) => entries))).toEqual([]);
  expect(JSON.stringify(tariqs.feed.frames)).not.toContain(kase.id);

  // Whoever was away meanwhile and states a position from before is told by today's permission what was open to them then.
  const back = await dial(h, h.faisal);
  const { mode, entries } = await back.listen('BoardFeed', { stream: 'journal' }, before).until(() => true);
  expect([mode, entries.filter(({ caseId, hole }) => caseId === kase.id && !hole)]).toEqual(['catchup', []]);
  await expect(back.listen('StreamFeed', { stream }, { epoch: 1, at: '1' }).until(() => true)).rejects.toThrow(/FORBIDDEN/);
});

test('a revoked session and a role that is taken end or renew what they opened, at once; nobody else notices', async () => {
  const h = await house();
  const kase = await aCase(h);
  const [huda, omar] = await Promise.all([board(h, h.huda), board(h, h.omar)]);
  const stream = caseStream(kase.id);
  const hudasRoom = huda.line.listen('StreamFeed', { stream }, null);
  await hudasRoom.until(() => true);

  const ctx = h.as();
  const taken = onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, h.huda.id);
    const from = person.roles;
    person.roles = ['investigator'];
    book.write(PersonRoleChanged, person, { person: person.id, from, to: person.roles });
    return person;
  });
  const { took } = await after(taken, () => Promise.all([hudasRoom.until(({ mode }) => mode === 'revoked'), huda.feed.until(({ mode, reason }) => mode === 'snapshot' && reason !== null)]));
  expect(took).toBeLessThan(patience);

  const again = h.as();
  const revoked = onRecord(again, houseStream, async (book) => {
    await book.em.nativeUpdate(Session, { id: h.omar.sessionId }, { revokedAt: again.now() });
    const person = await book.read(Person, h.omar.id);
    book.write(SessionRevoked, person, { person: person.id, session: h.omar.sessionId, all: false });
    return person;
  });
  const { took: second, value } = await after(revoked, () => omar.line.closed);
  expect(second).toBeLessThan(patience);
  // It is locked, not taken away: the same person signs in and goes on.
  expect(value).toMatchObject({ code: 4401, reason: 'This session has ended.' });
  expect(omar.feed.frames.some(({ mode }) => mode === 'revoked')).toBe(false);
  expect(huda.line.socket.readyState).toBe(1);

  // Who no longer works here loses it.
  const rami = await board(h, h.rami);
  const last = h.as();
  await onRecord(last, houseStream, async (book) => {
    await book.em.nativeUpdate(Session, { id: h.rami.sessionId }, { revokedAt: last.now() });
    const person = await book.read(Person, h.rami.id);
    person.active = false;
    book.write(SessionRevoked, person, { person: person.id, session: h.rami.sessionId, all: true });
    return person;
  });
  await rami.feed.until(({ mode }) => mode === 'revoked');
  expect(await rami.line.closed).toMatchObject({ code: 4403 });
});

test('a session that has grown too old locks its sockets without wiping; the others stay', async () => {
  const h = await house();
  await aCase(h);
  const { line } = await board(h, h.omar);
  await h.running.orm.em.fork().nativeUpdate(Session, { id: h.omar.sessionId }, { expiresAt: new Date(h.clock.now().getTime() + 30_000) });
  await h.clock.passes('61 s');
  expect(await line.closed).toMatchObject({ code: 4401 });
});

test('somebody who joins the team hears more from that moment, under the permission of today', async () => {
  const h = await house();
  const theirs = await aCase(h, { department: 'logistics' });
  const { feed } = await board(h, h.tariq);
  await h.faisal.done(AppointLead, { opId: op(), id: theirs.id, expectedVersion: (await room(h.faisal, theirs)).version, personId: h.tariq.id });
  await feed.until(({ entries }) => entries.some(({ card }) => card?.id === theirs.id));
});

test('who no longer owns an action loses its feed at once, and so do all who saw it through a case that became confidential', async () => {
  const h = await house();
  const kase = await investigated(h);
  const action = await anAction(h, kase.id, { owner: h.tariq });
  const watch = async (who: NamedPerson) => {
    const feed = (await dial(h, who)).listen('StreamFeed', { stream: `action:${action.id}` });
    await feed.until(({ mode }) => mode === 'snapshot');
    return feed;
  };
  const [tariqs, faisals, salmas] = [await watch(h.tariq), await watch(h.faisal), await watch(h.salma)];
  const input = { title: 'Freeze the packs for 24 hours', ownerId: h.lina.id, dueAt: due, reason: 'The call centre holds the rota.' };
  await h.salma.done(EditAction, { opId: op(), id: action.id, input, expectedVersion: action.version });
  await tariqs.until(({ mode }) => mode === 'revoked');
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, confidential: true, reason: 'A colleague is concerned.' });
  await faisals.until(({ mode }) => mode === 'revoked');
  expect(salmas.frames.some(({ mode }) => mode === 'revoked')).toBe(false);
});
