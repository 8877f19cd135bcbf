import './runes.ts';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isQuiet } from '../../web/src/lib/escalation/wall/alarm.svelte.ts';

const css = readFileSync(new URL('../../web/src/lib/escalation/wall/wall.css', import.meta.url), 'utf8');
const look = (selector: string): Map<string, string> => {
  const body = css.slice(css.indexOf(`${selector} {`)).split('}', 1)[0]!;
  return new Map([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
};
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

test.each(['.wall', ".wall[data-look='light']"])('on walls every word has a contrast of seven to one: %s', (selector) => {
  const colours = look(selector);
  const states = ['calm', 'watch', 'late', 'breached', 'paused', 'plain'];
  const pairs = [...states.map((state) => [`s-${state}`, `g-${state}`]), ...['wall', 'tile', 'g-breached'].flatMap((ground) => [['strong', ground], ['soft', ground]])] as [string, string][];
  expect(pairs.filter(([ink, ground]) => contrast(colours.get(ink)!, colours.get(ground)!) < 7)).toEqual([]);
});

test('quiet hours may lie around midnight, and none are none', () => {
  expect(['19:59', '20:00', '23:30', '03:00', '06:59', '07:00'].map((clock) => isQuiet(clock, '20:00', '07:00'))).toEqual([false, true, true, true, true, false]);
  expect(['11:59', '12:00', '12:59', '13:00'].map((clock) => isQuiet(clock, '12:00', '13:00'))).toEqual([false, true, true, false]);
  expect(isQuiet('03:00', null, null)).toBe(false);
});
