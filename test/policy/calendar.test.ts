import { describe, expect, test } from 'vitest';
import { compile } from '../../server/policy/working-time/calendar.ts';
import { backward, deadline, elapsed } from '../../server/policy/working-time/deadline.ts';
import type { CalendarDefinition } from '../../server/policy/working-time/definition.ts';
import { NoWorkingTime } from '../../server/policy/working-time/faults.ts';
import { announce, difference, replan } from '../../server/policy/working-time/revise.ts';
import { validate } from '../../server/policy/working-time/validate.ts';
import { at, definitions, eid, hours, iso, on } from './calendars.ts';

const week = (days: CalendarDefinition['weeks'][number]['days']) => [{ days }];
const riyadh = compile(definitions.riyadh);
const working = (amount: number) => ({ unit: 'workingHours' as const, amount });
const days = (amount: number) => ({ unit: 'workingDays' as const, amount });

describe('rule 5: calendars', () => {
  test('an overnight shift belongs to the day on which it begins', () => {
    const night = compile({
      zone: 'Asia/Riyadh',
      weeks: week(on('sun mon tue wed thu', '22:00-06:00')),
      exceptions: [{ ...eid, from: '2026-03-16', to: '2026-03-16' }],
    });
    expect(iso(deadline(night, at('2026-03-15T20:00Z'), working(7)))).toBe('2026-03-16T03:00Z');
    expect(iso(deadline(night, at('2026-03-15T20:00Z'), working(8)))).toBe('2026-03-17T20:00Z');
    expect(iso(deadline(night, at('2026-03-15T12:00Z'), days(1)))).toBe('2026-03-18T03:00Z');
  });

  test('a night on which the clock changes is as long as it really is', () => {
    const night = compile(definitions.night);
    expect(elapsed(night, at('2026-03-28T12:00Z'), at('2026-03-29T12:00Z')) / 3_600_000).toBe(7);
    expect(elapsed(night, at('2026-10-24T12:00Z'), at('2026-10-25T12:00Z')) / 3_600_000).toBe(9);
  });

  test('what the clock skips is nowhere, and a day without a midnight still begins', () => {
    const cairo = compile({ zone: 'Africa/Cairo', weeks: week(on('thu fri', '00:00-24:00')), exceptions: [] });
    expect(elapsed(cairo, at('2026-04-23T22:00Z'), at('2026-04-25T00:00Z')) / 3_600_000).toBe(23);
    const skipped = compile({
      zone: 'America/Los_Angeles',
      weeks: week(on('sun', '02:10-02:50', '02:55-03:15')),
      exceptions: [],
    });
    expect(elapsed(skipped, at('2026-03-08T00:00Z'), at('2026-03-09T00:00Z')) / 60_000).toBe(15);
  });

  test('Casablanca works by GMT in Ramadan', () => {
    const casablanca = compile(definitions.casablanca);
    expect(iso(deadline(casablanca, at('2026-02-12T08:00Z'), working(2)))).toBe('2026-02-12T10:00Z');
    expect(iso(deadline(casablanca, at('2026-02-24T00:00Z'), working(2)))).toBe('2026-02-24T11:00Z');
  });

  test('Ramadan hours hold between their days, and the ordinary week again after them', () => {
    expect(iso(deadline(riyadh, at('2026-02-17T12:00Z'), working(3)))).toBe('2026-02-18T08:00Z');
    expect(iso(deadline(riyadh, at('2026-03-18T12:00Z'), working(2)))).toBe('2026-03-24T06:00Z');
  });

  test('a part of a day can be closed, a closed day be opened, and a holiday return each year', () => {
    const calendar = compile({
      zone: 'Asia/Riyadh',
      weeks: week(on('sun mon', '08:00-16:00')),
      exceptions: [
        {
          id: 'a',
          kind: 'close',
          from: '2026-11-22',
          hours: hours('12:00-16:00'),
          name: { en: 'Drill', ar: 'تدريب' },
        },
        {
          id: 'b',
          kind: 'open',
          from: '2026-11-27',
          hours: hours('09:00-11:00'),
          name: { en: 'Extra day', ar: 'يوم إضافي' },
        },
        { id: 'c', kind: 'close', from: '2024-11-23', yearly: true, name: { en: 'Founders', ar: 'التأسيس' } },
      ],
    });
    expect(iso(deadline(calendar, at('2026-11-22T05:00Z'), working(6)))).toBe('2026-11-27T08:00Z');
    expect(iso(deadline(calendar, at('2026-11-22T05:00Z'), days(1)))).toBe('2026-11-27T08:00Z');
    expect(iso(backward(calendar, at('2026-11-29T05:00Z'), working(3)))).toBe('2026-11-22T08:00Z');
  });

  test('hours that are closed or opened meet the shift that began the evening before, and count once', () => {
    const name = { en: 'Works', ar: 'أعمال' };
    const nights = (kind: 'close' | 'open', span: string) =>
      compile({
        zone: 'UTC',
        weeks: week(on('sun', '22:00-06:00')),
        exceptions: [{ id: 'x', kind, from: '2026-11-23', hours: hours(span), name }],
      });
    const spent = (calendar: ReturnType<typeof compile>) =>
      elapsed(calendar, at('2026-11-22T00:00Z'), at('2026-11-24T00:00Z')) / 3_600_000;
    expect(spent(nights('close', '01:00-03:00'))).toBe(6);
    expect(spent(nights('open', '05:00-08:00'))).toBe(10);
    expect(iso(deadline(nights('open', '05:00-08:00'), at('2026-11-22T22:00Z'), working(9)))).toBe(
      '2026-11-23T07:00Z',
    );
  });

  test('the weekend of the Emirates moved in 2022', () => {
    const uae = compile({
      zone: 'Asia/Dubai',
      weeks: [
        { days: on('sun mon tue wed thu', '08:00-16:00') },
        { from: '2022-01-03', days: { ...on('mon tue wed thu', '08:00-16:00'), ...on('fri', '08:00-12:00') } },
      ],
      exceptions: [{ id: 'ny', kind: 'close', from: '2022-01-02', name: { en: 'Change', ar: 'تغيير' } }],
    });
    expect(iso(deadline(uae, at('2021-12-30T05:00Z'), days(1)))).toBe('2022-01-03T12:00Z');
    expect(iso(deadline(uae, at('2022-01-06T05:00Z'), days(1)))).toBe('2022-01-07T08:00Z');
    expect(iso(deadline(uae, at('2022-01-07T07:00Z'), working(2)))).toBe('2022-01-10T05:00Z');
    expect(iso(deadline(uae, at('2021-12-23T05:00Z'), days(1)))).toBe('2021-12-26T12:00Z');
  });

  test('an announced holiday moves the deadlines counted through it, and no other', () => {
    const announced = announce(definitions.riyadh, 'eid', {
      from: '2026-03-20',
      to: '2026-03-24',
    }) as CalendarDefinition;
    const open = [
      { start: at('2026-03-17T12:00Z'), budget: working(10) },
      { start: at('2026-03-15T05:00Z'), budget: working(6) },
    ];
    expect(
      replan(riyadh, compile(announced), open).map(({ of, was, is }) => [open.indexOf(of), iso(was), iso(is)]),
    ).toEqual([[0, '2026-03-24T08:00Z', '2026-03-19T08:00Z']]);
    const changed = difference(definitions.riyadh, announced, at('2026-01-01T00:00Z'), at('2026-12-31T00:00Z'))!;
    expect([iso(changed.from), iso(changed.to)]).toEqual(['2026-03-19T05:00Z', '2026-03-24T14:00Z']);
    expect(
      difference(definitions.riyadh, definitions.riyadh, at('2026-01-01T00:00Z'), at('2026-12-31T00:00Z')),
    ).toBeNull();
    expect(announce(definitions.riyadh, 'eid', null)).toMatchObject({ exceptions: [{ id: 'national' }] });
    expect(announce(definitions.riyadh, 'none', null)).toMatchObject({ code: 'exception-unknown' });
  });
});

describe('rule 6: units', () => {
  test('one working day is the end of the next one, not 24 hours', () => {
    expect(iso(deadline(riyadh, at('2026-11-19T06:00Z'), days(1)))).toBe('2026-11-22T14:00Z');
    expect(iso(deadline(riyadh, at('2026-11-20T06:00Z'), days(1)))).toBe('2026-11-22T14:00Z');
  });

  test('calendar days end with the last day, in the zone of the calendar, weekends or not', () => {
    const budget = { unit: 'calendarDays', amount: 2 } as const;
    expect(iso(deadline(riyadh, at('2026-11-19T06:00Z'), budget))).toBe('2026-11-21T21:00Z');
    expect(iso(deadline(compile(definitions.cairo), at('2026-04-22T10:00Z'), budget))).toBe('2026-04-24T21:00Z');
  });

  test('a pause gives back what it took, and one without an end leaves no date', () => {
    const start = at('2026-11-22T05:00Z');
    const pause = { from: at('2026-11-22T09:00Z'), to: at('2026-11-23T09:00Z') };
    expect(iso(deadline(riyadh, start, working(8), [pause]))).toBe('2026-11-23T14:00Z');
    expect(iso(deadline(riyadh, start, days(1), [pause]))).toBe('2026-11-24T14:00Z');
    expect(iso(deadline(riyadh, start, working(4), [{ ...pause, to: null }]))).toBe('2026-11-22T09:00Z');
    expect(deadline(riyadh, start, working(5), [{ ...pause, to: null }])).toBeNull();
  });
});

describe('rule 5: what is refused', () => {
  const today = at('2026-11-22T00:00Z');
  const good = definitions.riyadh;
  const refused = (change: Partial<CalendarDefinition>) =>
    validate({ ...good, ...change }, today).map(({ code, where }) => `${code} ${where}`);

  test('a good calendar has no fault', () => {
    for (const definition of Object.values(definitions)) expect(validate(definition, today)).toEqual([]);
  });

  test.each([
    ['zone-unknown zone', { zone: 'Asia/Atlantis' }],
    ['zone-unknown zone', { zone: '+03:00' }],
    ['weeks-missing weeks', { weeks: [] }],
    ['no-working-time weeks', { weeks: week({}) }],
    ['no-working-time weeks', { weeks: week({ sun: [] }) }],
    ['no-working-time weeks', { weeks: [{ to: '2026-11-01', days: on('sun', '08:00-16:00') }] }],
    ['no-working-time weeks', { weeks: [{ from: '2028-01-01', days: on('sun', '08:00-16:00') }] }],
    ['no-working-time weeks', { exceptions: [{ ...eid, from: '2026-11-22', to: '2027-11-22' }] }],
    ['no-working-time-after weeks', { weeks: [{ days: {} }, { from: '2027-02-08', to: '2027-03-08', days: on('sun', '10:00-16:00') }] }],
    ['no-working-time-after weeks', { weeks: [{ to: '2027-03-08', days: on('sun', '08:00-16:00') }] }],
    ['interval-reversed weeks.0.days.sun.0', { weeks: week({ sun: [{ from: '17:00', to: '08:00' }] }) }],
    ['interval-empty weeks.0.days.sun.0', { weeks: week({ sun: [{ from: '08:00', to: '08:00' }] }) }],
    [
      'interval-too-long weeks.0.days.sun.0',
      { weeks: week({ sun: [{ from: '08:00', to: '09:00', overnight: true }] }) },
    ],
    ['time-invalid weeks.0.days.sun.0', { weeks: week({ sun: [{ from: '8:00', to: '25:00' }] }) }],
    ['time-invalid weeks.0.days.sun.0', { weeks: week({ sun: [{ from: '24:00', to: '24:00' }] }) }],
    ['intervals-overlap weeks.0.days.sun', { weeks: week(on('sun', '08:00-13:00', '12:00-17:00')) }],
    [
      'intervals-overlap weeks.0.days.mon',
      { weeks: week({ ...on('sun', '22:00-06:00'), ...on('mon', '05:00-12:00') }) },
    ],
    [
      'intervals-overlap weeks.0.days.sun',
      { weeks: week({ ...on('sat', '22:00-06:00'), ...on('sun', '05:00-12:00') }) },
    ],
    ['weekday-unknown weeks.0.days.sunday', { weeks: week({ sunday: hours('08:00-16:00') } as never) }],
    ['weeks-overlap weeks.1', { weeks: [...week(on('sun', '08:00-16:00')), ...week(on('mon', '08:00-16:00'))] }],
    ['weeks-overlap weeks.2', { weeks: [...good.weeks, { from: '2026-03-18', to: '2026-04-01', days: {} }] }],
    ['date-invalid exceptions.0.from', { exceptions: [{ ...eid, from: '2026-02-30' }] }],
    ['date-invalid exceptions.0.from', { exceptions: [{ ...eid, from: '' }] }],
    ['dates-reversed exceptions.0.to', { exceptions: [{ ...eid, to: '2026-03-01' }] }],
    ['exception-too-long exceptions.0.to', { exceptions: [{ ...eid, to: '2036-03-01' }] }],
    ['exception-twice exceptions.1.id', { exceptions: [eid, eid] }],
    ['hours-missing exceptions.0.hours', { exceptions: [{ ...eid, kind: 'open' }] }],
  ] as [string, Partial<CalendarDefinition>][])('%s', (fault, change) => expect(refused(change)).toContain(fault));

  test('each fault says so in both languages', () => {
    const [fault] = validate({ ...good, weeks: week({ sun: [{ from: '17:00', to: '08:00' }] }) }, today);
    expect(fault!.en).toContain('17:00 to 08:00');
    expect(fault!.ar).toMatch(/\u206817:00\u2069 إلى \u206808:00\u2069 .*قبل/);
  });

  test('a calendar that ends before a deadline says so instead of turning for ever', () => {
    const ending = compile({
      zone: 'UTC',
      weeks: [{ to: '2026-12-31', days: on('mon', '08:00-16:00') }],
      exceptions: [],
    });
    expect(() => deadline(ending, at('2026-12-01T00:00Z'), working(100))).toThrow(NoWorkingTime);
    expect(() => deadline(ending, at('2026-12-30T00:00Z'), days(1))).toThrow(NoWorkingTime);
    expect(() => deadline(riyadh, NaN, working(1))).toThrow(RangeError);
  });
});
