import { expect, test } from 'vitest';
import { Gathering } from '../../server/investigation/text/gathering.ts';

test('the first words after a pause go at once; while they flow they wait for everybody who wrote last, and no longer', async () => {
  const gathering = new Gathering();
  const of = (...writers: number[]) => () => new Set(writers);
  await gathering.over(of(1), 50);
  // Who writes alone waits for nobody.
  let gone = false;
  await gathering.over(of(1, 2), 50);
  const here = new Set([1]);
  const both = gathering.over(() => here, 50).then(() => (gone = true));
  gathering.came();
  await Promise.resolve();
  expect(gone).toBe(false);
  here.add(2);
  gathering.came();
  await both;
  // Who has stopped is not waited for for ever.
  await gathering.over(of(1), 50);
});
