import './runes.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { contrast } from '../../schema/rules/contrast.ts';
import { Alarm, isQuiet } from '../../web/src/lib/escalation/wall/alarm.svelte.ts';

const css = readFileSync(new URL('../../web/src/lib/escalation/wall/wall.css', import.meta.url), 'utf8');
const look = (selector: string): Map<string, string> => {
  const body = css.slice(css.indexOf(`${selector} {`)).split('}', 1)[0]!;
  return new Map([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
};

test.each(['.wall', ".wall[data-look='light']"])('on walls every word has a contrast of seven to one: %s', (selector) => {
  const colours = look(selector);
  const states = ['calm', 'watch', 'late', 'breached', 'paused', 'plain'];
  const pairs = [...states.map((state) => [`s-${state}`, `g-${state}`]), ...['wall', 'tile', 'g-breached'].flatMap((ground) => [['strong', ground], ['soft', ground]])] as [string, string][];
  expect(pairs.filter(([ink, ground]) => contrast(colours.get(ink)!, colours.get(ground)!) < 7)).toEqual([]);
});

test('legible at 8 m: nothing on a wall is smaller than what good eyes read at eight metres: 4 hundredths of the screen', () => {
  const folder = new URL('../../web/src/lib/escalation/wall/', import.meta.url);
  const shown = readdirSync(folder).filter((name) => name === 'wall.css' || (/^Wall.*\.svelte$/.test(name) && !['WallForm.svelte', 'WallsPage.svelte'].includes(name)));
  const sizes = shown.flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/font-size:\s*([^;]+);/g)].map(([, size = '']) => ({ name, size })));
  expect(sizes.length).toBeGreaterThan(10);
  expect(sizes.filter(({ size }) => !(Number(/^calc\(([\d.]+) \* var\(--u\)\)$/.exec(size)?.[1]) >= 4))).toEqual([]);
});

test('quiet hours may lie around midnight, and none are none', () => {
  expect(['19:59', '20:00', '23:30', '03:00', '06:59', '07:00'].map((clock) => isQuiet(clock, '20:00', '07:00'))).toEqual([false, true, true, true, true, false]);
  expect(['11:59', '12:00', '12:59', '13:00'].map((clock) => isQuiet(clock, '12:00', '13:00'))).toEqual([false, true, true, false]);
  expect(isQuiet('03:00', null, null)).toBe(false);
});

test('sound with manners: one unlock per device, one alarm for fifty breaches, muted stays muted', async () => {
  const kept = new Map<string, string>();
  let tones = 0;
  const line = { connect: () => line, disconnect: () => undefined, gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined }, frequency: { value: 0 }, start: () => void tones++, stop: () => undefined };
  class Sounds {
    state = 'suspended';
    currentTime = 0;
    onstatechange: (() => void) | null = null;
    createOscillator = () => line;
    createGain = () => line;
    close = () => Promise.resolve();
    resume = () => Promise.resolve(void (this.state = 'running'));
  }
  vi.stubGlobal('AudioContext', Sounds);
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) });
  vi.useFakeTimers();
  onTestFinished(() => void (vi.unstubAllGlobals(), vi.useRealTimers()));

  const alarm = new Alarm();
  alarm.begin();
  alarm.ring();
  expect([alarm.unlocked, tones], 'a browser lets nothing be heard before somebody has pressed').toEqual([false, 0]);
  await alarm.press();
  for (let breach = 0; breach < 50; breach++) alarm.ring();
  expect([alarm.unlocked, tones]).toEqual([true, 6]);
  vi.advanceTimersByTime(30_000);
  alarm.ring();
  expect(tones).toBe(12);
  await alarm.press();
  vi.advanceTimersByTime(30_000);
  alarm.ring();
  expect([alarm.muted, tones]).toEqual([true, 12]);
  const afterRestart = new Alarm();
  afterRestart.begin();
  expect(afterRestart.muted).toBe(true);
});
