import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compared } from '../../web/src/lib/investigation/text/compare.ts';

test('two versions beside each other: what stayed and what went are the one, what stayed and what came are the other, in any script', () => {
  expect(compared('The packs were warm.', 'The gel packs were half warm.').map(({ how, text }) => [how, text])).toEqual([['same', 'The '], ['new', 'gel '], ['same', 'packs were'], ['new', ' half'], ['same', ' warm.']]);
  expect(compared('Who opened the box is not known.', 'The guard says the driver did.').map(({ how, text }) => [how, text])).toEqual([['gone', 'Who opened the box is not known.'], ['new', 'The guard says the driver did.']]);
  expect(compared('', '')).toEqual([]);
  const text = fc.array(fc.constantFrom('warm', 'وصلت', 'EV-12', ' ', '\n', '. '), { maxLength: 40 }).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = compared(before, after);
      const side = (how: 'gone' | 'new'): string => stretches.flatMap((one) => (one.how === how || one.how === 'same' ? one.text : [])).join('');
      expect([side('gone'), side('new')]).toEqual([before, after]);
      for (const [place, one] of stretches.entries()) expect(one.how).not.toBe(stretches[place + 1]?.how);
    }),
    { verbose: 1 },
  );
});
