import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What the tests say of themselves: the titles of all of them. */
const titles = globSync('**/*.test.ts', { cwd: fileURLToPath(new URL('..', import.meta.url)), exclude: (path) => path.includes('node_modules') })
  .flatMap((file) => [...readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8').matchAll(/(?:test|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])(.*?)\1,/g)].map(([, , title]) => title!));
const rulesIn = (title: string): number[] => [...(/^rules? ((?:\d+(?:, | and )?)+):/.exec(title)?.[1]?.matchAll(/\d+/g) ?? [])].map(([n]) => Number(n));

test('each rule of clocks and escalation, 1 to 19, has a test that names it', () => {
  const named = new Set(titles.flatMap(rulesIn));
  expect(Array.from({ length: 19 }, (_, place) => place + 1).filter((rule) => !named.has(rule))).toEqual([]);
});

/** What can be put in wrongly, and the test that says what becomes of it. */
test.each([
  ['a calendar without working time', /a calendar without working time/],
  ['intervals that overlap or are reversed', /hours that overlap or run backwards/],
  ['policies that contradict', /promises that contradict themselves or each other/],
  ['ladders that contradict', /what contradicts is found, by field/],
  ['an escalation to nobody', /a ladder never leads to nobody/],
  ["a client's clock that is wrong", /a client's clock that is wrong by seven minutes changes nothing/],
  ["the server's clock set back two hours, or forward a day", /set back two hours, or forward a day/],
  ['the server off while deadlines pass', /while the server was off 2,000 deadlines have passed: each fires once, with its true time/],
  ['one of two servers killed at an escalation', /two servers, one of them killed while it acts/],
  ['one of two servers killed at planning anew', /two servers plan the same cases anew, one of them killed at it/],
])('bad input: %s has a test that names it', (_, title) => {
  expect(titles.filter((one) => title.test(one))).toHaveLength(1);
});
