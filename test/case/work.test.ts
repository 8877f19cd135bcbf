import { expect, test } from 'vitest';
import { CaseCounts, MyWork, RouteCase } from '../../schema/documents/case.ts';
import { departments } from '../cast.ts';
import { house, type NamedPerson } from '../house.ts';
import { aCase, op } from './room.ts';

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
