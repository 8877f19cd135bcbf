import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dial } from '../../server/policy/working-time/days.ts';
import { isZone, ZoneClock } from '../../server/policy/working-time/zone.ts';
import { at } from './calendars.ts';

const [from, to] = [at('2000-01-01T00:00Z'), at('2060-01-01T00:00Z')];
const instant = fc.integer({ min: from / 1000, max: to / 1000 }).map((second) => second * 1000);
const names = 'Asia/Riyadh Africa/Cairo Asia/Beirut Asia/Amman Africa/Casablanca Europe/London Australia/Lord_Howe Asia/Kathmandu';
const odd = 'Pacific/Apia America/St_Johns Asia/Tehran Antarctica/Troll Asia/Gaza America/Caracas UTC';

describe.each(`${names} ${odd}`.split(' '))('rule 4: the clock of %s', (zone) => {
  const clock = new ZoneClock(zone, from, to);

  test('shows what Intl shows, for sixty years', () => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    fc.assert(
      fc.property(instant, (now) => {
        expect(new Date(clock.local(now)).toISOString().slice(0, 19)).toBe(format.format(now).replace(' ', 'T'));
      }),
    );
  });

  test('a local time is the first instant at which the clock has reached it, in order', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 2 * dial }), (now, later) => {
        const local = clock.local(now);
        const found = clock.instant(0, local);
        expect(found).toBeLessThanOrEqual(now);
        expect(clock.local(found)).toBeGreaterThanOrEqual(local);
        expect(clock.instant(0, local + later)).toBeGreaterThanOrEqual(found);
      }),
    );
  });
});

test('names are of the IANA list, not offsets', () => {
  expect(['Asia/Riyadh', 'UTC', 'Etc/GMT+3', 'America/Argentina/Buenos_Aires'].every(isZone)).toBe(true);
  expect(['', '+03:00', 'Mars/Olympus', 'Asia/Riyadh; drop', '../etc'].some(isZone)).toBe(false);
});
