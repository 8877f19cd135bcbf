import { expect, onTestFinished, test } from 'vitest';
import { movableClock } from '../../server/platform/clock.ts';
import type { House } from '../../server/platform/context.ts';
import { createLog } from '../../server/platform/log.ts';
import { keepLooking } from '../../server/platform/watch.ts';

const start = '2026-11-22T07:00:00.000Z';
const noon = new Date('2026-11-22T09:00:00.000Z');

/** A watch whose looks say what the test tells them to, one after the other, and nothing after that. */
const watched = (...says: (() => Promise<Date | 'more' | null>)[]) => {
  const clock = movableClock(start);
  const house = { clock, log: createLog('silent') } as unknown as House;
  const looks: Date[] = [];
  let wake: () => void = () => undefined;
  let stir: () => void = () => undefined;
  const stop = keepLooking(house, 'It could not be looked at.', () => (looks.push(clock.now()), says[looks.length - 1]?.() ?? Promise.resolve(null)), (listener, stirs) => ((wake = listener), (stir = stirs), () => undefined));
  onTestFinished(stop);
  return { clock, looks, wake: () => wake(), stir: () => stir(), stop, looked: (times: number) => expect.poll(() => looks.length, { interval: 5 }).toBeGreaterThanOrEqual(times) };
};

test('a fault costs one look and no more: the watch goes on, and what is woken meanwhile is looked at', async () => {
  const { looked, looks, wake, clock } = watched(() => Promise.reject(new Error('The database is restarting.')), async () => noon);
  await looked(1);
  wake();
  await looked(2);
  await clock.reaches(noon);
  await looked(3);
  expect(looks.some((at) => at.getTime() === noon.getTime())).toBe(true);
});

test('what is due and could not be done waits for the next look instead of being looked at without rest', async () => {
  const { looked, looks, clock } = watched(async () => new Date(start));
  await looked(1);
  for (let turns = 0; turns < 1_000; turns++) await Promise.resolve();
  await clock.passes('1 hour');
  expect(looks.length).toBeLessThan(5);
});

test('what falls due while a look is under way is looked at as soon as that is over, not after a rest', async () => {
  const under = Promise.withResolvers<void>();
  const soon = new Date(new Date(start).getTime() + 3_000);
  const { looked, looks, clock } = watched(async () => (await under.promise, soon));
  await looked(1);
  await clock.passes('5 s');
  under.resolve();
  await expect.poll(() => looks.length, { interval: 5 }).toBe(2);
});

test('where more is due than one look takes, the next follows at once; after stopping there is none', async () => {
  const { looked, looks, wake, stop } = watched(async () => 'more', async () => 'more', async () => null);
  await looked(3);
  await stop();
  const last = looks.length;
  wake();
  expect(looks).toHaveLength(last);
});

test('what may be due sooner than was known is looked at within a few seconds, once, however often it stirs', async () => {
  const { looked, looks, stir } = watched();
  await looked(1);
  for (let times = 0; times < 100; times++) stir();
  await looked(2);
  expect(looks).toHaveLength(2);
});
