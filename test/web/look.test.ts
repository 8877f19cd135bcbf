import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast } from '../../schema/rules/contrast.ts';
import { shadesOf } from '../../web/src/lib/platform/ui/accent.ts';
import { lettersOf, ringOf } from '../../web/src/lib/platform/ui/face.ts';

const tokens = readFileSync(new URL('../../web/src/lib/platform/ui/tokens.css', import.meta.url), 'utf8');

function block(selector: string): Map<string, string> {
  const at = tokens.indexOf(selector);
  const body = tokens.slice(tokens.indexOf('{', at) + 1, tokens.indexOf('}', at));
  return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]));
}

const light = block(':root,');
const dark = block("[data-scheme='dark'] {");
const wished = block("[data-scheme='auto'] {");

const pairs: [string, string, number][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent'].flatMap((ink) => ['paper', 'sheet', 'well'].map((ground): [string, string, number] => [ink, ground, 4.5])),
  ...['calm', 'watch', 'late', 'breach'].flatMap((state) => [`${state}-soft`, 'sheet', 'paper'].map((ground): [string, string, number] => [state, ground, 4.5])),
  ['accent-ink', 'accent', 4.5],
  ['accent', 'accent-soft', 4.5],
  ['ink-2', 'accent-soft', 4.5],
  ['edge', 'sheet', 3],
  ['edge', 'paper', 3],
  ...['p1', 'p2', 'p3', 'p4'].map((ring): [string, string, number] => [ring, 'paper', 3]),
];

test('contrast is reckoned as WCAG 2.2 does', () => {
  expect([['#000000', '#ffffff'], ['#ffffff', '#000000'], ['#777777', '#ffffff'], ['#ff0000', '#ff0000']].map(([one = '', other = '']) => contrast(one, other).toFixed(2))).toEqual(['21.00', '21.00', '4.48', '1.00']);
});

test.each([['light', light], ['dark', dark]] as const)('every word can be read, in %s', (_, scheme) => {
  const weak = pairs
    .map(([ink, ground, least]) => ({ ink, ground, least, found: contrast(scheme.get(ink)!, scheme.get(ground)!) }))
    .filter(({ found, least }) => found < least);
  expect(weak).toEqual([]);
});

test('dark by choice and dark by the system are the same dark', () => {
  expect([...wished]).toEqual([...dark]);
});

test.each([['light', light], ['dark', dark]] as const)('a colour of the organisation stays its colour where it can be read, and gives way where it cannot, in %s', (name, scheme) => {
  const given = ['#8a1538', '#0a1f44', '#00703c', '#5b2c83', '#b3003c', '#6b4e00', '#000000', '#767676', '#0e5a5e', '#004de6'];
  const weak = given.flatMap((colour) => {
    const { accent, strong, soft } = shadesOf(colour)[name];
    const grounds = [...['paper', 'sheet', 'well'].map((ground) => scheme.get(ground)!), soft];
    return [...grounds.map((ground) => [accent, ground]), [scheme.get('accent-ink')!, accent], [scheme.get('accent-ink')!, strong], [strong, soft], [scheme.get('ink-2')!, soft]]
      .filter(([ink = '', ground = '']) => contrast(ink, ground) < 4.5).map(([ink, ground]) => `${colour}: ${ink} on ${ground}`);
  });
  expect(weak).toEqual([]);
  expect(shadesOf('#8a1538').light.accent).toBe('#8a1538');
});

test('a face never shows two joined Arabic letters', () => {
  expect(lettersOf('سلمى الحربي')).toBe('س');
  expect(lettersOf('الحسن بن علي')).toBe('ح');
  expect(lettersOf('Salma Al-Harbi')).toBe('SH');
  expect(lettersOf('Salma Alami')).toBe('SA');
  expect(lettersOf('Omar')).toBe('OM');
  expect(lettersOf('\u202eOmar')).toBe('OM');
  expect(lettersOf('')).toBe('');
});

test('a person has the same ring everywhere, and a team is told apart', () => {
  expect(ringOf('p1')).toEqual(ringOf('p1'));
  const rings = new Set(Array.from({ length: 200 }, (_, index) => JSON.stringify(ringOf(`person-${index}`))));
  expect(rings.size).toBe(16);
});
