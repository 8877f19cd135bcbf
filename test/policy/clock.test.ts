import { describe, expect, test } from 'vitest';
import { compile } from '../../server/policy/working-time/calendar.ts';
import { faultOfEntry, intervals, type ClockEntry } from '../../server/policy/working-time/log.ts';
import { instantOfShare, pauseReport, readClock, type ClockFacts } from '../../server/policy/working-time/reading.ts';
import { at, definitions, iso } from './calendars.ts';

const calendar = compile(definitions.riyadh);
const hour = 3_600_000;
// Sunday 22 November 2026, in Riyadh 08:00-12:00 and 13:00-17:00, which is 05:00-09:00 and 10:00-14:00 UTC.
const sunday = (time: string) => at(`2026-11-22T${time}Z`);
const monday = (time: string) => at(`2026-11-23T${time}Z`);
const entry = (phase: ClockEntry['phase'], when: number, more: Partial<ClockEntry> = {}): ClockEntry => ({
  phase,
  at: when,
  cause: 'test',
  actor: 'salma',
  ...more,
});
const begun = entry('running', sunday('05:00'));
const clock = (...log: ClockEntry[]): ClockFacts => ({
  calendar,
  log: [begun, ...log],
  target: { unit: 'workingHours', amount: 4 },
  promise: { unit: 'workingHours', amount: 8 },
});
const state = (facts: ClockFacts, when: number) => readClock(facts, when)!.state;

describe('rule 12: four states, from the clock alone', () => {
  test.each([
    ['calm', '05:00'],
    ['calm', '07:59'],
    ['watch', '08:00'],
    ['watch', '08:59'],
    ['late', '09:00'],
    ['late', '13:59'],
    ['breached', '14:00'],
  ])('%s at %s', (expected, time) => expect(state(clock(), sunday(time))).toBe(expected));

  test('without a target the watch follows the promise, without a promise nothing is breached', () => {
    expect(state({ ...clock(), target: null }, sunday('12:00'))).toBe('watch');
    expect(state({ ...clock(), target: null }, sunday('11:59'))).toBe('calm');
    expect(state({ ...clock(), promise: null }, monday('14:00'))).toBe('late');
  });

  test('what is done at the very deadline is in time; a look long after finds the same', () => {
    expect(state(clock(entry('stopped', sunday('09:00'))), monday('14:00'))).toBe('calm');
    expect(state(clock(entry('stopped', sunday('09:00') + 1)), monday('14:00'))).toBe('late');
    expect(readClock(clock(entry('stopped', sunday('07:00'))), monday('14:00'))).toMatchObject({
      phase: 'stopped',
      promise: { elapsed: 2 * hour, remaining: 6 * hour },
      changesAt: null,
    });
  });

  test('before it began there is nothing to read', () => expect(readClock(clock(), sunday('04:59'))).toBeNull());
});

describe('rule 1 and 7: pauses', () => {
  const paused = entry('paused', sunday('07:00'), { cause: 'waiting-for-complainant', until: monday('10:00') });

  test('beside a stopped clock there is no date, and it goes on by itself at the end of the pause', () => {
    const waiting = readClock(clock(paused), sunday('12:00'))!;
    expect(waiting).toMatchObject({
      phase: 'paused',
      state: 'calm',
      pausedSince: sunday('07:00'),
      resumesAt: monday('10:00'),
      changesAt: monday('10:00'),
    });
    expect(waiting.promise).toMatchObject({ due: null, elapsed: 2 * hour, remaining: 6 * hour });
    const after = readClock(clock(paused), monday('11:00'))!;
    expect(after).toMatchObject({ phase: 'running', promise: { elapsed: 3 * hour } });
    expect(iso(after.target!.due)).toBe('2026-11-23T12:00Z');
    expect(iso(after.promise!.due)).toBe('2026-11-24T07:00Z');
  });

  test('a message resumes it from the moment it arrived, and a correction takes that back', () => {
    const answered = clock(paused, entry('running', sunday('10:00'), { cause: 'message-received' }));
    expect(readClock(answered, sunday('11:00'))!.promise!.elapsed).toBe(3 * hour);
    const corrected = {
      ...answered,
      log: [...answered.log, entry('paused', sunday('10:00'), { cause: 'automatic-answer', until: monday('10:00') })],
    };
    expect(readClock(corrected, sunday('11:00'))).toMatchObject({
      phase: 'paused',
      pausedSince: sunday('07:00'),
      promise: { elapsed: 2 * hour },
    });
    expect(readClock(answered, sunday('09:30'))!.phase).toBe('paused');
  });

  test('paused after the breach it stays red and lateness freezes', () => {
    const late = clock(entry('paused', monday('06:00'), { until: monday('13:00') }));
    const [then, later] = [readClock(late, monday('06:00'))!, readClock(late, monday('12:00'))!];
    expect([then.state, later.state]).toEqual(['breached', 'breached']);
    expect([then.promise!.lateBy, later.promise!.lateBy]).toEqual([hour, hour]);
    expect(iso(later.promise!.due)).toBe('2026-11-22T14:00Z');
    expect(readClock(late, monday('14:00'))!.promise!.lateBy).toBe(2 * hour);
  });

  test('pause time is reported by person and reason', () => {
    expect(pauseReport(calendar, clock(paused).log, monday('14:00'))).toEqual([
      { cause: 'waiting-for-complainant', actor: 'salma', open: 6 * hour + 4 * hour, wall: 27 * hour },
    ]);
  });

  test('intervals follow each other without holes', () => {
    const held = intervals(clock(paused, entry('stopped', monday('11:00'))).log);
    expect(held.map(({ phase }) => phase)).toEqual(['running', 'paused', 'running', 'stopped']);
    held.slice(1).forEach(({ from }, i) => expect(from).toBe(held[i]!.to));
  });

  test.each([
    ['clock-before-start', [], entry('paused', sunday('04:00'), { until: monday('10:00') })],
    ['pause-without-end', [], entry('paused', sunday('06:00'))],
    ['pause-without-end', [], entry('paused', sunday('06:00'), { until: sunday('06:00') })],
    ['clock-not-paused', [], entry('running', sunday('06:00'))],
    ['clock-not-running', [paused], entry('paused', sunday('08:00'), { until: monday('10:00') })],
    ['clock-stopped', [entry('stopped', sunday('06:00'))], entry('running', sunday('07:00'))],
    [null, [paused], entry('running', sunday('08:00'))],
    [null, [paused, entry('running', sunday('08:00'))], entry('paused', sunday('08:00'), { until: monday('10:00') })],
  ] as [string | null, ClockEntry[], ClockEntry][])('%s', (code, log, next) => {
    expect(faultOfEntry([begun, ...log], next)?.code ?? null).toBe(code);
  });
});

describe('rule 15: levels', () => {
  test.each([
    [0.5, '09:00'],
    [0.75, '12:00'],
    [0.9, '13:12'],
    [1, '14:00'],
  ])('%d of the promise is used at %s', (share, time) => {
    expect(instantOfShare(clock(), clock().promise!, share, sunday('05:00'))).toBe(sunday(time));
  });

  test('beyond the deadline they go on in working time', () => {
    expect(instantOfShare(clock(), clock().promise!, 1.5, sunday('05:00'))).toBe(monday('09:00'));
  });

  test('a watch is told when to look again', () => {
    const looks = [sunday('05:00')];
    for (let next = readClock(clock(), looks[0]!)!.changesAt; next; next = readClock(clock(), next)!.changesAt)
      looks.push(next);
    expect(looks.map((look) => iso(look)!.slice(11))).toEqual(['05:00Z', '08:00Z', '09:00Z', '12:00Z', '14:00Z']);
  });
});
