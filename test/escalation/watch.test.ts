import { expect, test } from 'vitest';
import { ChangeDepartment, PlanAbsence } from '../../schema/documents/people.ts';
import { AssessCase, CloseCase, NameRespondent, ReopenCase } from '../../schema/documents/case.ts';
import { MyEscalations } from '../../schema/documents/escalation.ts';
import { Acknowledge, RecordSatisfaction } from '../../schema/documents/feedback.ts';
import { Case } from '../../server/case/case.entity.ts';
import { pauseClocks, resumeClocks } from '../../server/case/clock/pause.service.ts';
import { onRecord } from '../../server/journal/book.ts';
import { tell } from '../../server/journal/telling.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import { CaseSettling } from '../../server/case/case.kinds.ts';
import { aCase, figures, op, room } from '../case/room.ts';
import { departments } from '../cast.ts';
import { another, house, type TestHouse } from '../house.ts';
import { cardsOf, escalationsOf, planned, raised, settled, stands, taken, told } from './board.ts';

const hour = 3_600_000;
const levels = async (h: TestHouse, kase: Pick<Case, 'id'>) => (await told(h, kase, 'case.escalated')).map(({ fact, happenedAt }) => ({ ...fact, happenedAt }));
const climbs = (h: TestHouse, kase: Pick<Case, 'id'>, times: number) => expect.poll(() => levels(h, kase), { interval: 30 }).toHaveLength(times);

test('rule 15: 75 % of the time used is a warning; the deadline is one escalation, at its own instant', async () => {
  const h = await house();
  const kase = await aCase(h);
  const { dueAt, dueClock } = await stands(h, kase);
  const steps = await planned(h, kase, dueClock!);
  expect(steps).toHaveLength(4);
  expect(steps[1]!.at).toEqual(dueAt);
  expect(steps[0]!.at < dueAt! && steps[2]!.at > dueAt! && steps[3]!.at > steps[2]!.at).toBe(true);

  await h.clock.reaches(new Date(steps[0]!.at.getTime() + 60_000));
  await expect.poll(() => told(h, kase, 'case.watched')).toMatchObject([{ happenedAt: steps[0]!.at, fact: { clock: dueClock, share: 0.75 } }]);
  expect(await cardsOf(h.faisal)).toMatchObject([{ id: kase.id, level: 0, standing: null, counted: { phase: 'running' } }]);
  expect(await levels(h, kase)).toEqual([]);

  await h.clock.reaches(new Date(dueAt!.getTime() + 5 * 60_000));
  await climbs(h, kase, 1);
  expect(await levels(h, kase)).toMatchObject([{ from: 0, to: 1, cause: 'deadline', clock: dueClock, person: h.faisal.id, happenedAt: dueAt }]);
  const [card] = await cardsOf(h.faisal);
  expect(card).toMatchObject({ level: 1, standing: { cause: 'deadline', takenBy: null }, counted: { promiseAt: dueAt!.toISOString() }, can: expect.arrayContaining(['escalation.take', 'escalation.raise', 'escalation.lower']) });
});

test('rule 17: what nobody takes climbs after its working minutes; what is taken stays', async () => {
  const h = await house();
  const [waits, has] = [await aCase(h), await aCase(h, { title: 'Billed twice' })];
  await raised(h, h.salma, waits);
  const { id } = await raised(h, h.salma, has);
  expect(await taken(h.faisal, id, new Date(h.clock.now().getTime() + 8 * hour))).toEqual([]);
  const [escalation] = await escalationsOf(h, waits);
  expect(escalation!.takeBy, '240 working minutes from ten in the morning').toEqual(new Date(h.clock.now().getTime() + 4 * hour));
  await h.clock.reaches(new Date(escalation!.takeBy!.getTime() + 90_000));
  await climbs(h, waits, 2);
  expect((await levels(h, waits))[1]).toMatchObject({ from: 1, to: 2, cause: 'untaken', person: h.huda.id, happenedAt: escalation!.takeBy });
  expect(await levels(h, has)).toHaveLength(1);
});

test('rule 17: an absent head is stood in for, an excluded one passed over, and where nobody is left it goes to the top', async () => {
  const h = await house();
  const away = await aCase(h);
  await h.amal.done(PlanAbsence, { opId: op(), input: { personId: h.faisal.id, deputyId: h.salma.id, fromAt: new Date(h.clock.now().getTime() - hour).toISOString(), untilAt: new Date(h.clock.now().getTime() + 48 * hour).toISOString() } } as never);
  expect((await raised(h, h.huda, away)) && (await escalationsOf(h, away))).toMatchObject([{ toId: h.salma.id }]);
  const [story] = await tell(h.as({ kind: 'person', id: h.salma.id, roles: ['investigator'], departments: [] }), await told(h, away, 'case.escalated'));
  expect(story!.sentence).toBe('Escalated to level 1: raised by hand. Brought to Salma Karim, who stands in for Faisal Otaibi');
  expect((await h.salma.done(MyEscalations)).myEscalations).toMatchObject([{ to: { name: 'Salma Karim' }, standsFor: { name: 'Faisal Otaibi' } }]);

  const about = await aCase(h, { title: 'The head was rude' });
  await h.huda.done(NameRespondent, { opId: op(), id: about.id, expectedVersion: (await room(h.huda, about)).version, input: { personId: h.faisal.id } });
  await raised(h, h.huda, about);
  expect((await escalationsOf(h, about))[0]!.toId, 'a complaint about the head goes to the top').toBe(h.sami.id);

  const nobody = await aCase(h, { title: 'No head at all', department: 'legal' });
  await raised(h, h.huda, nobody);
  expect((await escalationsOf(h, nobody))[0]!.toId).toBe(h.sami.id);
  expect(ChangeDepartment && departments.legal).toBeDefined();
});

test('rule 16: a deadline that passed while the server was off fires once when it is back, with the true instant', async () => {
  const h = await house();
  const kase = await aCase(h);
  await planned(h, kase);
  const { dueAt } = await stands(h, kase);
  await another(h, new Date(dueAt!.getTime() + 10 * 60_000));
  await climbs(h, kase, 1);
  expect(await levels(h, kase)).toMatchObject([{ cause: 'deadline', happenedAt: dueAt }]);
  await settled(h);
  expect(await levels(h, kase)).toHaveLength(1);
});

test('rule 16: two servers on one database never fire a deadline twice', async () => {
  const h = await house();
  const cases = await Promise.all(Array.from({ length: 12 }, (_, n) => aCase(h, { title: `Late ${n}` })));
  const second = await another(h, h.clock.now());
  for (const kase of cases) await planned(h, kase);
  const due = (await stands(h, cases[0]!)).dueAt!;
  await Promise.all([h.clock, second.clock].map((clock) => clock.reaches(new Date(due.getTime() + 60_000))));
  for (const kase of cases) await climbs(h, kase, 1);
  await settled(h);
  for (const kase of cases) {
    expect(await levels(h, kase)).toHaveLength(1);
    expect(await told(h, kase, 'case.watched')).toHaveLength(1);
  }
});

test('a paused case does not fire; once it goes on, its deadlines lie later by the pause', async () => {
  const h = await house();
  const kase = await aCase(h, { nature: 'enquiry', acknowledged: false });
  await h.nadia.done(Acknowledge, { opId: op(), id: kase.id, by: 'call' }).catch(() => h.faisal.done(Acknowledge, { opId: op(), id: kase.id, by: 'call' }));
  const [, before] = await planned(h, kase, 'decision');
  expect((await stands(h, kase)).dueClock).toBe('decision');
  await h.clock.passes('1 hour');
  await pauseClocks(h.as(), kase.id, { reason: 'complainant', question: 'Which branch was it?', deliveredAt: h.clock.now(), until: new Date(h.clock.now().getTime() + 20 * 24 * hour) });
  expect(await planned(h, kase)).toEqual([]);
  await h.clock.reaches(new Date(before!.at.getTime() + 24 * hour));
  await settled(h);
  expect(await levels(h, kase)).toEqual([]);
  await resumeClocks(h.as(), kase.id, 'They called.');
  const [, after] = await planned(h, kase, 'decision');
  expect(after!.at > before!.at).toBe(true);
  await h.clock.reaches(after!.at);
  await climbs(h, kase, 1);
  expect((await levels(h, kase))[0]).toMatchObject({ cause: 'deadline', clock: 'decision', happenedAt: after!.at });
});

test('a pause that the watch learns of before the planner does still fires nothing, and loses nothing', async () => {
  const h = await house();
  const kase = await aCase(h, { nature: 'enquiry', acknowledged: false });
  await planned(h, kase);
  const early = new Date(h.clock.now().getTime() - hour);
  await h.as().em.execute('update deadline set at = ? where case_id = ?', [early, kase.id], 'run');
  await h.clock.passes('11 s');
  await expect.poll(async () => (await h.as().em.execute<{ n: number }[]>('select count(*)::int as n from deadline where case_id = ? and at <= ? and fired_at is null', [kase.id, h.clock.now()]))[0]!.n).toBe(0);
  expect(await levels(h, kase)).toEqual([]);
  expect(await planned(h, kase), 'planned anew, for when they really come').toHaveLength(8);
});

test('rule 18: safety at the assessment climbs by itself, once', async () => {
  const h = await house();
  const kase = await aCase(h);
  const assess = async (safety: boolean) => h.faisal.done(AssessCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.faisal, kase)).version, input: { ...figures, safety } });
  await assess(false);
  await settled(h);
  expect(await levels(h, kase)).toEqual([]);
  await assess(true);
  await climbs(h, kase, 1);
  expect((await levels(h, kase))[0]).toMatchObject({ cause: 'safety', to: 1 });
  await assess(true);
  await settled(h);
  expect(await levels(h, kase)).toHaveLength(1);
});

test('rule 18: a complainant who is not satisfied, and a third reopening, climb by themselves', async () => {
  const h = await house();
  const kase = await aCase(h);
  await onRecord(h.as(), caseStreams(kase.id), async (book) => {
    const open = await book.read(Case, kase.id);
    Object.assign(open, { stage: 'settling', askedAt: h.clock.now(), memberIds: [h.salma.id], leadId: h.salma.id });
    book.write(CaseSettling, open, { remedies: 0 });
    return open;
  });
  await h.salma.done(RecordSatisfaction, { opId: op(), id: kase.id, input: { settled: false, wants: 'facts', comment: 'The second box was warm too.' } } as never);
  await climbs(h, kase, 1);
  expect((await levels(h, kase))[0]).toMatchObject({ cause: 'dissatisfied' });

  const again = await aCase(h, { title: 'Opened and opened' });
  for (let times = 0; times < 3; times++) {
    await h.huda.done(CloseCase, { opId: op(), id: again.id, expectedVersion: (await room(h.huda, again)).version, input: { closing: 'withdrawn', reason: 'Leave it.' } });
    await settled(h);
    expect(await levels(h, again)).toEqual([]);
    await h.huda.done(ReopenCase, { opId: op(), id: again.id, expectedVersion: (await room(h.huda, again)).version, reason: 'It came back.' });
  }
  await climbs(h, again, 1);
  expect((await levels(h, again))[0]).toMatchObject({ cause: 'reopened' });
});
