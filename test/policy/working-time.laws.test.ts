import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, type WorkingCalendar } from '../../server/policy/working-time/calendar.ts';
import { backward, deadline, elapsed } from '../../server/policy/working-time/deadline.ts';
import { weekdays } from '../../server/policy/working-time/definition.ts';
import type { Pause } from '../../server/policy/working-time/pauses.ts';
import { at, calendars } from './calendars.ts';

// Domain 4: deadline and elapsed are inverse, monotone, additive, and care for no zone but the calendar's. A failure
// prints its seed.

const minute = 60_000;
const instant = fc
  .integer({ min: at('2025-12-01T00:00Z') / 1000, max: at('2027-01-31T00:00Z') / 1000 })
  .map((second) => second * 1000);
const length = fc.integer({ min: 1, max: 60 * 200 }).map((minutes) => minutes * minute);
const pauses = fc.array(
  fc
    .tuple(instant, fc.integer({ min: 0, max: 20 * 1440 }))
    .map(([from, lasts]): Pause => ({ from, to: from + lasts * minute })),
  { maxLength: 4 },
);
const hours = (ms: number) => ({ unit: 'workingMinutes' as const, amount: ms / minute });
const due = (calendar: WorkingCalendar, start: number, ms: number, paused: readonly Pause[] = []) =>
  deadline(calendar, start, hours(ms), paused)!;

describe.each(calendars)('rule 4: in %s', (_, calendar) => {
  test('what elapsed until the deadline is the budget', () => {
    fc.assert(
      fc.property(instant, length, pauses, (start, ms, paused) => {
        expect(elapsed(calendar, start, due(calendar, start, ms, paused), paused)).toBe(ms);
      }),
    );
  });

  test('what elapsed since the latest start backward is the budget, and the start before it is too early', () => {
    fc.assert(
      fc.property(instant, length, pauses, (end, ms, paused) => {
        const start = backward(calendar, end, hours(ms), paused)!;
        expect(elapsed(calendar, start, end, paused)).toBe(ms);
        expect(elapsed(calendar, start + 1, end, paused)).toBe(ms - 1);
      }),
    );
  });

  test('the deadline is the first instant: a millisecond before it, something is left', () => {
    fc.assert(
      fc.property(instant, length, pauses, (start, ms, paused) => {
        expect(elapsed(calendar, start, due(calendar, start, ms, paused) - 1, paused)).toBe(ms - 1);
      }),
    );
  });

  test('a later start or a longer budget is never due earlier', () => {
    fc.assert(
      fc.property(instant, instant, length, length, pauses, (s, t, a, b, paused) => {
        expect(due(calendar, Math.min(s, t), Math.min(a, b), paused)).toBeLessThanOrEqual(
          due(calendar, Math.max(s, t), Math.max(a, b), paused),
        );
      }),
    );
  });

  test('parts add up, for deadlines and for what elapsed', () => {
    fc.assert(
      fc.property(instant, length, fc.oneof(length, fc.constant(0)), pauses, (start, a, b, paused) => {
        expect(due(calendar, due(calendar, start, a, paused), b, paused)).toBe(due(calendar, start, a + b, paused));
      }),
    );
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), pauses, (three, paused) => {
        const [a = 0, b = 0, c = 0] = [...three].sort((x, y) => x - y);
        expect(elapsed(calendar, a, b, paused) + elapsed(calendar, b, c, paused)).toBe(
          elapsed(calendar, a, c, paused),
        );
      }),
    );
  });

  test('the order in which somebody asks changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(instant, length), { minLength: 1, maxLength: 4 }), (asked) => {
        const fresh = compile(calendar.definition);
        for (const [start, ms] of asked) expect(due(fresh, start, ms)).toBe(due(calendar, start, ms));
      }),
      { numRuns: 10 },
    );
  });

  test('the days end in order, at the end of working time', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 30 }), (start, n) => {
        const ends = [n, n + 1].map((amount) => deadline(calendar, start, { unit: 'workingDays', amount })!);
        expect(ends[0]).toBeLessThan(ends[1]!);
        expect(elapsed(calendar, ends[0]! - minute, ends[0]!)).toBe(minute);
      }),
    );
  });

  test('minute for minute it is what a clock on the wall shows', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 5 * 288 }), (raw, steps) => {
        const from = raw - (raw % (5 * minute));
        expect(elapsed(calendar, from, from + steps * 5 * minute)).toBe(lookedUp(calendar, from, steps));
      }),
      { numRuns: 40 },
    );
  });
});

test.each(['Pacific/Kiritimati', 'America/St_Johns', 'UTC'])(
  'rule 4: a server in %s finds the same instants',
  (zone) => {
    const before = process.env.TZ;
    const ask = () =>
      calendars.map(([, { definition }]) => due(compile(definition), at('2026-02-16T10:00Z'), 300 * 60 * minute));
    const here = ask();
    try {
      process.env.TZ = zone;
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      expect(ask()).toEqual(here);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  },
);

/** Working time by asking Intl every five minutes: slow, and nothing in common with the library. */
function lookedUp({ zone, definition }: WorkingCalendar, from: number, steps: number): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  let open = 0;
  for (let i = 0; i < steps; i++) {
    const [day = '', time = ''] = format.format(from + i * 5 * minute).split(', ');
    if (opens(definition, day, time, 0) || opens(definition, dayBefore(day), time, 1)) open += 5 * minute;
  }
  return open;
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 1440 * minute).toISOString().slice(0, 10);

function opens(
  { weeks, exceptions }: WorkingCalendar['definition'],
  day: string,
  time: string,
  later: 0 | 1,
): boolean {
  const holds = exceptions.filter((one) =>
    one.yearly
      ? day.slice(5) === one.from.slice(5) && day >= one.from
      : one.from <= day && day <= (one.to ?? one.from),
  );
  const open = holds.find(({ kind }) => kind === 'open');
  const week = weeks.find((one) => one.from && one.from <= day && day <= one.to!) ?? weeks[0]!;
  const all = open?.hours ?? (holds.length ? [] : (week.days[weekdays[new Date(day).getUTCDay()]!] ?? []));
  return all.some(({ from, to, overnight }) =>
    later ? overnight && time < to : time >= from && (overnight || time < to),
  );
}
