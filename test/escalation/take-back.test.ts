import { expect, test } from 'vitest';
import { AddAction } from '../../schema/documents/action.ts';
import { Board } from '../../schema/documents/board.ts';
import { EscalateAction, EscalateCase, EscalationsOf, LowerAction, LowerCase, TakeBackEscalationStep, TakeEscalation, UpdateEscalation } from '../../schema/documents/escalation.ts';
import { Escalation } from '../../server/escalation/escalation.entity.ts';
import { aCase, investigated, op } from '../case/room.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { escalationsOf, raised, settled, stands, told } from './board.ts';

const minute = 60_000;
const later = (h: TestHouse, ms: number): Date => new Date(h.clock.now().getTime() + ms);
const take = async (who: NamedPerson, id: string, next: Date) => (await who.done(TakeEscalation, { opId: op(), id, nextUpdateAt: next.toISOString() } as never)).takeEscalation.seq!;
const update = async (who: NamedPerson, id: string, comment: string, next: Date) => (await who.done(UpdateEscalation, { opId: op(), id, comment, nextUpdateAt: next.toISOString() } as never)).updateEscalation.seq!;
const back = (who: NamedPerson, id: string, seq: number) => who.done(TakeBackEscalationStep, { opId: op(), id, seq });
const refused = (who: NamedPerson, id: string, seq: number) => who.refused(TakeBackEscalationStep, { opId: op(), id, seq });

test('a slip with an escalation is taken back by whoever made it, within a quarter of an hour, where nobody has gone on: what stood there stands there again', async () => {
  const h = await house();
  const [kase, hurried, late] = [await aCase(h), await aCase(h, { title: 'Billed twice' }), await aCase(h, { title: 'Rude at the counter' })];
  const { id } = await raised(h, h.salma, kase);
  const item = async () => (await escalationsOf(h, kase))[0]!;
  const first = await item();
  const took = await take(h.huda, id, later(h, 5 * 60 * minute));
  expect((await stands(h, kase)).reachedIds).toEqual([h.faisal.id, h.huda.id]);
  expect(await refused(h.faisal, id, took), 'not what somebody else did').toEqual(['not-found']);
  expect(await refused(h.huda, id, took + 90)).toEqual(['not-found']);
  expect(await refused(h.huda, 'nonsense', took)).toEqual(['not-found']);
  await back(h.huda, id, took);
  expect(await item()).toMatchObject({ takenBy: null, takenAt: null, nextUpdateAt: null, takeBy: first.takeBy });
  expect((await stands(h, kase)).reachedIds, 'who was let in by taking it is out again').toEqual([h.faisal.id]);
  expect(await refused(h.huda, id, took), 'once').toEqual(['changed-meanwhile']);

  // News: the last word and the last promise, each as it was.
  const [one, two, three] = [later(h, 60 * minute), later(h, 120 * minute), later(h, 180 * minute)];
  const taken = await take(h.faisal, id, one);
  const [said, again] = [await update(h.faisal, id, 'The van left.', two), await update(h.faisal, id, 'Not this case.', three)];
  expect(await refused(h.faisal, id, said), 'not what was said over since').toEqual(['changed-meanwhile']);
  expect(await refused(h.faisal, id, taken)).toEqual(['changed-meanwhile']);
  await back(h.faisal, id, again);
  expect(await item()).toMatchObject({ comment: 'The van left.', nextUpdateAt: two, takenBy: h.faisal.id });
  await back(h.faisal, id, said);
  expect(await item()).toMatchObject({ comment: null, nextUpdateAt: one });

  // A level down and a level up.
  const down = (await h.huda.done(LowerCase, { opId: op(), caseId: kase.id, reason: 'Calm.', expectedVersion: (await stands(h, kase)).version })).lowerCase.seq!;
  expect(await stands(h, kase)).toMatchObject({ level: 0 });
  await back(h.huda, id, down);
  expect([(await stands(h, kase)).level, await item()]).toMatchObject([1, { endedAt: null, takenBy: h.faisal.id, nextUpdateAt: one }]);
  const { escalateCase } = await h.faisal.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'byHand', reason: 'A slip.' });
  expect(await refused(h.faisal, id, escalateCase.seq!), 'another item').toEqual(['case.nothing-to-take-back']);
  await back(h.faisal, escalateCase.escalation!.id, escalateCase.seq!);
  expect([(await stands(h, kase)).level, (await stands(h, kase)).reachedIds]).toEqual([1, [h.faisal.id]]);
  expect(await escalationsOf(h, kase)).toMatchObject([{ level: 1, endedAt: null, takenBy: h.faisal.id }, { level: 2, endedAt: expect.any(Date) }]);
  expect((await told(h, kase, 'escalation.takenBack')).map(({ fact }) => fact['step'])).toEqual(['taken', 'updated', 'updated', 'lowered', 'raised']);

  // What came due while it was taken by mistake comes when that is taken back, at its own instant.
  const waiting = await raised(h, h.salma, hurried);
  const takeBy = (await escalationsOf(h, hurried))[0]!.takeBy!;
  const long = await take(h.faisal, (await raised(h, h.salma, late)).id, later(h, 240 * minute));
  await settled(h);
  await h.clock.reaches(new Date(takeBy.getTime() - 5 * minute));
  const slip = await take(h.faisal, waiting.id, later(h, 240 * minute));
  await h.clock.reaches(new Date(takeBy.getTime() + 2 * minute));
  await expect.poll(async () => (await h.as().em.execute('select from deadline where case_id = ? and step = ? and fired_at is not null', [hurried.id, `untaken:${waiting.id}`])).length).toBe(1);
  expect((await stands(h, hurried)).level).toBe(1);
  await back(h.faisal, waiting.id, slip);
  await expect.poll(async () => (await told(h, hurried, 'case.escalated')).map(({ fact, happenedAt }) => [fact['cause'], happenedAt]).at(-1)).toEqual(['untaken', takeBy]);
  expect(await refused(h.faisal, (await escalationsOf(h, late))[0]!.id, long)).toEqual(['case.too-late-to-take-back']);
});

test('the same with an action that stands escalated; what the room offers is what the board offers and the door allows', async () => {
  const h = await house();
  const kase = await investigated(h, { title: 'Arrived warm' });
  const one = (await h.salma.done(AddAction, { opId: op(), caseId: kase.id, input: { kind: 'correction', title: 'Freeze the packs', ownerId: h.salma.id, dueAt: later(h, 74 * 60 * minute).toISOString() } })).addAction.action!;
  const up = async (who: NamedPerson, expectedLevel: number) => (await who.done(EscalateAction, { opId: op(), id: one.id, cause: 'safety', reason: 'Vaccines.', expectedVersion: one.version, expectedLevel })).escalateAction;
  const all = async () => (await h.as().em.find(Escalation, { actionId: one.id }, { orderBy: { level: 'asc' } })).map(({ level, takenBy, endedAt }) => [level, takenBy, !endedAt]);

  const first = await up(h.salma, 0);
  await back(h.salma, first.action!.escalation!.id, first.seq!);
  expect(await all()).toEqual([[1, null, false]]);
  const { id } = (await up(h.salma, 0)).action!.escalation!;
  for (const who of [h.salma, h.faisal, h.huda, h.omar]) {
    const offered = (await who.done(EscalationsOf, { id: kase.id })).case?.actionEscalations[0]?.can ?? [];
    const onBoard = (await who.done(Board, { subject: 'actions' })).board.items.find((item) => item.id === one.id)?.can.filter((verb: string) => verb.startsWith('escalation.')) ?? [];
    expect([...offered].sort(), who.id).toEqual([...onBoard].sort());
    expect(offered.includes('escalation.take'), 'whose it is, and heads, quality and management').toBe(who === h.faisal || who === h.huda);
  }
  expect(await h.salma.refused(TakeEscalation, { opId: op(), id, nextUpdateAt: later(h, 60 * minute).toISOString() } as never)).toEqual(['not-permitted']);

  await back(h.faisal, id, await take(h.faisal, id, later(h, 60 * minute)));
  await take(h.faisal, id, later(h, 60 * minute));
  const { version } = await h.as().em.findOneOrFail(Escalation, { id });
  const down = (await h.faisal.done(LowerAction, { opId: op(), id, reason: 'A mistake.', expectedVersion: version })).lowerAction.seq!;
  expect((await all()).at(-1)).toEqual([1, h.faisal.id, false]);
  await back(h.faisal, id, down);
  expect((await all()).at(-1)).toEqual([1, h.faisal.id, true]);
  expect((await told(h, kase, 'escalation.takenBack')).map(({ fact }) => [fact['step'], fact['number']])).toEqual([['raised', one.number], ['taken', one.number], ['lowered', one.number]]);
});
