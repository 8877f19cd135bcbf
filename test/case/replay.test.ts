import pg from 'pg';
import { expect, test } from 'vitest';
import { Discuss, JoinTeam, LeaveTeam, MakeCaseConfidential, Replay, RetitleCase } from '../../schema/documents/case.ts';
import { EscalateAction, EscalateCase } from '../../schema/documents/escalation.ts';
import { AddAction } from '../../schema/documents/action.ts';
import { at, eventually, opened, together } from '../investigation/texts.ts';
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

test('the shared texts read as they read then: between two versions from what was typed by then, under the same permissions, and as the version that stood then where that is too much', async () => {
  const h = await house();
  const kase = await investigated(h);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.lina.id });
  const unopened = (await room(h.salma, kase)).seq;
  const id = await opened(h.salma, kase.id);
  const [salma, lina] = [await at(h.running, h.salma, id), await at(h.running, h.lina, id)];
  await together(salma, lina);
  const marked = async (body: string): Promise<number> => {
    await h.clock.passes('5 seconds');
    await h.salma.done(Discuss, { opId: op(), id: kase.id, input: { body } });
    await h.clock.passes('5 seconds');
    return (await room(h.salma, kase)).seq;
  };
  const empty = await marked('Nothing yet');
  salma.type('First reading.');
  await salma.text.safe();
  const first = await marked('One hand');
  await eventually(() => expect(lina.words()).toBe('First reading.'));
  lina.type(' Second hand.');
  await lina.text.safe();
  const second = await marked('Two hands');
  await h.clock.passes('2 minutes');
  const seqOf = async (kind: string) => (await room(h.salma, kase)).story.find((entry) => entry.kind === kind)?.seq;
  await eventually(async () => expect(await seqOf('document.revised')).toBeGreaterThan(second));
  const settled = (await seqOf('document.revised'))!;
  const during = await secrecy(h, kase, true);
  await secrecy(h, kase, false);
  await h.clock.passes('5 seconds');
  salma.type(' Third.');
  await salma.text.safe();

  const texts = async (upTo: number, eyes = 'own', who = h.salma) => (await replay(who, kase, upTo, eyes))?.texts;
  expect(await texts(unopened)).toEqual([]);
  expect(await texts(empty)).toEqual([{ id, words: '', version: 0, exact: true }]);
  expect(await texts(first)).toEqual([{ id, words: 'First reading.', version: 0, exact: true }]);
  expect(await texts(second)).toEqual([{ id, words: 'First reading. Second hand.', version: 0, exact: true }]);
  expect(await texts(settled)).toEqual([{ id, words: 'First reading. Second hand.', version: 1, exact: true }]);
  expect(await texts(10_000), 'the last moment is now').toEqual([{ id, words: 'First reading. Second hand. Third.', version: 1, exact: true }]);
  expect([await texts(first, 'department'), await texts(during, 'department'), await texts(during, 'management'), await texts(first, 'own', h.tariq)]).toMatchObject([[{ id }], [], [], undefined]);

  // What is too long to be put together again is shown as the version that stood then, and says so.
  await h.as().em.execute('insert into document_log (document_id, seq, person_id, at, bytes) select document_id, 100 + n, person_id, ?, bytes from document_log, generate_series(1, 5000) n where document_id = ? and seq = 1', [h.clock.now(), id]);
  expect(await texts(10_000)).toEqual([{ id, words: 'First reading. Second hand.', version: 1, exact: false }]);
  expect(await texts(settled), 'a version is as it was').toMatchObject([{ words: 'First reading. Second hand.', exact: true }]);
});

test('one’s own eyes of then: whom the escalation of an action let in saw the case from that moment on, and of no other case that it answers', async () => {
  const h = await house();
  const kase = await investigated(h);
  const { action } = (await h.salma.done(AddAction, { opId: op(), caseId: kase.id, input: { kind: 'correction', title: 'Replace the boxes', ownerId: h.salma.id, dueAt: new Date(h.clock.now().getTime() + 86_400_000).toISOString() } } as never)).addAction;
  await secrecy(h, kase, true);
  const before = (await room(h.salma, kase)).seq;
  await h.salma.done(EscalateAction, { opId: op(), id: action!.id, cause: 'byHand', reason: 'No boxes are left.', expectedVersion: action!.version, expectedLevel: 0 });
  const after = (await room(h.salma, kase)).seq;
  expect([(await replay(h.faisal, kase, before))?.open, (await replay(h.faisal, kase, after))?.open]).toEqual([false, true]);
});
