import { expect, test } from 'vitest';
import { compile, type WorkingCalendar } from '../../server/policy/working-time/calendar.ts';
import { backward, deadline, elapsed, sameTime } from '../../server/policy/working-time/deadline.ts';
import type { WeekDefinition } from '../../server/policy/working-time/definition.ts';
import data from './working-time-vectors.json' with { type: 'json' };

// Figures that the test suites of biz, business_time, Zammad and ERPNext agree on; where a budget ends exactly at
// closing time, `expected` is the end of the window, which is our convention too.

interface Vector {
  id: string;
  kind: string;
  calendar: string;
  start: string;
  end?: string;
  seconds?: number;
  days?: number;
  expected?: string;
  expectedSeconds?: number;
  pauses?: string[][];
}

const calendars = new Map<string, WorkingCalendar>(
  Object.entries(data.calendars).map(([name, { timeZone, week, holidays }]) => {
    const days = Object.fromEntries(
      Object.entries(week).map(([day, all]) => [day, all.map(([from, to]) => ({ from, to }))]),
    ) as WeekDefinition['days'];
    const exceptions = holidays.map((day: string) => ({
      id: day,
      kind: 'close' as const,
      from: day,
      name: { en: 'Holiday', ar: 'عطلة' },
    }));
    return [name, compile({ zone: timeZone, weeks: [{ days }], exceptions })];
  }),
);

const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().replace('.000Z', 'Z');

test('there are 129 of them', () => expect(data.vectors).toHaveLength(129));

test.each((data.vectors as Vector[]).map((vector) => [vector.id, vector] as const))('rule 4: %s', (_, vector) => {
  const calendar = calendars.get(vector.calendar)!;
  const pauses = (vector.pauses ?? []).map(([from, to]) => ({ from: at(from!), to: at(to!) }));
  const budget = { unit: 'workingMinutes' as const, amount: (vector.seconds ?? 0) / 60 };
  if (vector.kind === 'elapsed')
    expect(elapsed(calendar, at(vector.start), at(vector.end!), pauses) / 1000).toBe(vector.expectedSeconds);
  else if (vector.kind === 'deadline')
    expect(iso(deadline(calendar, at(vector.start), budget, pauses))).toBe(vector.expected);
  else if (vector.kind === 'backward')
    expect(iso(backward(calendar, at(vector.start), budget, pauses))).toBe(vector.expected);
  else expect(iso(sameTime(calendar, at(vector.start), vector.days!))).toBe(vector.expected);
});
