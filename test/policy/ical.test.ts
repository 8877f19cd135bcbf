import { describe, expect, test } from 'vitest';
import { compile } from '../../server/policy/working-time/calendar.ts';
import { deadline } from '../../server/policy/working-time/deadline.ts';
import { readHolidays } from '../../server/policy/working-time/ical.ts';
import { validate } from '../../server/policy/working-time/validate.ts';
import { at, definitions, iso } from './calendars.ts';

const file = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT`),
    'END:VCALENDAR',
    '',
  ]
    .join('\n')
    .replaceAll('\n', '\r\n');
const found = (...events: string[]) => readHolidays(file(...events));

describe('rule 5: holidays from an iCalendar file', () => {
  test('a day, several days, and their names', () => {
    const { exceptions, faults } = found(
      'UID:1\nDTSTART;VALUE=DATE:20261223\nDTEND;VALUE=DATE:20261224\nSUMMARY:National Day\\, celebrated',
      'UID:2\nDTSTART;VALUE=DATE:20270309\nDTEND;VALUE=DATE:20270313\nSUMMARY:عيد الفطر (متوقع)',
      'UID:3\nDTSTART;VALUE=DATE:20270401\nDURATION:P2D\nSUMMARY:A very long\n  name',
      'UID:4\nDTSTART;VALUE=DATE:20270501\nSUMMARY:May\nBEGIN:VALARM\nDTSTART:20200101\nSUMMARY:Wake\nEND:VALARM',
    );
    expect(faults).toEqual([]);
    expect(exceptions.map(({ from, to, name, provisional }) => [from, to, name.en, provisional])).toEqual([
      ['2026-12-23', '2026-12-23', 'National Day, celebrated', false],
      ['2027-03-09', '2027-03-12', 'عيد الفطر (متوقع)', true],
      ['2027-04-01', '2027-04-02', 'A very long name', false],
      ['2027-05-01', '2027-05-01', 'May', false],
    ]);
  });

  test('cancelled ones are left out, tentative ones are provisional, midnight to midnight is a day', () => {
    const { exceptions } = found(
      'UID:1\nDTSTART;VALUE=DATE:20270101\nSTATUS:CANCELLED\nSUMMARY:No',
      'UID:2\nDTSTART;VALUE=DATE:20270102\nSTATUS:TENTATIVE\nSUMMARY:Perhaps',
      'UID:3\nDTSTART;TZID="Arab Standard Time":20270103T000000\nDTEND;TZID="Arab Standard Time":20270104T000000\nSUMMARY:Outlook',
    );
    expect(exceptions.map(({ from, to, provisional }) => [from, to, provisional])).toEqual([
      ['2027-01-02', '2027-01-02', true],
      ['2027-01-03', '2027-01-03', false],
    ]);
  });

  test('yearly ones return', () => {
    const rule = (more: string) => found(`UID:1\nDTSTART;VALUE=DATE:20260923\nSUMMARY:Day\n${more}`).exceptions;
    expect(rule('RRULE:FREQ=YEARLY')).toMatchObject([{ from: '2026-09-23', yearly: true }]);
    expect(rule('RRULE:FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=23;COUNT=3').map(({ from }) => from)).toEqual([
      '2026-09-23',
      '2027-09-23',
      '2028-09-23',
    ]);
    expect(
      rule('RRULE:FREQ=YEARLY;UNTIL=20281231T000000Z\nEXDATE;VALUE=DATE:20270923').map(({ from }) => from),
    ).toEqual(['2026-09-23', '2028-09-23']);
    expect(
      found('UID:1\nDTSTART;VALUE=DATE:20240229\nSUMMARY:Leap\nRRULE:FREQ=YEARLY;COUNT=2').exceptions.map(
        ({ from }) => from,
      ),
    ).toEqual(['2024-02-29', '2028-02-29']);
  });

  test('what cannot be taken is named and stops nothing', () => {
    const { exceptions, faults } = found(
      'UID:1\nDTSTART:20270101T090000Z\nDTEND:20270101T100000Z\nSUMMARY:Meeting',
      'UID:2\nSUMMARY:Nothing',
      'UID:3\nDTSTART;VALUE=DATE:20271331\nSUMMARY:Thirteenth month',
      'UID:4\nDTSTART;VALUE=DATE:20270501\nRRULE:FREQ=YEARLY;BYDAY=1MO\nSUMMARY:Early May',
    );
    expect(faults.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'ical-not-all-day 1',
      'ical-date 2',
      'ical-date 3',
      'ical-rule 4',
    ]);
    expect(exceptions.map(({ from }) => from)).toEqual(['2027-05-01']);
    const long = file(...Array.from({ length: 3_000 }, (_, n) => `UID:${n}\nDTSTART;VALUE=DATE:20270501\nSUMMARY:إجازة طويلة الاسم رقم ${n}`));
    expect(readHolidays(long), 'refused whole: nothing is missing unseen').toMatchObject({ exceptions: [], faults: [{ code: 'ical-too-large' }] });
    expect(readHolidays('<html>').faults).toMatchObject([{ code: 'ical-empty' }]);
  });

  test('they close the days of a calendar, also where two share an id', () => {
    const twice = 'UID:x\nDTSTART;VALUE=DATE:20261122\nSUMMARY:Holiday';
    const calendar = { ...definitions.riyadh, exceptions: readHolidays(file(twice, twice)).exceptions };
    expect(validate(calendar, at('2026-11-01T00:00Z'))).toEqual([]);
    expect(iso(deadline(compile(calendar), at('2026-11-22T05:00Z'), { unit: 'workingHours', amount: 1 }))).toBe(
      '2026-11-23T06:00Z',
    );
  });
});
