import { expect, test } from 'vitest';
import { together, type Effect } from '../../web/src/lib/policy/whatif.ts';

const clock = (number: string, effect: string, is: string) => ({ number, department: null, clock: 'Decision', action: null, effect, level: null, was: null, is, paused: false, zone: 'UTC' });
const part = (looked: number, next: string | null, all: number | null, clocks: Effect['clocks']): Effect => ({ looked, all, next, changed: clocks.length, breached: clocks.filter(({ effect }) => effect === 'breached').length, late: 0, raised: 0, sooner: 0, later: clocks.filter(({ effect }) => effect === 'later').length, same: 0, clocks });

test('the parts of an effect add up, however many: the gravest of all are told, and the total of the first part stays', () => {
  const parts = Array.from({ length: 250 }, (_, n) => part(100, n < 249 ? String(n) : null, n ? null : 25_000, [clock(`L${n}`, 'later', '2026-12-01T00:00:00Z'), ...(n === 249 ? [clock('B', 'breached', '2026-12-02T00:00:00Z')] : [])]));
  const whole = parts.reduce<Effect | null>(together, null)!;
  expect(whole).toMatchObject({ looked: 25_000, all: 25_000, next: null, changed: 251, breached: 1, later: 250 });
  expect(whole.clocks).toHaveLength(100);
  expect(whole.clocks[0]).toMatchObject({ number: 'B' });
});
