import { expect, test } from 'vitest';
import { milliseconds, movableClock, pause, stopwatch, systemClock } from '../../server/platform/clock.ts';

const start = new Date('2026-03-01T06:00:00Z');

test('a movable clock stands still until time passes', async () => {
  const clock = movableClock(start);
  expect(clock.now()).toEqual(start);
  await clock.passes('3 hours');
  expect(clock.now()).toEqual(new Date('2026-03-01T09:00:00Z'));
  await clock.passes(500);
  await clock.reaches(new Date('2026-03-02T00:00:00Z'));
  expect(clock.now()).toEqual(new Date('2026-03-02T00:00:00Z'));
  await expect(clock.reaches(start)).rejects.toThrow(RangeError);
});

test('sleepers are woken in the order of their instants, each at its own', async () => {
  const clock = movableClock(start);
  const woken: string[] = [];
  const sleep = async (name: string, at: string) => {
    await clock.wakeAt(new Date(at));
    woken.push(`${name} ${clock.now().toISOString()}`);
  };
  void sleep('late', '2026-03-01T08:00:00Z');
  void sleep('early', '2026-03-01T07:00:00Z');
  void sleep('never', '2026-03-09T07:00:00Z');
  await clock.passes('1 day');
  expect(woken).toEqual(['early 2026-03-01T07:00:00.000Z', 'late 2026-03-01T08:00:00.000Z']);
});

test('who goes to sleep again within one passage is woken again', async () => {
  const clock = movableClock(start);
  let rounds = 0;
  void (async () => {
    for (; ; rounds++) await clock.wakeAt(new Date(clock.now().getTime() + milliseconds('10 minutes')));
  })();
  await clock.passes('1 hour');
  expect(rounds).toBe(6);
});

test('an instant that has passed wakes at once, and so does an abort', async () => {
  const stop = new AbortController();
  for (const clock of [movableClock(start), systemClock]) {
    await clock.wakeAt(new Date(0));
    const asleep = clock.wakeAt(new Date('2999-01-01T00:00:00Z'), stop.signal);
    stop.abort();
    await asleep;
    await clock.wakeAt(new Date('2999-01-01T00:00:00Z'), stop.signal);
  }
});

test('who rests is woken once the clock stands far enough, after everybody who asked for an instant, and at once where it does already', async () => {
  const clock = movableClock(start);
  const woken: string[] = [];
  const tell = (name: string) => () => void woken.push(`${name} ${clock.now().toISOString()}`);
  void clock.rests(start, 10_000).then(tell('rested'));
  void clock.rests(start, milliseconds('3 hours'), AbortSignal.timeout(60_000)).then(tell('rests on'));
  void clock.wakeAt(new Date('2026-03-01T07:00:00Z')).then(tell('woke'));
  await clock.passes('2 hours');
  expect(woken).toEqual(['woke 2026-03-01T07:00:00.000Z', 'rested 2026-03-01T08:00:00.000Z']);
  await clock.rests(start, 10_000);
  for (const one of [clock, systemClock]) await one.rests(clock.now(), 5);
});

test('the system clock wakes not before the instant', async () => {
  const at = new Date(systemClock.now().getTime() + 30);
  await systemClock.wakeAt(at);
  expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(at.getTime());
  const took = stopwatch();
  await pause(10);
  expect(took()).toBeGreaterThan(8);
});

test('durations are said in words', () => {
  expect(milliseconds('90 s')).toBe(90_000);
  expect(milliseconds('2 weeks')).toBe(14 * 86_400_000);
  expect(milliseconds(7)).toBe(7);
  expect(() => milliseconds('3 fortnights' as '3 days')).toThrow(RangeError);
});
