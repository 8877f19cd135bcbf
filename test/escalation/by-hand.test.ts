import { expect, test } from 'vitest';
import { CloseCase } from '../../schema/documents/case.ts';
import { EscalateCase, EscalationsOf, LowerCase, MyEscalations, TakeEscalation, UpdateEscalation } from '../../schema/documents/escalation.ts';
import { aCase, op, room } from '../case/room.ts';
import { house } from '../house.ts';
import { cardsOf, escalationsOf, raised, stands, taken, told } from './board.ts';

const inTwoHours = (h: { clock: { now(): Date } }): Date => new Date(h.clock.now().getTime() + 2 * 3_600_000);

test('raising a case by hand is refused to whoever has no part in it, then done and told to whom it concerns', async () => {
  const h = await house();
  const kase = await aCase(h);
  const intent = (cause = 'byHand') => ({ opId: op(), caseId: kase.id, cause, reason: 'The clinic is out of vaccine.' });
  expect(await h.guest().refused(EscalateCase, intent())).toEqual(['UNAUTHENTICATED']);
  expect(await h.tariq.refused(EscalateCase, intent()), 'legal has no part in it, and learns nothing').toEqual(['not-found']);
  expect(await h.rami.refused(EscalateCase, intent()), 'an auditor reads').toEqual(['not-permitted']);
  expect(await h.salma.refused(EscalateCase, intent('deadline')), 'a cause that the house finds by itself').toEqual(['unknown-value']);
  expect(await h.salma.refused(EscalateCase, { ...intent(), reason: '  ' })).toEqual(['required']);
  expect((await stands(h, kase)).level).toBe(0);

  const { escalateCase } = await h.salma.done(EscalateCase, intent());
  expect(escalateCase.escalation).toMatchObject({ level: 1 });
  const [entry] = await told(h, kase, 'case.escalated');
  expect(entry).toMatchObject({ actorId: h.salma.id, fact: { from: 0, to: 1, cause: 'byHand', person: h.faisal.id } });
  expect(JSON.stringify(entry!.fact), 'the reason is kept as a text, not in the fact').not.toContain('vaccine');

  expect((await h.faisal.done(MyEscalations)).myEscalations).toMatchObject([{ level: 1, case: { id: kase.id }, to: { name: 'Faisal Otaibi' }, reason: 'The clinic is out of vaccine.' }]);
  expect(await cardsOf(h.tariq)).toEqual([]);
  expect(await cardsOf(h.sami), 'management sees the card of what it may not read').toMatchObject([{ id: kase.id, level: 1, standing: { to: { name: 'Faisal Otaibi' }, takenBy: null } }]);
  expect((await h.sami.done(EscalationsOf, { id: kase.id })).case, 'and no content before it reaches them').toBeNull();
});

test('a retry climbs no further, and a decision on an old board is refused', async () => {
  const h = await house();
  const kase = await aCase(h);
  const { version } = await stands(h, kase);
  const intent = { opId: op(), caseId: kase.id, cause: 'severity', reason: 'Warm again.', expectedVersion: version };
  await h.salma.done(EscalateCase, intent);
  await h.salma.done(EscalateCase, intent);
  expect((await stands(h, kase)).level).toBe(1);
  expect(await h.faisal.refused(EscalateCase, { ...intent, opId: op() }), 'two who drag the same card').toEqual(['changed-meanwhile']);
  expect((await stands(h, kase)).level).toBe(1);
});

test('what the complainant sees of it is that somebody higher up has it, and nothing else', async () => {
  const h = await house();
  const kase = await aCase(h);
  await raised(h, h.salma, kase);
  const rows = await h.as().em.execute<{ kind: string; fact: unknown; actor_id: string }[]>("select kind, fact, actor_id from entry where stream = ? and kind = 'case.escalated'", [`tracking:${kase.id}`]);
  expect(rows).toEqual([{ kind: 'case.escalated', fact: {}, actor_id: kase.id }]);
});

test('rule 17: of two takers one wins and the other is told who', async () => {
  const h = await house();
  const kase = await aCase(h);
  const { id } = await raised(h, h.salma, kase);
  expect(await taken(h.tariq, id, inTwoHours(h)), 'somebody outside').toEqual(['not-found']);
  expect(await taken(h.lina, id, inTwoHours(h)), 'a colleague of another department').toEqual(['not-found']);
  expect(await taken(h.faisal, id, new Date(h.clock.now().getTime() - 1)), 'an update in the past').toEqual(['date-order']);
  const answers = await Promise.all([h.faisal, h.huda].map((who) => who.ask(TakeEscalation, { opId: op(), id, nextUpdateAt: inTwoHours(h).toISOString() } as never)));
  const refusals = answers.flatMap(({ data }) => data!.takeEscalation.userErrors);
  expect(refusals).toHaveLength(1);
  expect(refusals[0]!.message).toMatch(/^(Faisal Otaibi|Huda Mansour) took this escalation first\.$/);
  const [escalation] = await escalationsOf(h, kase);
  expect(escalation).toMatchObject({ takenAt: h.clock.now(), nextUpdateAt: inTwoHours(h) });
  expect(refusals[0]!.message).toContain(escalation!.takenBy === h.faisal.id ? 'Faisal' : 'Huda');
  expect((await told(h, kase, 'escalation.taken')).map(({ actorId }) => actorId)).toEqual([escalation!.takenBy]);
  expect(await taken(h.sami, '0190aaaa-0000-7000-8000-000000000999', inTwoHours(h)), 'one that does not exist').toEqual(['not-found']);
});

test('rule 17: whoever has it gives updates; lowering needs a reason and the version that one saw, and gives it back to whom it was with', async () => {
  const h = await house();
  const kase = await aCase(h);
  const first = await raised(h, h.salma, kase);
  await taken(h.faisal, first.id, inTwoHours(h));
  await h.faisal.done(UpdateEscalation, { opId: op(), id: first.id, comment: 'A new box leaves at noon.', nextUpdateAt: new Date(h.clock.now().getTime() + 4 * 3_600_000).toISOString() } as never);
  expect((await h.salma.done(EscalationsOf, { id: kase.id })).case!.escalations).toMatchObject([{ comment: 'A new box leaves at noon.', taker: { name: 'Faisal Otaibi' }, endedAt: null }]);
  await raised(h, h.faisal, kase, 'repeated');
  expect(await escalationsOf(h, kase)).toMatchObject([{ level: 1, endedAt: h.clock.now() }, { level: 2, toId: h.huda.id, endedAt: null }]);

  const { version } = await stands(h, kase);
  const intent = { opId: op(), caseId: kase.id, reason: 'The box has arrived.', expectedVersion: version };
  expect(await h.salma.refused(LowerCase, intent), 'a colleague in the department').toEqual(['not-permitted']);
  expect(await h.huda.refused(LowerCase, { ...intent, reason: '' })).toEqual(['required']);
  expect(await h.huda.refused(LowerCase, { ...intent, expectedVersion: version - 1 })).toEqual(['changed-meanwhile']);
  await h.huda.done(LowerCase, { ...intent, opId: op() });
  expect((await stands(h, kase)).level).toBe(1);
  expect(await escalationsOf(h, kase)).toMatchObject([{ level: 1, takenBy: h.faisal.id, endedAt: null }, { level: 2, endedAt: h.clock.now() }]);
  expect((await told(h, kase, 'case.lowered')).map(({ fact }) => fact)).toMatchObject([{ from: 2, to: 1 }]);
  await h.huda.done(LowerCase, { opId: op(), caseId: kase.id, reason: 'Settled.', expectedVersion: (await stands(h, kase)).version });
  expect(await h.huda.refused(LowerCase, { opId: op(), caseId: kase.id, reason: 'Again.', expectedVersion: (await stands(h, kase)).version })).toEqual(['escalation.none']);
});

test('the top is the top, and closing ends what was open', async () => {
  const h = await house();
  const kase = await aCase(h);
  for (const cause of ['byHand', 'outside', 'severity']) await raised(h, h.huda, kase, cause);
  expect(await escalationsOf(h, kase)).toMatchObject([{ toId: h.faisal.id }, { toId: h.huda.id }, { toId: h.sami.id, takeBy: null }]);
  expect(await h.huda.refused(EscalateCase, { opId: op(), caseId: kase.id, cause: 'silence', reason: 'Still nothing.' })).toEqual(['case.top-level']);
  expect((await h.sami.done(EscalationsOf, { id: kase.id })).case, 'it has reached top management, which may read it now').not.toBeNull();
  await h.huda.done(CloseCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, input: { closing: 'withdrawn', reason: 'It has arrived, thank you.' } });
  expect((await stands(h, kase)).level).toBe(0);
  expect((await escalationsOf(h, kase)).every(({ endedAt }) => endedAt)).toBe(true);
  expect(await cardsOf(h.sami)).toEqual([]);
  expect(await h.huda.refused(EscalateCase, { opId: op(), caseId: kase.id, cause: 'byHand', reason: 'More.' })).toEqual(['case.closed']);
});
