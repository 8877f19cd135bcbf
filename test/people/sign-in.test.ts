import { expect, test } from 'vitest';
import { Door } from '../../schema/documents/door.ts';
import { house } from '../house.ts';

test('named people are known at the API, and guests are not', async () => {
  const h = await house();
  const { viewer } = await h.huda.done(Door);
  expect(viewer).toMatchObject({ id: h.huda.id, name: 'Huda Mansour', roles: ['quality'] });
  expect((await h.guest().done(Door)).viewer).toBeNull();
});
