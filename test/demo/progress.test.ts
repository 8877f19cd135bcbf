import { expect, test } from 'vitest';
import { DemonstrationLoaded } from '../../schema/documents/door.ts';
import { ProgressPort } from '../../server/demo/progress.ts';
import { house } from '../house.ts';

test('while the demonstration loads, anybody is told how far it has come; afterwards nobody', async () => {
  const h = await house();
  const progress = h.as().house.port(ProgressPort);
  const told = async () => [(await h.guest().done(DemonstrationLoaded)).house.demonstrationLoaded, await (await fetch(`${h.running.origin}/readyz`)).text()];
  expect(await told()).toEqual([null, 'ready']);
  progress.percent = 42;
  expect(await told()).toEqual([42, 'ready, demonstration 42 %']);
  progress.percent = null;
  expect(await told()).toEqual([null, 'ready']);
});
