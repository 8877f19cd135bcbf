import { expect, test } from 'vitest';
import { defaultCalendars } from '../../server/policy/calendar.defaults.ts';
import { compile } from '../../server/policy/working-time/calendar.ts';
import { deadline, elapsed } from '../../server/policy/working-time/deadline.ts';
import { validate } from '../../server/policy/working-time/validate.ts';
import { at, iso } from './calendars.ts';

const calendar = (key: string) => compile(defaultCalendars.find((one) => one.key === key)!.definition);
const umm = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'numeric',
});
const hijri = (day: string) =>
  umm
    .format(at(`${day}T00:00Z`))
    .replace(/ AH$/, '')
    .split('/')
    .slice(0, 2)
    .join('/');

test('rule 5: the calendars to begin with have no fault, now and a year later', () => {
  for (const { definition } of defaultCalendars) {
    for (const today of ['2026-11-22T00:00Z', '2027-11-22T00:00Z'])
      expect(validate(definition, at(today))).toEqual([]);
  }
});

test('rule 5: what the moon decides is provisional, and stands where Umm al-Qura puts it', () => {
  const moving = defaultCalendars
    .flatMap(({ definition }) => [...definition.exceptions, ...definition.weeks])
    .filter(({ provisional }) => provisional);
  const months = moving.map(({ from }) => hijri(from!));
  expect(new Set(months)).toEqual(new Set(['9/1', '9/30', '10/1', '12/9', '1/1', '3/12']));
  expect(moving).toHaveLength(16);
});

test.each([
  ['riyadh', '2026-11-19T06:00Z', '2026-11-22T13:00Z'],
  ['riyadh', '2027-09-22T06:00Z', '2027-09-26T13:00Z'],
  ['dubai', '2026-11-26T06:00Z', '2026-11-27T08:00Z'],
  ['dubai', '2026-12-01T06:00Z', '2026-12-04T08:00Z'],
  ['london', '2026-12-24T10:00Z', '2026-12-29T17:30Z'],
  ['london', '2027-03-25T10:00Z', '2027-03-30T16:30Z'],
  ['always', '2026-12-24T10:00Z', '2026-12-25T21:00Z'],
])('in %s one working day from %s ends %s', (key, start, due) => {
  expect(iso(deadline(calendar(key), at(start), { unit: 'workingDays', amount: 1 }))).toBe(due);
});

test('the one that never closes counts every hour', () => {
  expect(elapsed(calendar('always'), at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z'))).toBe(365 * 86_400_000);
});
