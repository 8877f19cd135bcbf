import { expect, test } from 'vitest';
import { CaseCounts, MyWork, RouteCase } from '../../schema/documents/case.ts';
import { MyEscalations } from '../../schema/documents/escalation.ts';
import { KeepQueue, KeepRouting } from '../../schema/documents/policy.ts';
import { StatementsAskedOfMe, TakeStatement } from '../../schema/documents/investigation.ts';
import { Rail } from '../../schema/documents/shell.ts';
import { departments } from '../cast.ts';
import { raised } from '../escalation/board.ts';
import { tell } from '../feedback/telling.ts';
import { aRoom } from '../investigation/findings.ts';
import { house, type NamedPerson } from '../house.ts';
import { aCase, op, room } from './room.ts';

const workOf = async (who: NamedPerson) => {
  const { unrouted, unled, toAnswer } = (await who.done(MyWork)).myWork;
  return Object.fromEntries(Object.entries({ unrouted, unled, toAnswer }).map(([part, cards]) => [part, cards.map(({ title }) => title)]));
};

test('what is new waits for intake until it is sent somewhere, and then for those who lead or answer there', async () => {
  const h = await house();
  const warm = await aCase(h, { title: 'Warm', department: null });
  await aCase(h, { title: 'A thermometer on the box', nature: 'suggestion' });
  await aCase(h, { title: 'When do you open?', nature: 'enquiry', department: 'legal' });
  expect(await workOf(h.nadia)).toEqual({ unrouted: ['Warm'], unled: [], toAnswer: [] });
  expect((await h.nadia.done(CaseCounts)).counts.work).toBe(1);
  expect(await workOf(h.faisal)).toEqual({ unrouted: [], unled: [], toAnswer: ['A thermometer on the box'] });
  expect(await workOf(h.tariq)).toEqual({ unrouted: [], unled: [], toAnswer: ['When do you open?'] });
  await h.nadia.done(RouteCase, { opId: op(), id: warm.id, expectedVersion: warm.version, input: { departmentId: departments.logistics } });
  expect(await workOf(h.nadia)).toEqual({ unrouted: [], unled: [], toAnswer: [] });
  expect(await workOf(h.faisal)).toEqual({ unrouted: [], unled: ['Warm'], toAnswer: ['A thermometer on the box'] });
});

test('what a rule sends to the queue of a department waits there for its intake, until it is assessed or sent on', async () => {
  const h = await house();
  const { keepQueue } = await h.amal.done(KeepQueue, { opId: op(), input: { nameEn: 'Intake', nameAr: 'الاستقبال', departmentId: departments.callCentre, languages: [], skills: [], rank: 0, active: true } });
  await h.amal.done(KeepRouting, { opId: op(), input: { language: 'en', queueId: keepQueue.queue!.id, rank: 0, active: true } });
  const receipt = await tell(h.guest(), { words: 'It came warm.' });
  // The machine acknowledges first; deciding meanwhile would be deciding on what is old.
  await expect.poll(async () => (await room(h.nadia, receipt)).stage).toBe('acknowledged');
  expect(await workOf(h.nadia)).toEqual({ unrouted: ['It came warm'], unled: [], toAnswer: [] });
  expect((await h.nadia.done(CaseCounts)).counts.work).toBe(1);
  expect((await workOf(h.lina)).unrouted, 'who looks into things takes nothing in').toEqual([]);
  const { id, version } = await room(h.nadia, receipt);
  await h.nadia.done(RouteCase, { opId: op(), id, expectedVersion: version, input: { departmentId: departments.logistics } });
  expect((await workOf(h.nadia)).unrouted).toEqual([]);
  expect((await workOf(h.faisal)).unled).toEqual(['It came warm']);
});

test('the numbers of the menu are those of what “my work” lists: cases, what climbed to somebody, what is asked of them', async () => {
  const h = await house();
  const numbersOf = async (who: NamedPerson) => (await who.done(Rail)).counts;
  const kase = await aCase(h);
  expect(await numbersOf(h.tariq), 'nothing of what one does not see').toMatchObject({ work: 0, toTake: 0, toState: 0, cases: 0 });
  const { unled, leading } = (await h.faisal.done(MyWork)).myWork;
  expect(await numbersOf(h.faisal)).toMatchObject({ work: unled.length + leading.length, toTake: 0, toState: 0 });
  await raised(h, h.salma, kase);
  expect((await h.faisal.done(MyEscalations)).myEscalations).toHaveLength(1);
  expect(await numbersOf(h.faisal)).toMatchObject({ toTake: 1, escalations: 1 });
  expect(await numbersOf(h.huda), 'it was brought to somebody else').toMatchObject({ toTake: 0 });
  await h.salma.done(TakeStatement, { opId: op(), caseId: (await aRoom(h)).id, input: { side: 'witness', personId: h.tariq.id, request: 'What did you see?' } });
  expect((await h.tariq.done(StatementsAskedOfMe)).statementsAskedOfMe).toHaveLength(1);
  expect(await numbersOf(h.tariq)).toMatchObject({ toState: 1 });
});
