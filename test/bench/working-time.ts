// Deadlines a second over a year's calendar, with and without pauses, beside the cost of the first question (laying
// out the year) and of an explanation. Run: node --import @oxc-node/core/register test/bench/working-time.ts
import { compile } from '../../server/policy/working-time/calendar.ts';
import { deadline, elapsed } from '../../server/policy/working-time/deadline.ts';
import { explain } from '../../server/policy/working-time/explain.ts';
import { explanation } from '../../server/policy/working-time/explanation.ts';
import { readClock } from '../../server/policy/working-time/reading.ts';
import { definitions } from '../policy/calendars.ts';

const goal = 200_000;
const [minute, year] = [60_000, 365 * 86_400_000];
const from = Date.parse('2026-01-01T00:00Z');
const calendar = compile(definitions.riyadh);

/** Deterministic, so that runs compare. */
let seed = 42;
const random = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};
const asked = Array.from({ length: 20_000 }, () => {
  const start = from + random(year / minute) * minute;
  const pauses = [1, 2].map((i) => ({
    from: start + i * random(4000) * minute,
    to: start + (i * 4000 + random(4000)) * minute,
  }));
  return { start, pauses, amount: 1 + random(80) };
});

function perSecond(work: (one: (typeof asked)[number]) => unknown, rounds: number): number {
  const rates = [0, 1, 2].map(() => {
    const begun = performance.now();
    for (let round = 0; round < rounds; round++) for (const one of asked) work(one);
    return (rounds * asked.length * 1000) / (performance.now() - begun);
  });
  return Math.round(rates.sort((a, b) => a - b)[1]!);
}

const cold = performance.now();
deadline(compile(definitions.riyadh), from, { unit: 'workingHours', amount: 40 });
const first = performance.now() - cold;

const log = (start: number) => [{ phase: 'running' as const, at: start, cause: 'opened', actor: 'bench' }];
const figures = {
  'deadlines/s, working hours': perSecond(
    ({ start, amount }) => deadline(calendar, start, { unit: 'workingHours', amount }),
    20,
  ),
  'deadlines/s, working hours, two pauses': perSecond(
    ({ start, amount, pauses }) => deadline(calendar, start, { unit: 'workingHours', amount }, pauses),
    5,
  ),
  'deadlines/s, working days': perSecond(
    ({ start, amount }) => deadline(calendar, start, { unit: 'workingDays', amount }),
    10,
  ),
  'deadlines/s, calendar days': perSecond(
    ({ start, amount }) => deadline(calendar, start, { unit: 'calendarDays', amount }),
    10,
  ),
  'elapsed/s': perSecond(({ start }) => elapsed(calendar, start, start + 30 * 86_400_000), 20),
  'clock readings/s, target and promise': perSecond(
    ({ start, amount }) =>
      readClock(
        {
          calendar,
          log: log(start),
          target: { unit: 'workingHours', amount },
          promise: { unit: 'workingDays', amount },
        },
        start + 5 * 86_400_000,
      ),
    2,
  ),
};
const some = asked.slice(0, 200);
const begun = performance.now();
for (const { start, pauses } of some)
  explain(explanation(calendar, start, { unit: 'workingHours', amount: 40 }, pauses), 'ar');

console.table(figures);
console.log(
  `first question of a calendar: ${first.toFixed(1)} ms · an explanation in Arabic: ${((performance.now() - begun) / some.length).toFixed(2)} ms`,
);
const slowest = Math.min(
  ...Object.entries(figures)
    .filter(([name]) => name.startsWith('deadlines'))
    .map(([, rate]) => rate),
);
console.log(`working-time: slowest kind ${slowest} deadlines/s, goal ${goal}: ${slowest >= goal ? 'met' : 'missed'}`);
if (slowest < goal) process.exitCode = 1;
