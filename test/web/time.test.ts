import { expect, test } from 'vitest';
import { stateAt } from '../../server/case/clock/clock.policy.ts';
import { Hours } from '../../web/src/lib/escalation/hours.ts';
import { timeOf, type Due } from '../../web/src/lib/escalation/time.ts';
import { overwriteGetLocale } from '../../web/src/lib/paraglide/runtime.js';

const now = Date.parse('2026-11-22T07:00:00.000Z');
const hour = 3_600_000;
const at = (hours: number): string => new Date(now + hours * hour).toISOString();
const english = { language: 'en', digits: 'latn', zone: 'Asia/Riyadh', hijri: false } as never;
/** A deadline that a clock counts by the wall. */
const due = (promise: number | null, target: number | null, more: Partial<Due> = {}): Due => ({
  dueAt: promise === null ? null : at(promise), watchAt: null, lateAt: target === null ? null : at(target), paused: false, clock: 'closing',
  counted: { calendarId: null, unit: 'calendarDays', phase: 'running', since: null, promiseAt: promise === null ? null : at(promise), targetAt: target === null ? null : at(target), pausedFor: null } as never, ...more,
});
const told = (one: Due) => timeOf(one, now, english);

test('rule 12: four states, equal on every screen: what is promised to nobody is late once our own target is missed, and what stands still says for whom it waits', () => {
  overwriteGetLocale(() => 'en');
  for (const one of [due(9, 5), due(9, -1), due(-1, -5), due(null, 5), due(null, -1)]) {
    const moment = (text: string | null) => (text ? new Date(text) : null);
    expect(told(one).state).toBe(stateAt({ dueAt: moment(one.dueAt), watchAt: null, lateAt: moment(one.lateAt) }, new Date(now)));
  }
  expect([told(due(null, 5)).text, told(due(null, -26)).text]).toEqual(['5 h', 'late 1 day']);
  expect([told(due(null, 5)).alone, told(due(null, -26)).alone], 'on paper no colour says which it is').toEqual(['5 h left', undefined]);
  const waits = due(null, null, { paused: true });
  expect(told({ ...waits, counted: { ...waits.counted!, phase: 'paused', since: at(-3), pausedFor: 'complainant' } as never })).toMatchObject({ state: 'paused', text: 'waiting for the complainant' });
  expect(told(due(null, null)).state).toBe('plain');
});

test.each([
  ['en', ['13 working h', 'late 13 working h', '13 working h left', 'over 13 working h', '2 working h', '30 working min']],
  ['ar', ['13 ساعة عمل', 'متأخر 13 ساعة عمل', '13 ساعة عمل', 'تجاوز 13 ساعة عمل', 'ساعتا عمل', '30 دقيقة عمل']],
] as const)('where there is little room too, working hours are never said as hours on the wall: %s', (language, said) => {
  overwriteGetLocale(() => language);
  const open = new Hours([now - 500 * hour, now + 500 * hour].map((ms) => ms / 1_000), [1]);
  const works = (one: Due) => timeOf({ ...one, counted: { ...one.counted!, unit: 'workingHours' } as never }, now, { ...(english as object), language } as never, open).brief;
  expect([due(13, null), due(null, -13), due(13, -1), due(-13, null), due(2.5, null), due(0.5, null)].map(works)).toEqual(said);
});

test.each([
  ['en', ['31 working days', '2 working days', '15 working h', 'late 3 working d', 'over 12 working d', '31 working days left'], '39 working h'],
  ['ar', ['31 يوم عمل', 'يوما عمل', '15 ساعة عمل', 'متأخر 3 أيام عمل', 'تجاوز 12 يوم عمل', 'المتبقي: 31 يوم عمل'], '39 ساعة عمل'],
] as const)('what is promised in working days is said in whole working days of its calendar, the last two days in hours; what is promised in hours stays hours: %s', (language, said, asHours) => {
  overwriteGetLocale(() => language);
  // Open from ten to six on every day of a hundred.
  const open = new Hours(Array.from({ length: 100 }, (_, day) => [0, 8].map((h) => (now + ((day - 50) * 24 + h) * hour) / 1_000)).flat(), Array.from({ length: 100 }, () => 1));
  const as = (unit: string, one: Due) => timeOf({ ...one, counted: { ...one.counted!, unit } as never }, now + hour, { ...(english as object), language } as never, open).brief;
  const ends = (days: number) => days * 24 + 8;
  expect([due(ends(31), null), due(ends(2), null), due(ends(1), null), due(null, ends(-4)), due(ends(-13), null)].map((one) => as('workingDays', one))).toEqual(said.slice(0, 5));
  expect(timeOf({ ...due(ends(31), null), counted: { ...due(ends(31), null).counted!, unit: 'workingDays' } as never }, now + hour, { ...(english as object), language } as never, open).alone).toBe(said[5]);
  expect(as('workingHours', due(ends(4), null))).toBe(asHours);
});

test.each([
  ['en', ['Thanks', 'Decision on the suggestion', 'Answer', 'Decision'], 'waiting for the customer'],
  ['ar', ['الشكر وإبلاغ أصحاب الإشادة', 'القرار بشأن المقترح', 'الرد', 'القرار'], 'بانتظار رد مقدّم المقترح'],
] as const)('a card says the clock, and whom it waits for, as it is said of what the matter is: %s', (language, said, waits) => {
  overwriteGetLocale(() => language);
  const of = (kind: string, more: Partial<Due> = {}) => timeOf(due(9, 5, { clock: 'decision', kind, ...more }), now, { ...(english as object), language } as never);
  ['compliment', 'suggestion', 'enquiry', 'complaint'].forEach((kind, place) => expect(of(kind).full).toContain(said[place]));
  expect(of('compliment').full).not.toContain(said[3]);
  expect(of('suggestion', { paused: true, counted: { ...due(null, null).counted!, phase: 'paused', since: at(-3), pausedFor: 'complainant' } as never }).text).toBe(waits);
});
