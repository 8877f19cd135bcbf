import pg from 'pg';
import { expect, test } from 'vitest';
import { Discuss, JoinTeam, LeaveTeam, MakeCaseConfidential, Replay, RetitleCase } from '../../schema/documents/case.ts';
import { EscalateCase } from '../../schema/documents/escalation.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { asSuperuser } from '../server.ts';
import { investigated, op, room } from './room.ts';

type Kase = { id: string; number: string };
const replay = async (who: NamedPerson, { number }: Kase, at: number, eyes = 'own') => (await who.done(Replay, { number, at, eyes })).caseByNumber?.replay ?? null;
const kindsIn = (told: Awaited<ReturnType<typeof replay>>): string[] => (told?.entries ?? []).map(({ kind, hole }) => (hole ? 'hole' : kind!));
const secrecy = async (h: TestHouse, kase: Kase, confidential: boolean): Promise<number> => {
  const { version } = await room(h.salma, kase);
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: version, confidential, reason: 'A colleague is concerned.' });
  return (await room(h.salma, kase)).seq;
};

test('replay shows what may still be seen by you today: who may not read the case today replays nothing, and who may read it replays no more than today', async () => {
  const h = await house();
  const kase = await investigated(h);
  expect((await h.tariq.done(Replay, { number: kase.number, at: 3, eyes: 'team' })).caseByNumber, 'of another department').toBeNull();
  expect((await h.sami.done(Replay, { number: kase.number, at: 3, eyes: 'quality' })).caseByNumber, 'management sees the card').toBeNull();
  await secrecy(h, kase, true);
  expect((await h.faisal.done(Replay, { number: kase.number, at: 1, eyes: 'own' })).caseByNumber, 'open then, confidential today').toBeNull();
});

test('replayed through the eyes of a role is what that role could see at that moment: a case that was confidential then shows the department nothing', async () => {
  const h = await house();
  const kase = await investigated(h);
  const before = (await room(h.salma, kase)).seq;
  const during = await secrecy(h, kase, true);
  const after = await secrecy(h, kase, false);

  const [then, within, since] = await Promise.all([replay(h.salma, kase, before, 'department'), replay(h.salma, kase, during, 'department'), replay(h.salma, kase, after, 'department')]);
  expect([then!.open, within!.open, since!.open]).toEqual([true, false, true]);
  expect(kindsIn(within)).toEqual(Array<string>(during).fill('hole'));
  expect(within!.named).toEqual([]);
  expect(kindsIn(await replay(h.salma, kase, during, 'team')).includes('hole'), 'the team saw all of it').toBe(false);
  expect(kindsIn(await replay(h.salma, kase, before, 'management')).filter((kind) => kind !== 'hole')).not.toContain('feedback.kept');
  expect((await replay(h.salma, kase, 10_000))!.at, 'the nearest where there is none of that number').toBe((await room(h.salma, kase)).seq);
});

test('one’s own eyes of then: before joining a confidential case one could see nothing of it', async () => {
  const h = await house();
  const kase = await investigated(h);
  const secret = await secrecy(h, kase, true);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.lina.id });
  const joined = (await room(h.lina, kase)).seq;
  expect((await replay(h.lina, kase, secret))!.open).toBe(false);
  expect((await replay(h.lina, kase, joined))!.open).toBe(true);
  await h.salma.done(LeaveTeam, { opId: op(), id: kase.id, personId: h.lina.id });
  expect((await h.lina.done(Replay, { number: kase.number, at: joined, eyes: 'own' })).caseByNumber).toBeNull();
});

test('texts stand as they stood then, and one that was erased since does not come back', async () => {
  const h = await house();
  const kase = await investigated(h, { title: 'The first title' });
  await h.salma.done(RetitleCase, { opId: op(), id: kase.id, title: 'The second title' });
  const at = (await room(h.salma, kase)).seq;
  await h.salma.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'safety', reason: 'Vaccines may have been given.' });
  await h.salma.done(Discuss, { opId: op(), id: kase.id, input: { body: 'To be forgotten' } });
  const texts = async (upTo: number): Promise<string[]> => (await replay(h.salma, kase, upTo))!.entries.flatMap((entry) => entry.texts.map(({ body }) => body));
  expect(await texts(1)).toEqual(['The first title']);
  expect(await texts(at)).toContain('The second title');
  expect(await texts(at)).not.toContain('Vaccines may have been given.');
  expect(await texts(10_000)).toContain('To be forgotten');

  const root = new pg.Client(asSuperuser(h.databaseUrl));
  await root.connect();
  await root.query("set session_replication_role = replica; delete from said where body = 'To be forgotten'");
  await root.end();
  expect(await texts(10_000)).not.toContain('To be forgotten');
  expect(kindsIn(await replay(h.salma, kase, 10_000)), 'that it was said is still told').toContain('room.said');
});
